package kz.qonys.registry.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code outbox} and {@code outbox_action}. Every method joins the caller's transaction. */
@Repository
class OutboxStore {

    /**
     * A row that a worker may send, with its sealed payload.
     *
     * @param attempt number of the attempt that begins, from 1; a later worker has a higher one
     */
    record Claim(String id, String caseId, String channel, String payload, int attempt, int refusals) {
    }

    /**
     * What is on its way.
     *
     * @param oldest when the oldest row that is not settled was added, null when there is none
     */
    record Load(int waiting, int dead, Instant oldest) {
    }

    /** What an operator did; the reason is sealed. */
    record Action(String id, String outboxId, String action, String reason, String userId, Instant at) {
    }

    private static final String BEHIND = "exists (select 1 from outbox a where a.case_id = o.case_id"
            + " and a.lane = o.lane and a.place < o.place and a.state in ('waiting', 'dead'))";
    private static final String ROW = "select o.*, case when " + BEHIND + " then 1 else 0 end as behind from outbox o ";
    /** PostgreSQL and H2 word it alike: a row that another worker is taking is passed over. */
    private static final String DUE = "select o.id, o.case_id, o.channel, o.payload, o.attempts, o.refusals"
            + " from outbox o where o.state = 'waiting' and o.next_attempt_at <= ? and not " + BEHIND
            + " order by o.next_attempt_at, o.place fetch first 1 rows only for update skip locked";

    private final JdbcClient jdbc;

    OutboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a row behind all others of the case. The lock on those makes a twin transaction of the same case wait, so
     * that a place is only given when everything before it is committed; the second statement then sees it.
     */
    void add(String id, OutwardWrite write, String sealed, Instant now) {
        jdbc.sql("select id from outbox where case_id = ? for update").param(write.caseId()).query(String.class).list();
        jdbc.sql("""
                        insert into outbox (id, case_id, case_number, place, lane, channel, subject,
                          process_instance_id, activity_id, payload, state, next_attempt_at, attempts, refusals,
                          created_at)
                        values (?, ?, ?, (select coalesce(max(place), 0) + 1 from outbox where case_id = ?), ?, ?, ?, ?,
                          ?, ?, ?, ?, 0, 0, ?)""")
                .params(id, write.caseId(), write.caseNumber(), write.caseId(), write.lane(), write.channel(),
                        write.subject(),
                        write.processInstanceId(), write.activityId(), sealed, OutboxState.WAITING.code(), utc(now),
                        utc(now))
                .update();
    }

    /** Takes the most overdue row that nobody has and nothing of its case and lane stands before. */
    Optional<Claim> claim(Instant now, Duration lease) {
        Optional<Claim> due = jdbc.sql(DUE).param(utc(now)).query(OutboxStore::claim).optional();
        due.ifPresent(row -> jdbc.sql("""
                        update outbox set attempts = attempts + 1, next_attempt_at = ?, lease_until = ? where id = ?""")
                .params(utc(now.plus(lease)), utc(now.plus(lease)), row.id()).update());
        return due;
    }

    /** Notes that the far side has it; whoever sent it, the effect is there. False when it was settled before. */
    boolean acknowledge(String id, Instant now) {
        return jdbc.sql("""
                        update outbox set state = ?, outcome = ?, reason = null, last_at = ?, settled_at = ?,
                          lease_until = null, payload = null
                        where id = ? and state in ('waiting', 'dead')""")
                .params(OutboxState.ACKNOWLEDGED.code(), Delivery.Outcome.ACKNOWLEDGED.code(), utc(now), utc(now), id)
                .update() == 1;
    }

    /** Notes a failure, unless a later attempt has begun meanwhile. */
    boolean fail(Claim claim, OutboxState state, Delivery delivery, int refusals, Instant now, Instant next) {
        return jdbc.sql("""
                        update outbox set state = ?, outcome = ?, reason = ?, refusals = ?, last_at = ?,
                          next_attempt_at = ?, lease_until = null
                        where id = ? and state = 'waiting' and attempts = ?""")
                .params(state.code(), delivery.outcome().code(), delivery.reason(), refusals, utc(now), utc(next),
                        claim.id(), claim.attempt())
                .update() == 1;
    }

