package kz.qonys.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.qonys.casefile.SealedValues;
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
     * @param key      id of the last write to it in the outbox, null without a registry
     * @param told     {@code sent}, {@code told} or {@code not-told}; once it need not act any more
     *     {@code taking-back}, {@code taken-back} or {@code left-there}; null without a registry
     * @param number   receipt of the registry, null before it has one
     */
    record Row(String id, String caseId, int version, String processInstanceId, String taskId, String registry,
            String key, String told, String number, Map<String, Object> words) {
    }

    private final JdbcClient jdbc;
    private final SealedValues words;
    private final Clock clock;

    DeliveryStore(JdbcClient jdbc, SealedValues words, Clock clock) {
        this.jdbc = jdbc;
        this.words = words;
        this.clock = clock;
    }

    /** Begins a delivery; anew when the service was dropped and is planned again. */
    void open(PlannedService service, int version, String processInstanceId, String registry, String key) {
        jdbc.sql("delete from plan_delivery where id = ?").param(service.id()).update();
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
                .params(words.seal(PlanColumns.DELIVERY, id, values), id).update();
    }

    void number(String key, String number) {
        jdbc.sql("update plan_delivery set registry_number = ? where registry_key = ?").params(number, key).update();
    }

    void told(String key, String state) {
        jdbc.sql("update plan_delivery set registry_state = ? where registry_key = ?").params(state, key).update();
    }

    /** @param key id of the write that asks the registry to act, though the delivery began without one */
    void asked(String id, String registry, String key) {
        jdbc.sql("update plan_delivery set registry = ?, registry_key = ?, registry_state = 'sent' where id = ?")
                .params(registry, key, id).update();
    }

    /** @param key id of the write that takes the entry back */
    void takingBack(String id, String key) {
        jdbc.sql("update plan_delivery set registry_key = ?, registry_state = 'taking-back' where id = ?")
                .params(key, id).update();
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
                row.getString("task_id"), row.getString("registry"), row.getString("registry_key"),
                row.getString("registry_state"),
                row.getString("registry_number"), words.open(PlanColumns.DELIVERY, id, row.getString("words")));
    }
}
