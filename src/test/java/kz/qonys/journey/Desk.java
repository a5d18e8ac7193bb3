package kz.qonys.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.demo.CaseWalk;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.SyntheticPopulation;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import kz.qonys.review.Withdrawals;
import kz.qonys.terms.MovableClock;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What journeys ask of the running application beside walking a case. */
@TestComponent
class Desk {

    /** Families before this one are known by name or belong to the demonstration's own cases. */
    private static final int FIRST_FREE = 100;
    private static final Set<Integer> TAKEN = ConcurrentHashMap.newKeySet();

    final CaseWalk walk;
    final ProcessEngine engine;
    final CaseFiles cases;
    final GatewaySimulator gateway;
    final MovableClock clock;
    final JdbcClient jdbc;
    final Withdrawals withdrawals;
    private final ObjectMapper json = new ObjectMapper();

    Desk(CaseWalk walk, ProcessEngine engine, CaseFiles cases, GatewaySimulator gateway, MovableClock clock,
            JdbcClient jdbc, Withdrawals withdrawals) {
        this.walk = walk;
        this.engine = engine;
        this.cases = cases;
        this.gateway = gateway;
        this.clock = clock;
        this.jdbc = jdbc;
        this.withdrawals = withdrawals;
    }

    /** A kandas family that no other journey has. */
    Family freshFamily() {
        return freshFamily(family -> family.category().equals("kandas"));
    }

    Family freshFamily(Predicate<Family> wanted) {
        return IntStream.range(FIRST_FREE, SyntheticPopulation.FAMILIES)
                .filter(number -> wanted.test(gateway.population().family(number)) && TAKEN.add(number)).boxed()
                .findFirst()
                .map(gateway.population()::family)
                .orElseThrow(() -> new IllegalStateException("The population is used up"));
    }

    /** Makes it this local time now. */
    void at(String localDateTime) {
        clock.moveTo(LocalDateTime.parse(localDateTime).atZone(clock.getZone()).toInstant());
    }

    /** The only open task of this key in the case. */
    Task task(String caseId, String key) {
        Task task = engine.getTaskService().createTaskQuery().processVariableValueEquals("caseId", caseId)
                .taskDefinitionKey(key).singleResult();
        if (task == null) {
            throw new IllegalStateException(key + " is not open, but " + openTasks(caseId));
        }
        return task;
    }

    /** Keys of the open tasks of the case. */
    List<String> openTasks(String caseId) {
        return engine.getTaskService().createTaskQuery().processVariableValueEquals("caseId", caseId).list().stream()
                .map(Task::getTaskDefinitionKey).sorted().toList();
    }

    /** Keys of the tasks that people completed in the case, in order. */
    List<String> passedTasks(String caseId) {
        return engine.getHistoryService().createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(cases.summary(caseId).caseNumber()).finished()
                .orderByHistoricTaskInstanceEndTime().asc().list().stream()
                .filter(task -> "completed".equals(task.getDeleteReason()))
                .map(HistoricTaskInstance::getTaskDefinitionKey)
                .map(key -> key.replace("userTask_", "")).toList();
    }

    /** Process instances of the case that have not ended. */
    long running(String caseId) {
        return engine.getRuntimeService().createProcessInstanceQuery().variableValueEquals("caseId", caseId).count();
    }

    /** What the form of an open task shows the officer, who claims it first if nobody has. */
    Map<String, Object> form(String caseId, String key, String officer) {
        Task task = task(caseId, key);
        return as(officer, () -> {
            if (task.getAssignee() == null) {
                engine.getTaskService().claim(task.getId(), officer);
            }
            VariableMap values = engine.getFormService().getTaskFormVariables(task.getId());
            values.replaceAll((name, value) -> plain(value));
            return values;
        });
    }

    /** A list of the form as text rows: the values of each row in their order. */
    List<Map<String, Object>> rows(Map<String, Object> form, String key) {
        return json.convertValue(form.get(key), new TypeReference<>() { });
    }

    <T> T as(String officer, Supplier<T> work) {
        engine.getIdentityService().setAuthentication(officer, engine.getIdentityService().createGroupQuery()
                .groupMember(officer).list().stream().map(Group::getId).toList());
        try {
            return work.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private Object plain(Object value) {
        if (!(value instanceof org.camunda.spin.json.SpinJsonNode)) {
            return value;
        }
        try {
            return json.readValue(value.toString(), Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
