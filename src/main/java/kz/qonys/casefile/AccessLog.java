package kz.qonys.casefile;

import java.time.Clock;
import java.util.Collection;
import kz.qonys.transaction.AtCommit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/**
 * Append-only record of who touched which case, in which office and task, for what, and which fields. Holds field names
 * and ids, never values. Written at the end of the transaction; an access that cannot be recorded does not happen: the
 * exception ends it.
 */
@Component
class AccessLog {

    enum Mode { READ, WRITE, LIST, SEARCH }

    private static final int FIELDS = 8000;

    private static final String INSERT = "insert into case_access (occurred_at, access_mode, case_id, user_id, office,"
            + " task_id, purpose, fields) values (?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtCommit<Object[]> entries;

    AccessLog(JdbcClient jdbc, JdbcTemplate rows, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.entries = AtCommit.inserting(rows, INSERT);
    }

    void read(String caseId, Access access, Collection<String> fields) {
        entries.add(entry(Mode.READ, caseId, access, fields));
    }

    void written(String caseId, Access access, Collection<String> fields) {
        entries.add(entry(Mode.WRITE, caseId, access, fields));
    }

    /** One access that showed several cases. */
    void listed(Mode mode, Collection<String> caseIds, Access access, Collection<String> fields) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(INSERT).params(entry(mode, null, access, fields)).update(key, "id");
        long id = key.getKey().longValue();
        for (String caseId : caseIds) {
            jdbc.sql("insert into case_access_listed (access_id, case_id) values (?, ?)").params(id, caseId).update();
        }
    }

    private Object[] entry(Mode mode, String caseId, Access access, Collection<String> fields) {
        String names = String.join(",", fields);
        return new Object[] {CaseStore.at(clock.instant()), mode.name(), caseId, access.user(), access.office(),
            access.taskId(), access.purpose(), names.length() > FIELDS ? names.substring(0, FIELDS) : names};
    }
}
