package kz.qonys.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table case_remark. */
@Repository
class RemarkStore {

    /** A remark; field is null when it concerns the whole application, resolvedAt while it is open. */
    record Stored(int round, String field, String text, String author, String office, String role, Instant at,
            Instant resolvedAt) {
    }

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;

    RemarkStore(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    List<Stored> all(String caseId) {
        return jdbc.sql("select * from case_remark where case_id = ? order by round_number, written_at, ordinal")
                .param(caseId).query(this::stored).list();
    }

    /** Puts the remarks of an office in a round in place of those it wrote in the same round before. */
    void replace(String caseId, int round, List<Submission.Remark> remarks, String role, Access access) {
        jdbc.sql("delete from case_remark where case_id = ? and round_number = ? and " + office(access))
                .params(caseId, round, of(access)).update();
        for (int i = 0; i < remarks.size(); i++) {
            insert(caseId, round, i, remarks.get(i), role, access);
        }
    }

    /** Marks what an office remarked in rounds before the given one as settled. */
    int resolveBefore(String caseId, int round, Access access) {
        if (round == 1) {
            return 0;
        }
        return jdbc.sql("""
                update case_remark set resolved_at = ?, resolved_by = ?
                where case_id = ? and round_number < ? and resolved_at is null and """ + " " + office(access))
                .params(CaseStore.at(clock.instant()), access.user(), caseId, round, of(access)).update();
    }

    private void insert(String caseId, int round, int ordinal, Submission.Remark remark, String role, Access access) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                insert into case_remark (id, case_id, round_number, ordinal, field, author, office, author_role, remark,
                    written_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(id, caseId, round, ordinal, remark.field(), access.user(), access.office(), role,
                        cipher.seal(remark.text(), SealedColumns.REMARK.context(id)), CaseStore.at(clock.instant()))
                .update();
    }

    /** Whose remarks: the office's; without an office the user's own. */
    private static String office(Access access) {
        return access.office() == null ? "author = ?" : "office = ?";
    }

    private static String of(Access access) {
        return access.office() == null ? access.user() : access.office();
    }

    private Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(row.getInt("round_number"), row.getString("field"),
                cipher.open(row.getString("remark"), SealedColumns.REMARK.context(row.getString("id"))),
                row.getString("author"), row.getString("office"), row.getString("author_role"),
                CaseStore.instant(row, "written_at"), CaseStore.instant(row, "resolved_at"));
    }
}
