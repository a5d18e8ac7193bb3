package kz.qonys.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code registry_call} and {@code registry_answer}. */
@Repository
class CallStore {

    /**
     * What is asked or written, for whom.
     *
     * @param key      idempotency key of a write; derived from the rest for a question
     * @param personId empty when it concerns the whole family
     */
    record Call(String key, String caseId, String personId, Registry registry, String operation) {
    }

    /** Where an answer comes from. */
    enum Source {
        REGISTRY, MANUAL;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Sealed answer as stored. */
    record Sealed(Outcome outcome, String payload, Source source, Instant at) {
    }

    private record Stored(String caseId, String personId, String registry, String payload) {
    }

    private final JdbcClient jdbc;

    CallStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes that an attempt begins.
     *
     * @return number of the attempt, from 1
     * @throws IllegalArgumentException when the key already belongs to another call
     */
    int begin(Call call, String messageId, Instant at) {
        if (inserted(call, messageId, at)) {
            return 1;
        }
        if (attempted(call, messageId, at) == 0) {
            throw new IllegalArgumentException("The idempotency key belongs to another call");
        }
        return attempts(call.key());
    }

    private int attempted(Call call, String messageId, Instant at) {
        return jdbc.sql("""
                        update registry_call set attempts = attempts + 1, outcome = ?, reason = null, message_id = ?,
                          last_at = ?, next_attempt_at = null
                        where call_key = ? and case_id = ? and person_id = ? and registry = ? and operation = ?""")
                .params(Outcome.PENDING.code(), messageId, utc(at), call.key(), call.caseId(), call.personId(),
                        call.registry().code(), call.operation())
                .update();
    }

    private boolean inserted(Call call, String messageId, Instant at) {
        return jdbc.sql("""
                        insert into registry_call (id, call_key, case_id, person_id, registry, operation, message_id,
                          outcome, attempts, first_at, last_at)
                        select cast(? as varchar), cast(? as varchar), cast(? as varchar), cast(? as varchar),
                          cast(? as varchar), cast(? as varchar), cast(? as varchar), cast(? as varchar), 1,
                          cast(? as timestamp with time zone), cast(? as timestamp with time zone)
                        where not exists (select 1 from registry_call where call_key = ?)""")
                .params(UUID.randomUUID().toString(), call.key(), call.caseId(), call.personId(),
                        call.registry().code(), call.operation(), messageId, Outcome.PENDING.code(), utc(at), utc(at),
                        call.key())
                .update() == 1;
    }

    /** Notes how an attempt ended; the clock of the wait starts with the first failure and ends with the wait. */
    void end(Call call, Outcome outcome, String reason, Instant at, Instant nextAttempt) {
        jdbc.sql("""
                        update registry_call set outcome = ?, reason = ?, last_at = ?, next_attempt_at = ?,
                          waiting_since = case when ? = 'unavailable' then coalesce(waiting_since, ?) end
                        where call_key = ?""")
                .params(outcome.code(), reason, utc(at), nextAttempt == null ? null : utc(nextAttempt),
                        outcome.code(), utc(at), call.key())
                .update();
    }

    /** The message that the far side has taken and not answered yet. */
    Optional<String> awaited(Call call) {
        return jdbc.sql("select message_id from registry_call where call_key = ? and outcome = ?")
                .params(call.key(), Outcome.AWAITED.code()).query(String.class).optional();
    }

    /** Number of attempts made so far; 0 before the first. */
    int attempts(String key) {
        return jdbc.sql("select attempts from registry_call where call_key = ?").param(key)
                .query(Integer.class).optional().orElse(0);
    }

    Optional<String> onItsWay(String caseId, String personId, Registry registry) {
        return jdbc.sql("""
                        select message_id from registry_call
                        where case_id = ? and person_id = ? and registry = ? and outcome = ?""")
                .params(caseId, personId, registry.code(), Outcome.AWAITED.code()).query(String.class).optional();
    }

    /** When the call is due again; empty unless its registry was unavailable. */
    Optional<Instant> next(String key) {
        return jdbc.sql("select next_attempt_at from registry_call where call_key = ? and next_attempt_at is not null")
                .param(key).query((row, number) -> instant(row, "next_attempt_at")).optional();
    }

    Optional<Outcome> outcome(Call call) {
        return jdbc.sql("select outcome from registry_call where call_key = ? and case_id = ?")
                .params(call.key(), call.caseId()).query(String.class).optional().map(Outcome::of);
    }

    /** Replaces what is stored for this person and registry. */
    void store(Call call, Outcome outcome, Instant at, String payload, Source source) {
        forget(call);
        jdbc.sql("""
                        insert into registry_answer (case_id, person_id, registry, outcome, answered_at, payload,
                          source)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(call.caseId(), call.personId(), call.registry().code(), outcome.code(), utc(at), payload,
                        source.code())
                .update();
    }

    void forget(Call call) {
        jdbc.sql("delete from registry_answer where case_id = ? and person_id = ? and registry = ?")
                .params(call.caseId(), call.personId(), call.registry().code()).update();
    }

    Optional<Sealed> answer(String caseId, String personId, Registry registry) {
        return jdbc.sql("""
                        select outcome, payload, source, answered_at from registry_answer
                        where case_id = ? and person_id = ? and registry = ?""")
                .params(caseId, personId, registry.code())
                .query((row, number) -> new Sealed(Outcome.of(row.getString("outcome")), row.getString("payload"),
                        source(row.getString("source")), row.getTimestamp("answered_at").toInstant()))
                .optional();
    }

    int reseal(UnaryOperator<String> anew) {
        List<Stored> answers = jdbc.sql("select case_id, person_id, registry, payload from registry_answer")
                .query((row, number) -> new Stored(row.getString("case_id"), row.getString("person_id"),
                        row.getString("registry"), row.getString("payload"))).list();
        answers.forEach(answer -> jdbc.sql("""
                        update registry_answer set payload = ?
                        where case_id = ? and person_id = ? and registry = ?""")
                .params(anew.apply(answer.payload()), answer.caseId(), answer.personId(), answer.registry())
                .update());
        return answers.size();
    }

    List<AnswerRow> rows(String caseId, ValiditySettings validity) {
        return jdbc.sql("""
                        select c.registry, c.operation, c.person_id, c.outcome, c.reason, c.last_at, c.attempts,
                          c.next_attempt_at, c.waiting_since, a.source, a.answered_at
                        from registry_call c left join registry_answer a on a.case_id = c.case_id
                          and a.person_id = c.person_id and a.registry = c.registry
                        where c.case_id = ? order by c.first_at, c.id""")
                .param(caseId).query((row, number) -> row(row, validity)).list();
    }

    private static AnswerRow row(ResultSet row, ValiditySettings validity) throws SQLException {
        Registry registry = Registry.of(row.getString("registry"));
        Instant answered = instant(row, "answered_at");
        return new AnswerRow(registry, row.getString("operation"), row.getString("person_id"),
                Outcome.of(row.getString("outcome")), row.getString("reason"), row.getTimestamp("last_at").toInstant(),
                row.getInt("attempts"), instant(row, "next_attempt_at"), instant(row, "waiting_since"),
                row.getString("source"), answered == null ? null : validity.until(registry, answered));
    }

    private static Source source(String code) {
        return Source.valueOf(code.toUpperCase(Locale.ROOT));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
