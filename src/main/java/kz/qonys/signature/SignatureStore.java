package kz.qonys.signature;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kz.qonys.casefile.FieldCipher;
import kz.qonys.casefile.SealedColumn;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables signature_snapshot, _attempt, _accepted, _use, _invalidation. Only inserts and reads. */
@Repository
class SignatureStore {

    static final SealedColumn CONTENT = new SealedColumn("signature_snapshot", "content");
    static final SealedColumn PRINT = new SealedColumn("signature_snapshot", "print");
    static final SealedColumn CMS = new SealedColumn("signature_attempt", "cms");
    static final SealedColumn REPORT = new SealedColumn("signature_attempt", "report");

    private static final String ATTEMPTS = "select * from signature_attempt where ";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    SignatureStore(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** A changed field set of an earlier signature. */
    record Invalidation(String snapshotId, String bySnapshot, List<String> fields, Instant at) {
    }

    void insert(Snapshot snapshot, String contentSha256, byte[] print) {
        SignedContent content = snapshot.content();
        jdbc.sql("""
                insert into signature_snapshot (id, case_id, chain, task_id, step, round_number, user_id, office,
                    text_language, nonce, sha256, content_sha256, made_at, valid_until, content, print)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(snapshot.id(), content.caseId(), content.chain(), content.taskId(), content.step(),
                        content.round(), content.signer().user(), content.signer().office(), content.language(),
                        content.nonce(), snapshot.sha256(), contentSha256, at(snapshot.madeAt()),
                        at(snapshot.validUntil()),
                        cipher.seal(new String(snapshot.bytes(), StandardCharsets.UTF_8),
                                CONTENT.context(snapshot.id())),
                        cipher.seal(Base64.getEncoder().encodeToString(print), PRINT.context(snapshot.id())))
                .update();
    }

    Optional<Snapshot> snapshot(String id) {
        return jdbc.sql("select id, content from signature_snapshot where id = ?").param(id)
                .query(this::read).optional();
    }

    Optional<Snapshot> bySha256(String sha256) {
        return jdbc.sql("select id, content from signature_snapshot where sha256 = ?").param(sha256)
                .query(this::read).optional();
    }

    byte[] print(String id) {
        return Base64.getDecoder().decode(cipher.open(jdbc.sql("select print from signature_snapshot where id = ?")
                .param(id).query(String.class).single(), PRINT.context(id)));
    }

    String contentSha256(String id) {
        return jdbc.sql("select content_sha256 from signature_snapshot where id = ?").param(id).query(String.class)
                .single();
    }

    /** Snapshots of a task that a person was given to sign, the newest first. */
    List<String> ofTask(String taskId, String user) {
        return jdbc.sql("select id from signature_snapshot where task_id = ? and user_id = ? order by made_at desc, id")
                .params(taskId, user).query(String.class).list();
    }

    void insert(Attempt attempt) {
        jdbc.sql("""
                insert into signature_attempt (id, snapshot_id, taken_at, received_at, outcome, reason, cms, report)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(attempt.id(), attempt.snapshotId(), at(attempt.taken()), at(attempt.received()),
                        attempt.outcome().name().toLowerCase(Locale.ROOT), attempt.reason(),
                        cipher.seal(Base64.getEncoder().encodeToString(attempt.cms()), CMS.context(attempt.id())),
                        cipher.seal(attempt.evidence() == null ? "{}" : new String(
                                CanonicalJson.bytes(attempt.evidence()), StandardCharsets.UTF_8),
                                REPORT.context(attempt.id())))
                .update();
    }

    /**
     * Uses up the snapshot's nonce.
     *
     * @throws FaultException when somebody did meanwhile
     */
    void accept(Attempt attempt) {
        try {
            jdbc.sql("insert into signature_accepted (snapshot_id, attempt_id, accepted_at) values (?, ?, ?)")
                    .params(attempt.snapshotId(), attempt.id(), at(attempt.taken())).update();
        } catch (DuplicateKeyException e) {
            throw new FaultException(Fault.of("signature.refused.replayed"));
        }
    }

    Optional<Attempt> accepted(String snapshotId) {
        return jdbc.sql(ATTEMPTS + "id in (select attempt_id from signature_accepted where snapshot_id = ?)")
                .param(snapshotId).query(this::attempt).optional();
    }

    Optional<Attempt> lastAttempt(String snapshotId) {
        return jdbc.sql(ATTEMPTS + "snapshot_id = ? order by taken_at desc, id fetch first 1 rows only")
                .param(snapshotId).query(this::attempt).optional();
    }

    /** Last attempts that wait for an answer of an authority, of snapshots made after a moment. */
    List<Attempt> waiting(Instant after) {
        return jdbc.sql(ATTEMPTS + """
                outcome = 'waiting' and taken_at > ?
                and not exists (select 1 from signature_attempt later
                    where later.snapshot_id = signature_attempt.snapshot_id
                    and (later.taken_at > signature_attempt.taken_at or later.outcome <> 'waiting'))
                """).param(at(after)).query(this::attempt).list();
    }

    void use(String snapshotId, Instant now) {
        jdbc.sql("insert into signature_use (snapshot_id, used_at) values (?, ?)").params(snapshotId, at(now)).update();
    }

    boolean used(String snapshotId) {
        return jdbc.sql("select count(*) from signature_use where snapshot_id = ?").param(snapshotId)
                .query(Long.class).single() > 0;
    }

    void invalidate(Invalidation invalidation) {
        jdbc.sql("insert into signature_invalidation (snapshot_id, by_snapshot, fields, invalidated_at) "
                + "values (?, ?, ?, ?)")
                .params(invalidation.snapshotId(), invalidation.bySnapshot(), String.join(",", invalidation.fields()),
                        at(invalidation.at())).update();
    }

    Optional<Invalidation> invalidation(String snapshotId) {
        return jdbc.sql("select * from signature_invalidation where snapshot_id = ?").param(snapshotId)
                .query((row, number) -> new Invalidation(snapshotId, row.getString("by_snapshot"),
                        Arrays.asList(row.getString("fields").split(",")), instant(row, "invalidated_at"))).optional();
    }

    /** Ids of the snapshots of a case whose signature completed a step, in order. */
    List<String> usedOf(String caseId) {
        return jdbc.sql("""
                select s.id from signature_snapshot s join signature_use u on u.snapshot_id = s.id
                where s.case_id = ? order by u.ordinal
                """).param(caseId).query(String.class).list();
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    private Snapshot read(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        byte[] bytes = cipher.open(row.getString("content"), CONTENT.context(id)).getBytes(StandardCharsets.UTF_8);
        return new Snapshot(id, bytes, CanonicalJson.read(bytes, SignedContent.class));
    }

    private Attempt attempt(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        Attempt.Outcome outcome = Attempt.Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT));
        String report = cipher.open(row.getString("report"), REPORT.context(id));
        return new Attempt(id, row.getString("snapshot_id"), instant(row, "taken_at"), instant(row, "received_at"),
                outcome, row.getString("reason"),
                Base64.getDecoder().decode(cipher.open(row.getString("cms"), CMS.context(id))),
                outcome == Attempt.Outcome.ACCEPTED
                        ? CanonicalJson.read(report.getBytes(StandardCharsets.UTF_8), Evidence.class) : null);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
