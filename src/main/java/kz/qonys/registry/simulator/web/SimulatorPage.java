package kz.qonys.registry.simulator.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.registry.Registry;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.GatewaySimulator.Outage;
import kz.qonys.registry.simulator.ReceivedMessages;
import kz.qonys.registry.simulator.Setting;
import kz.qonys.registry.simulator.SimulatedConsents.Will;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Turns the knobs of the simulated gateway and shows what it received. */
@Controller
@RequestMapping("/simulator")
@Profile("demo | test")
class SimulatorPage {

    private static final String HERE = "redirect:/simulator";
    private static final int KEYS_SHOWN = 25;
    private static final int MESSAGES_SHOWN = 50;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss");
    private static final Map<String, Registry> REGISTRIES = Map.of(
            GatewaySimulator.PERSON_SERVICE, Registry.GBD_FL,
            GatewaySimulator.FAMILY_CARD_SERVICE, Registry.FAMILY_CARD,
            GatewaySimulator.PORTAL_SERVICE, Registry.MIGRATION_PORTAL,
            GatewaySimulator.CIVIL_ACTS_SERVICE, Registry.CIVIL_ACTS,
            GatewaySimulator.EDUCATION_SERVICE, Registry.EDUCATION,
            GatewaySimulator.RESIDENCE_SERVICE, Registry.RESIDENCE,
            GatewaySimulator.MILITARY_SERVICE, Registry.MILITARY,
            GatewaySimulator.LEGAL_ENTITY_SERVICE, Registry.GBD_UL,
            GatewaySimulator.LABOUR_MARKET_SERVICE, Registry.LABOUR_MARKET,
            GatewaySimulator.CONSENT_SERVICE, Registry.CONSENT);

    private final GatewaySimulator simulator;
    private final Messages messages;
    private final Clock clock;
    private final ZoneId zone;

    SimulatorPage(GatewaySimulator simulator, Messages messages, Clock clock, @Value("${qonys.zone}") ZoneId zone) {
        this.simulator = simulator;
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
    }

    /** A service to choose. */
    record Service(String id, String name) {
    }

    /** A setting in words. */
    record Row(String service, String serviceName, String iin, String maskedIin, String behaviour, List<String> more) {
    }

    /** A person who answers the consent service in a way of his or her own, in words. */
    record Consenting(String maskedIin, String answer) {
    }

    /** A message in words. */
    record Message(String time, String service, String operation, String key, String iin, boolean delivered,
            boolean effective, String fate) {
    }

    /** A key in words; doubled when it took effect more than once. */
    record Key(String key, String service, String operation, String first, String last, long arrivals, long deliveries,
            long effects, boolean doubled) {
    }

    /** @param key only messages under this idempotency key; blank for all */
    @GetMapping
    String show(@RequestParam(name = "key", required = false) String key, Model model) {
        return page(KnobForm.EMPTY, ConsentForm.EMPTY, List.of(), key, model);
    }

