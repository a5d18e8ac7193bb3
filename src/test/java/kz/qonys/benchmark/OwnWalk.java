package kz.qonys.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import kz.qonys.demo.CaseWalk;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.jdbc.core.JdbcTemplate;

/** A case in our application: start form, claim, form door, registries over HTTP. */
final class OwnWalk extends Walk {

    /** The first families of the register have peculiarities. */
    private static final int PECULIAR = 60;

    private final CaseWalk walk;
    private final GatewaySimulator gateway;
    private final JdbcTemplate eye;
    private final Supplier<Cost> counter;
    private final List<Family> families;
    private final ObjectMapper json = new ObjectMapper();
    private Cost uploads = new Cost(Map.of());

    /**
     * @param counter all that was done so far; uploads of documents, which the stock walk has not, are told apart by it
     */
    OwnWalk(ProcessEngine engine, JdbcTemplate eye, CaseWalk walk, GatewaySimulator gateway,
            Supplier<Cost> counter) {
        super(engine, eye);
        this.walk = walk;
        this.gateway = gateway;
        this.eye = eye;
        this.counter = counter;
        this.families = gateway.population().families().stream().skip(PECULIAR)
                .filter(family -> family.category().equals("kandas") && family.region().equals("tur")
                        && family.members().size() == StockFamily.PERSONS - 1)
                .toList();
    }

    /** What uploads of documents cost so far. */
    Cost uploads() {
        return uploads;
    }

    @Override
    String start(int number) {
        String definition = eye.queryForObject(
                "select id_ from act_re_procdef where key_ = 'resettlement-case' order by version_ desc limit 1",
                String.class);
        return as("tur-career-centre-officer",
                () -> engine().getFormService().submitStartForm(definition, Map.of("category",
                "kandas", "abroad", false, "submissionKey", UUID.randomUUID().toString())).getId());
    }

    @Override
    void step(int number, String root, Map<String, Object> task, boolean returned) {
        String id = (String) task.get("id");
        String caseId = eye.queryForObject(
                "select text_ from act_ru_variable where proc_inst_id_ = ? and name_ = 'caseId'", String.class, root);
        Family family = families.get(number);
        switch ((String) task.get("key")) {
            case "userTask_takeApplication" ->
                submit(task, "tur-career-centre-officer", walk.application(family, "sko-cc"));
            case "userTask_registerApplication" -> {
                Cost before = counter.get();
                walk.uploadMissing(caseId, "tur-career-centre-officer");
                uploads = new Cost(plus(uploads, counter.get().minus(before)));
                Map<String, Object> form = new HashMap<>(walk.application(family, "sko-cc"));
                form.put("decision", "release");
                submit(task, "tur-career-centre-officer", form);
            }
            case "userTask_checkAtMobilityCentre" -> submit(task, "tur-lmc-head", returned
                    ? Map.of("decision", "return", "remarks",
                            List.of(Map.of("field", "applicantAddress", "text", "Уточните адрес")))
                    : Map.of("decision", "approve"));
            case "userTask_checkAtDepartureBody" -> submit(task, "tur-leb-head", Map.of("decision", "approve"));
            case "userTask_assignOfficer" -> submit(task, "sko-leb-head", Map.of("assignedOfficer", "sko-leb-officer"));
            case "userTask_checkAtSettlementBody" -> submit(task, "sko-leb-officer", Map.of("decision", "approve",
                    "dataComplete", true, "scansPresent", true, "consentPresent", true));
            default -> throw new IllegalStateException("No officer for " + task.get("key") + " " + id);
        }
        // The portal hears of one step after the other; the next question to it would wait
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() ->
                eye.queryForObject("select count(*) from outbox where state = 'waiting'", Long.class) == 0);
    }

    private void submit(Map<String, Object> task, String officer, Map<String, ?> form) {
        String id = (String) task.get("id");
        as(officer, () -> {
            if (task.get("assignee") == null) {
                engine().getTaskService().claim(id, officer);
            }
            Map<String, Object> typed = new HashMap<>();
            form.forEach((key, value) -> typed.put(key, value instanceof List<?> list ? listed(list) : value));
            engine().getFormService().submitTaskForm(id, typed);
            return null;
        });
    }

    private Object listed(List<?> list) {
        try {
            return SpinValues.jsonValue(json.writeValueAsString(list)).create();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The groups come with the session in a browser, so asking for them is not counted as part of a step. */
    private final Map<String, List<String>> groups = new HashMap<>();

    private <T> T as(String officer, Supplier<T> work) {
        List<String> held = groups.computeIfAbsent(officer, user -> eye.queryForList(
                "select group_id_ from act_id_membership where user_id_ = ?", String.class, user));
        engine().getIdentityService().setAuthentication(officer, held);
        try {
            return work.get();
        } finally {
            engine().getIdentityService().clearAuthentication();
        }
    }

    private static Map<String, Cost.Line> plus(Cost one, Cost other) {
        Map<String, Cost.Line> sum = new HashMap<>(one.tables());
        other.tables().forEach((table, line) -> sum.merge(table, line, Cost.Line::plus));
        return sum;
    }
}
