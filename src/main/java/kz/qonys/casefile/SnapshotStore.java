package kz.qonys.casefile;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table case_snapshot: the application as its author let it go, one per round. */
@Repository
class SnapshotStore {

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;

    SnapshotStore(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Keeps the state of a round; a second letting-go in the same round replaces the first. */
    void keep(String caseId, int round, CaseContent content) {
        jdbc.sql("delete from case_snapshot where case_id = ? and round_number = ?").params(caseId, round).update();
        String id = UUID.randomUUID().toString();
        jdbc.sql("insert into case_snapshot (id, case_id, round_number, taken_at, data) values (?, ?, ?, ?, ?)")
                .params(id, caseId, round, CaseStore.at(clock.instant()),
                        cipher.seal(content.json(), SealedColumns.SNAPSHOT.context(id)))
                .update();
    }

    /** The state of the last round before the given one. */
    Optional<CaseContent> before(String caseId, int round) {
        return jdbc.sql("""
                select id, data from case_snapshot where case_id = ? and round_number < ?
                order by round_number desc fetch first 1 rows only
                """).params(caseId, round)
                .query((row, number) -> CaseContent.of(
                        cipher.open(row.getString("data"), SealedColumns.SNAPSHOT.context(row.getString("id")))))
                .optional();
    }
}
