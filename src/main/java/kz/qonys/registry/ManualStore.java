package kz.qonys.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code registry_manual}; payload and reason are sealed. */
@Repository
class ManualStore {

    private record Row(String id, String payload, String reason) {
    }

    private static final String PENDING = " from registry_manual where case_id = ? and person_id = ? and registry = ?"
            + " and verdict = 'pending'";

    private final JdbcClient jdbc;

    ManualStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces an earlier entry for this person and registry. */
    void enter(CallStore.Call call, String payload, String reason, String officer, Instant at) {
        jdbc.sql("delete from registry_manual where case_id = ? and person_id = ? and registry = ?")
                .params(call.caseId(), call.personId(), call.registry().code()).update();
        jdbc.sql("""
                        insert into registry_manual (id, case_id, person_id, registry, payload, reason, entered_by,
                          entered_at, verdict)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(UUID.randomUUID().toString(), call.caseId(), call.personId(), call.registry().code(), payload,
                        reason, officer, CallStore.utc(at), ManualEntry.Verdict.PENDING.code())
                .update();
    }

    Optional<String> pending(String caseId, String personId, Registry registry) {
        return jdbc.sql("select payload" + PENDING).params(caseId, personId, registry.code()).query(String.class)
                .optional();
    }

    /** With the reason still sealed. */
    Optional<ManualEntry> entry(String caseId, String personId, Registry registry) {
        return jdbc.sql("select reason, entered_by, entered_at" + PENDING).params(caseId, personId, registry.code())
                .query((row, number) -> new ManualEntry(row.getString("reason"), row.getString("entered_by"),
                        CallStore.instant(row, "entered_at")))
                .optional();
    }

    void settle(String caseId, String personId, Registry registry, ManualEntry.Verdict verdict, String officer,
            Instant at) {
        jdbc.sql("""
                        update registry_manual set verdict = ?, settled_by = ?, settled_at = ?
                        where case_id = ? and person_id = ? and registry = ? and verdict = 'pending'""")
                .params(verdict.code(), officer, CallStore.utc(at), caseId, personId, registry.code()).update();
    }

    int reseal(UnaryOperator<String> anew) {
        List<Row> rows = jdbc.sql("select id, payload, reason from registry_manual")
                .query((row, number) -> new Row(row.getString("id"), row.getString("payload"), row.getString("reason")))
                .list();
        rows.forEach(row -> jdbc.sql("update registry_manual set payload = ?, reason = ? where id = ?")
                .params(anew.apply(row.payload()), anew.apply(row.reason()), row.id()).update());
        return rows.size();
    }
}
