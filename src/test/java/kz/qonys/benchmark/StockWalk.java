package kz.qonys.benchmark;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.JdbcTemplate;

/** A case on a stock engine: claim, then submit the form; what the forms say are process variables. */
final class StockWalk extends Walk {

    private final boolean few;

    /** @param few true to leave out what is not needed to find the way: the family stays elsewhere */
    StockWalk(ProcessEngine engine, JdbcTemplate eye, boolean few) {
        super(engine, eye);
        this.few = few;
    }

    @Override
    String start(int number) {
        return as("tur-career-centre-officer", "tur-cc.career-centre-officer",
                () -> engine().getRuntimeService()
                        .startProcessInstanceByKey("resettlement-case", "QN-26-" + number, Map.of(
                        "caseId", "case-" + number, "category", "kandas", "abroad", false, "departureOffice", "tur-cc",
                        "settlementOffice", "sko-cc", "author", "tur-career-centre-officer")).getId());
    }

    @Override
    void step(int number, String root, Map<String, Object> task, boolean returned) {
        String id = (String) task.get("id");
        String key = (String) task.get("key");
        String user = switch (key) {
            case "userTask_takeApplication", "userTask_registerApplication" -> "tur-career-centre-officer";
            case "userTask_checkAtMobilityCentre" -> "tur-lmc-head";
            case "userTask_checkAtDepartureBody" -> "tur-leb-head";
            case "userTask_assignOfficer" -> "sko-leb-head";
            default -> "sko-leb-officer";
        };
        as(user, StandIns.Groups.of(user.substring(0, 3), user.substring(4)), () -> {
            if (task.get("assignee") == null) {
                engine().getTaskService().claim(id, user);
            }
            engine().getFormService().submitTaskForm(id, submitted(key, returned));
            return null;
        });
    }

    private Map<String, Object> submitted(String key, boolean returned) {
        if (key.equals("userTask_takeApplication")) {
            return few ? Map.of() : StockFamily.variables();
        }
        Map<String, Object> form = new HashMap<>();
        if (!few) {
            form.put("comment", "Тексерілді");
            form.put("checkedOn", Date.from(Instant.now()));
        }
        switch (key) {
            case "userTask_registerApplication" -> form.put("decision", "release");
            case "userTask_assignOfficer" -> form.put("assignedOfficer", "sko-leb-officer");
            default -> form.put("decision", returned ? "return" : "approve");
        }
        return form;
    }

    private <T> T as(String user, String group, Supplier<T> work) {
        engine().getIdentityService().setAuthentication(user, List.of(group));
        try {
            return work.get();
        } finally {
            engine().getIdentityService().clearAuthentication();
        }
    }
}
