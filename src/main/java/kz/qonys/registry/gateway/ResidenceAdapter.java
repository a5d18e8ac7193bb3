package kz.qonys.registry.gateway;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.ResidenceHistory;
import kz.qonys.registry.ResidenceRegistry;
import org.w3c.dom.Element;

/** Registration at the place of residence by the provisional contract. */
final class ResidenceAdapter implements ResidenceRegistry {

    private static final IinQuestion<ResidenceHistory> QUESTION = IinQuestion.plain(ProvisionalContract.RESIDENCE,
            "residence", "history", ResidenceAdapter::history);

    private final GatewayClient gateway;
    private final GatewayProperties.ResidenceService service;

    ResidenceAdapter(GatewayClient gateway, GatewayProperties.ResidenceService service) {
        this.gateway = gateway;
        this.service = service;
    }

    @Override
    public RegistryAnswer<ResidenceHistory> find(String iin, String messageId) {
        return QUESTION.ask(gateway, service, iin, messageId);
    }

    private static ResidenceHistory history(Element history) {
        return new ResidenceHistory(Required.text(history, "iin"),
                Xml.children(history, "registration").stream().map(ResidenceAdapter::registration)
                        .sorted(Comparator.comparing(ResidenceHistory.Registration::since).reversed()).toList());
    }

    private static ResidenceHistory.Registration registration(Element registration) {
        return new ResidenceHistory.Registration(
                ResidenceHistory.Kind.valueOf(Required.text(registration, "kind").toUpperCase(Locale.ROOT)),
                Required.text(registration, "kato"), Required.text(registration, "address"),
                Required.date(registration, "since"),
                Xml.textAt(registration, "until").map(LocalDate::parse).orElse(null));
    }
}
