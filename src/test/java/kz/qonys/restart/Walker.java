package kz.qonys.restart;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.qonys.demo.CaseWalk;
import kz.qonys.intake.RequiredDocuments;
import kz.qonys.language.FaultException;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import kz.qonys.terms.MovableClock;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks families of the synthetic population to the settlement region, one acknowledged step at a time. */
final class Walker {

    static final String WAITING = "waiting";
    static final String FINISHED = "finished";
    static final String MISSING = "missing";
    static final String LAST = "userTask_contactFamily";

    private final CaseWalk walk;
    private final GatewaySimulator simulator;
    private final MovableClock clock;
    private final TaskService tasks;
    private final RequiredDocuments required;
    private final JdbcClient jdbc;

    Walker(ApplicationContext context) {
        this.walk = context.getBean(CaseWalk.class);
        this.simulator = context.getBean(GatewaySimulator.class);
        this.clock = context.getBean(MovableClock.class);
        this.tasks = context.getBean(TaskService.class);
        this.required = context.getBean(RequiredDocuments.class);
        this.jdbc = context.getBean(JdbcClient.class);
    }

    /** The family's submission key. */
    static String key(int family) {
        return UUID.nameUUIDFromBytes(("family " + family).getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Every third family is sent back once by the mobility centre. */
    static boolean isReturned(int family) {
        return family % 3 == 0;
    }

    Object obey(String[] command) {
        return switch (command[0]) {
            case "start" -> start(Integer.parseInt(command[1]));
            case "step" -> step(Integer.parseInt(command[1]), true);
            case "race" -> step(Integer.parseInt(command[1]), false);
            case "done" -> done(Integer.parseInt(command[1]));
            case "clock" -> {
                clock.move(Duration.parse(command[1]));
                yield clock.instant();
            }
            case "unsent" -> CaseBooks.unsent(jdbc);
            case "portal" -> {
                simulator.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.valueOf(command[1]));
                yield command[1];
            }
            default -> throw new IllegalArgumentException(command[0]);
        };
    }

    /** Submits the start form; "known" when the key was used before. */
    private String start(int number) {
        Family family = simulator.population().family(number);
        try {
            walk.start(officer(family), family.category(), false, key(number));
            return "opened";
        } catch (FaultException | ProcessEngineException e) {
            if (caseOf(number).isEmpty()) {
                throw e;
            }
            return "known";
        }
    }

    /** Keys of the tasks that were completed in the family's case. */
    private String done(int number) {
        return String.join(",", caseOf(number).map(id -> jdbc.sql("""
                        select task_key from term_event where case_id = ? and kind = 'ended' order by id""")
                .param(id).query(String.class).list()).orElse(List.of()));
    }

    private Optional<String> caseOf(int number) {
        return jdbc.sql("select id from case_file where submission_key = ?").param(key(number)).query(String.class)
                .optional();
    }

    /** @param uploading false leaves a case alone that waits for documents: two uploads of one are two documents */
    private String step(int number, boolean uploading) {
        String caseId = caseOf(number).orElseThrow();
        Task task = tasks.createTaskQuery().processVariableValueEquals("caseId", caseId).singleResult();
        if (task == null) {
            return WAITING;
        }
        if (task.getTaskDefinitionKey().equals(LAST)) {
            return FINISHED;
        }
        if (!uploading && task.getTaskDefinitionKey().equals("userTask_registerApplication")
                && !required.missing(caseId).isEmpty()) {
            return MISSING;
        }
        return step(number, caseId, task.getTaskDefinitionKey());
    }

    private String step(int number, String caseId, String task) {
        Family family = simulator.population().family(number);
        String to = number % 2 == 0 ? "sko" : "pav";
        switch (task) {
            case "userTask_takeApplication" ->
                walk.submit(caseId, task, officer(family), walk.application(family, to + "-cc"));
            case "userTask_registerApplication" -> {
                if (walk.uploadMissing(caseId, officer(family)) > 0) {
                    return "upload";
                }
                Map<String, Object> form = new HashMap<>(walk.application(family, to + "-cc"));
                form.put("decision", "release");
                walk.submit(caseId, task, officer(family), form);
            }
            case "userTask_checkAtMobilityCentre" ->
                walk.submit(caseId, task, family.region() + "-lmc-head",
                        isReturned(number) && !done(number).contains(task) ? remark() : Map.of("decision", "approve"));
            case "userTask_checkAtDepartureBody" ->
                walk.submit(caseId, task, family.region() + "-leb-head", Map.of("decision", "approve"));
            case "userTask_assignOfficer" ->
                walk.submit(caseId, task, to + "-leb-head", Map.of("assignedOfficer", to + "-leb-officer"));
            case "userTask_checkAtSettlementBody" ->
                walk.submit(caseId, task, to + "-leb-officer", Map.of("decision", "approve", "dataComplete", true,
                        "scansPresent", true, "consentPresent", true));
            default -> throw new IllegalStateException(task);
        }
        return task;
    }

    private static Map<String, Object> remark() {
        return Map.of("decision", "return", "remarks",
                List.of(Map.of("field", "applicantAddress", "text", "Уточните адрес")));
    }

    private static String officer(Family family) {
        return family.region() + "-career-centre-officer";
    }
}
