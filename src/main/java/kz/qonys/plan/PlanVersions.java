package kz.qonys.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.qonys.casefile.SealedValues;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables plan_version and plan_item. Every method joins the caller's transaction. */
@Repository
class PlanVersions {

    enum State { DRAFT, CONFIRMED, APPROVED, ABANDONED }

    /**
     * What a version says of a service: goes on, comes by the table, by the officer, is taken off, is not wanted after
     * all.
     */
    enum Mark {
        KEPT, NEW, ADDED, DROPPED, DECLINED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param words the parts of the plan by field key */
    record Version(String id, String caseId, int number, State state, Map<String, Object> words, String draftedBy,
            Instant confirmedAt, String confirmedBy, Instant approvedAt, String approvedBy, String actingFor) {
    }

    /**
     * A service in a version.
     *
     * @param personId null for the whole family
     * @param reason   code that says why, by the mark
     */
    record Item(String personId, String service, Mark mark, String reason) {

        String key() {
            return (personId == null ? "family" : personId) + ":" + service;
        }
    }

    private final JdbcClient jdbc;
    private final SealedValues words;
    private final Clock clock;

    PlanVersions(JdbcClient jdbc, SealedValues words, Clock clock) {
        this.jdbc = jdbc;
        this.words = words;
        this.clock = clock;
    }

    /** The version that is being drafted, confirmed or approved. */
    Optional<Version> open(String caseId) {
        return jdbc.sql("select * from plan_version where case_id = ? and state in ('draft', 'confirmed')")
                .param(caseId)
                .query(this::version).optional();
    }

    /** The version in force. */
    Optional<Version> current(String caseId) {
        return jdbc.sql("select * from plan_version where case_id = ? and state = 'approved' order by version desc"
                + " fetch first 1 rows only").param(caseId).query(this::version).optional();
    }

    /** Where the family settles by the version in force; null while none says so. */
    String locality(String caseId) {
        return (String) current(caseId).map(version -> version.words().get("planLocality")).orElse(null);
    }

    List<Version> of(String caseId) {
        return jdbc.sql("select * from plan_version where case_id = ? order by version").param(caseId)
                .query(this::version).list();
    }

    /** Begins the next version. */
    Version begin(String caseId, Map<String, Object> values) {
        String id = UUID.randomUUID().toString();
        int number = jdbc.sql("select coalesce(max(version), 0) + 1 from plan_version where case_id = ?").param(caseId)
                .query(Integer.class).single();
        jdbc.sql("insert into plan_version (id, case_id, version, state, words, created_at) "
                + "values (?, ?, ?, 'draft', ?, ?)")
                .params(id, caseId, number, words.seal(PlanColumns.VERSION, id, values), now()).update();
        return open(caseId).orElseThrow();
    }

    void keep(String id, Map<String, Object> values) {
        jdbc.sql("update plan_version set words = ? where id = ?")
                .params(words.seal(PlanColumns.VERSION, id, values), id).update();
    }

    void drafted(String id, String user) {
        jdbc.sql("update plan_version set state = 'draft', drafted_by = ? where id = ?").params(user, id).update();
    }

    void confirmed(String id, String user) {
        jdbc.sql("update plan_version set state = 'confirmed', confirmed_at = ?, confirmed_by = ? where id = ?")
                .params(now(), user, id).update();
    }

    /** Who approves; in force is it only by {@link #inForce}. */
    void approver(String id, String user, String actingFor) {
        jdbc.sql("update plan_version set approved_at = ?, approved_by = ?, acting_for = ? where id = ?")
                .params(now(), user, actingFor, id).update();
    }

    void inForce(String id) {
        jdbc.sql("update plan_version set state = 'approved' where id = ?").param(id).update();
    }

    /** The family has withdrawn while it was being drawn up. */
    void abandon(String id) {
        jdbc.sql("update plan_version set state = 'abandoned' where id = ?").param(id).update();
    }

    List<Item> items(String versionId) {
        return jdbc.sql("select * from plan_item where version_id = ? order by place").param(versionId)
                .query((row, number) -> new Item(row.getString("person_id"), row.getString("service_code"),
                        Mark.valueOf(row.getString("mark").toUpperCase(Locale.ROOT)), row.getString("reason"))).list();
    }

    void items(String versionId, List<Item> items) {
        jdbc.sql("delete from plan_item where version_id = ?").param(versionId).update();
        IntStream.range(0, items.size()).forEach(place -> {
            Item item = items.get(place);
            jdbc.sql("insert into plan_item (version_id, place, person_id, service_code, mark, reason)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(versionId, place, item.personId(), item.service(), item.mark().code(), item.reason())
                    .update();
        });
    }

    private Version version(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        return new Version(id, row.getString("case_id"), row.getInt("version"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                words.open(PlanColumns.VERSION, id, row.getString("words")), row.getString("drafted_by"),
                instant(row, "confirmed_at"), row.getString("confirmed_by"), instant(row, "approved_at"),
                row.getString("approved_by"), row.getString("acting_for"));
    }

    private Object now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