    Optional<OutboxRow> lock(String id) {
        return jdbc.sql("select id from outbox where id = ? for update").param(id).query(String.class).optional()
                .flatMap(this::find);
    }

    Optional<OutboxRow> find(String id) {
        return jdbc.sql(ROW + "where o.id = ?").param(id).query(OutboxStore::row).optional();
    }

    void sendAgain(String id, Instant now) {
        jdbc.sql("update outbox set state = ?, refusals = 0, next_attempt_at = ?, lease_until = null where id = ?")
                .params(OutboxState.WAITING.code(), utc(now), id).update();
    }

    void giveUp(String id, Instant now) {
        jdbc.sql("update outbox set state = ?, settled_at = ?, lease_until = null, payload = null where id = ?")
                .params(OutboxState.GIVEN_UP.code(), utc(now), id).update();
    }

    void note(Action action) {
        jdbc.sql("insert into outbox_action (id, outbox_id, action, reason, user_id, acted_at) "
                + "values (?, ?, ?, ?, ?, ?)")
                .params(action.id(), action.outboxId(), action.action(), action.reason(), action.userId(),
                        utc(action.at()))
                .update();
    }

    List<Action> actions(String outboxId) {
        return jdbc.sql("select * from outbox_action where outbox_id = ? order by acted_at, id").param(outboxId)
                .query((row, number) -> new Action(row.getString("id"), outboxId, row.getString("action"),
                        row.getString("reason"), row.getString("user_id"), instant(row, "acted_at")))
                .list();
    }

    List<OutboxRow> ofCase(String caseId) {
        return jdbc.sql(ROW + "where o.case_id = ? order by o.place").param(caseId).query(OutboxStore::row).list();
    }

    /** Rows that are not settled, the oldest first. */
    List<OutboxRow> open(int most) {
        return jdbc.sql(ROW + "where o.state in ('waiting', 'dead') order by o.created_at, o.case_id, o.place"
                + " fetch first ? rows only").param(most).query(OutboxStore::row).list();
    }

    /** Rows that were settled this way, the youngest first. */
    List<OutboxRow> settled(OutboxState state, int most) {
        return jdbc.sql(ROW + "where o.state = ? order by o.next_attempt_at desc, o.id fetch first ? rows only")
                .params(state.code(), most).query(OutboxStore::row).list();
    }

    List<String> dead() {
        return jdbc.sql("select id from outbox where state = 'dead' order by created_at, id").query(String.class)
                .list();
    }

    /** True while a write of the case is on its way and nothing but time stands before it. */
    boolean underWay(String caseId) {
        return jdbc.sql("select count(*) from outbox o where o.case_id = ? and o.state = 'waiting' and not exists"
                        + " (select 1 from outbox a where a.case_id = o.case_id and a.lane = o.lane"
                        + " and a.place < o.place and a.state = 'dead')")
                .param(caseId).query(Integer.class).single() > 0;
    }

    Load load() {
        return jdbc.sql("select count(*) as waiting, min(created_at) as oldest,"
                        + " coalesce(sum(case when state = 'dead' then 1 else 0 end), 0) as dead"
                        + " from outbox where state in ('waiting', 'dead')")
                .query((row, number) -> new Load(row.getInt("waiting") - row.getInt("dead"), row.getInt("dead"),
                        instant(row, "oldest")))
                .single();
    }

    private static Claim claim(ResultSet row, int number) throws SQLException {
        return new Claim(row.getString("id"), row.getString("case_id"), row.getString("channel"),
                row.getString("payload"), row.getInt("attempts") + 1, row.getInt("refusals"));
    }

    private static OutboxRow row(ResultSet row, int number) throws SQLException {
        return new OutboxRow(row.getString("id"), row.getString("case_id"), row.getString("case_number"),
                row.getInt("place"), row.getString("channel"), row.getString("subject"),
                row.getString("process_instance_id"), row.getString("activity_id"),
                OutboxState.of(row.getString("state")), instant(row, "next_attempt_at"), instant(row, "lease_until"),
                row.getInt("attempts"), row.getInt("refusals"),
                row.getString("outcome") == null ? null : Delivery.Outcome.of(row.getString("outcome")),
                row.getString("reason"), instant(row, "created_at"), instant(row, "last_at"),
                instant(row, "settled_at"), row.getInt("behind") == 1);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