    @PostMapping("/knobs")
    String turn(@ModelAttribute KnobForm form, Model model, HttpServletResponse response) {
        try {
            simulator.turn(form.setting(simulator.services()));
            return HERE;
        } catch (FaultException e) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return page(form, ConsentForm.EMPTY, e.faults(), null, model);
        }
    }

    @PostMapping("/consents")
    String answers(@ModelAttribute ConsentForm form, Model model, HttpServletResponse response) {
        try {
            simulator.consents().answers(form.iin(), form.will());
            return HERE;
        } catch (FaultException e) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return page(KnobForm.EMPTY, form, e.faults(), null, model);
        }
    }

    @PostMapping("/everybody-agrees")
    String everybodyAgrees() {
        simulator.consents().everybodyAgrees();
        return HERE;
    }

    /** @param iin of a setting for one person; blank for everybody */
    @PostMapping("/back")
    String back(@RequestParam("service") String service,
            @RequestParam(name = "iin", required = false) String iin) {
        simulator.back(service, iin == null || iin.isBlank() ? null : iin);
        return HERE;
    }

    @PostMapping("/back-all")
    String backAll() {
        simulator.backAll();
        return HERE;
    }

    /** @param state {@code refused}, {@code unavailable}; anything else brings the gateway back */
    @PostMapping("/gateway")
    String gateway(@RequestParam("state") String state) {
        switch (state) {
            case "refused" -> simulator.down(Outage.REFUSED);
            case "unavailable" -> {
                simulator.up();
                simulator.down(Outage.SERVICE_UNAVAILABLE);
            }
            default -> simulator.up();
        }
        return HERE;
    }

    private String page(KnobForm form, ConsentForm consent, List<Fault> faults, String key, Model model) {
        model.addAttribute("words", messages);
        model.addAttribute("language", Language.current().code());
        model.addAttribute("now", local(clock.instant()));
        model.addAttribute("up", simulator.isUp());
        model.addAttribute("form", form);
        model.addAttribute("consent", consent);
        model.addAttribute("consents", simulator.consents().wills().entrySet().stream()
                .map(one -> new Consenting(ReceivedMessages.masked(one.getKey()), said(one.getValue()))).toList());
        model.addAttribute("answers", ConsentForm.ANSWERS);
        model.addAttribute("faults", faults.stream().map(messages::text).toList());
        model.addAttribute("services", services());
        model.addAttribute("behaviours", Behaviour.values());
        model.addAttribute("faultCodes", KnobForm.FAULT_CODES);
        model.addAttribute("settings", simulator.knobs().inForce().stream().map(this::row).toList());
        model.addAttribute("keys", simulator.journal().keys().stream().limit(KEYS_SHOWN).map(this::key).toList());
        model.addAttribute("shownKey", key);
        model.addAttribute("received", received(key));
        return "simulator";
    }

    private String said(Will will) {
        if (will instanceof Will.Grants grants) {
            return messages.text("simulator.consent.after", grants.after().toHours());
        }
        return messages.text("simulator.consent." + (will instanceof Will.Refuses ? "refuses" : "silent"));
    }

    private List<Service> services() {
        List<Service> services = new ArrayList<>();
        services.add(new Service(Setting.ANY, name(Setting.ANY)));
        simulator.services().forEach(id -> services.add(new Service(id, name(id))));
        return services;
    }

    private String name(String service) {
        if (service.equals(Setting.ANY)) {
            return messages.text("simulator.service.any");
        }
        return Optional.ofNullable(REGISTRIES.get(service))
                .map(registry -> messages.text("registry.name." + registry.code())).orElse(service);
    }

    private Row row(Setting setting) {
        List<String> more = new ArrayList<>();
        if (setting.behaviour() == Behaviour.FAULT || setting.behaviour() == Behaviour.FAULT_WITH_200) {
            more.add(setting.faultCode());
        }
        if (setting.behaviour() == Behaviour.LATE) {
            more.add(messages.text("simulator.setting.delay", setting.delay().toSeconds()));
        }
        if (setting.percent() < 100) {
            more.add(messages.text("simulator.setting.percent", setting.percent()));
        }
        if (!setting.latency().median().isZero()) {
            more.add(messages.text("simulator.setting.latency", setting.latency().median().toMillis(),
                    setting.latency().percent99().toMillis()));
        }
        if (setting.closed() != null) {
            more.add(messages.text("simulator.setting.closed", setting.closed().from().toString(),
                    setting.closed().until().toString()));
        }
        if (setting.limit() != null) {
            more.add(messages.text("simulator.setting.limit", setting.limit().messages(),
                    setting.limit().per().toSeconds()));
        }
        return new Row(setting.serviceId(), name(setting.serviceId()), setting.iin(), setting.maskedIin(),
                messages.text("simulator.behaviour." + setting.behaviour().name()), more);
    }

    private List<Message> received(String key) {
        boolean all = key == null || key.isBlank();
        return simulator.journal().latest(Integer.MAX_VALUE).stream()
                .filter(entry -> all || key.strip().equals(entry.idempotencyKey()))
                .limit(MESSAGES_SHOWN).map(this::message).toList();
    }

    private Message message(ReceivedMessages.Entry entry) {
        return new Message(local(entry.at()), name(entry.serviceId()), entry.operation(), entry.idempotencyKey(),
                entry.maskedIin(), entry.delivered(), entry.effective(), entry.fate());
    }

    private Key key(ReceivedMessages.Key key) {
        return new Key(key.idempotencyKey(), name(key.serviceId()), key.operation(), local(key.firstAt()),
                local(key.lastAt()), key.arrivals(), key.deliveries(), key.effects(), key.effects() > 1);
    }

    private String local(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }
}
