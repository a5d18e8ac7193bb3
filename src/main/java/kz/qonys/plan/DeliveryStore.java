package kz.qonys.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table plan_delivery. Every method joins the caller's transaction. */
@Repository
class DeliveryStore {

    /**
     * How the delivery of a planned service goes.
     *
     * @param id       that of the planned service
     * @param taskId   open or last task, null before there is one
     * @param registry channel of the proactive action, null when there is none
     * @param told     {@code sent}, {@code told} or {@code not-told}; null without a registry
     * @param number   receipt of the registry, null before it has one
     */
    record Row(String id, String caseId, int version, String processInstanceId, String taskId, String registry,
            String told, String number, Map<String, Object> words) {
    }

    private final JdbcClient jdbc;
    private final SealedPlan words;
    private final Clock clock;

    DeliveryStore(JdbcClient jdbc, SealedPlan words, Clock clock) {
        this.jdbc = jdbc;
        this.words = words;
        this.clock = clock;
    }

    void open(PlannedService service, int version, String processInstanceId, String registry, String key) {
        jdbc.sql("""
                insert into plan_delivery (id, case_id, version, process_instance_id, opened_at, registry, registry_key,
                    registry_state) values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(service.id(), service.caseId(), version, processInstanceId,
                        clock.instant().atOffset(ZoneOffset.UTC), registry, key, key == null ? null : "sent").update();
    }

    void task(String id, String taskId) {
        jdbc.sql("update plan_delivery set task_id = ? where id = ?").params(taskId, id).update();
    }

    void keep(String id, Map<String, Object> values) {
        jdbc.sql("update plan_delivery set words = ? where id = ?")
                .params(words.seal(SealedPlan.DELIVERY, id, values), id).update();
    }

    void number(String key, String number) {
        jdbc.sql("update plan_delivery set registry_number = ? where registry_key = ?").params(number, key).update();
    }

    void told(String key, boolean told) {
        jdbc.sql("update plan_delivery set registry_state = ? where registry_key = ?")
                .params(told ? "told" : "not-told", key).update();
    }

    Optional<Row> find(String id) {
        return jdbc.sql("select * from plan_delivery where id = ?").param(id).query(this::row).optional();
    }

    Optional<Row> ofTask(String taskId) {
        return taskId == null ? Optional.empty()
                : jdbc.sql("select * from plan_delivery where task_id = ?").param(taskId).query(this::row).optional();
    }

    List<Row> ofTasks(Collection<String> taskIds) {
        return taskIds.isEmpty() ? List.of() : jdbc.sql("select * from plan_delivery where task_id in (:tasks)")
                .param("tasks", taskIds).query(this::row).list();
    }

    List<Row> ofCase(String caseId) {
        return jdbc.sql("select * from plan_delivery where case_id = ?").param(caseId).query(this::row).list();
    }

    private Row row(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        return new Row(id, row.getString("case_id"), row.getInt("version"), row.getString("process_instance_id"),
                row.getString("task_id"), row.getString("registry"), row.getString("registry_state"),
                row.getString("registry_number"), words.open(SealedPlan.DELIVERY, id, row.getString("words")));
    }
}
