package kz.qonys.casefile;

import java.time.Clock;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/**
 * Append-only record of who touched which case, in which office and task, for what, and which fields. Holds field names
 * and ids, never values. An access that cannot be recorded does not happen: the exception ends it.
 */
@Component
class AccessLog {

    enum Mode { READ, WRITE, LIST, SEARCH }

    private static final int FIELDS = 8000;

    private final JdbcClient jdbc;
    private final Clock clock;

    AccessLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void read(String caseId, Access access, Collection<String> fields) {
        insert(Mode.READ, caseId, access, fields);
    }

    void written(String caseId, Access access, Collection<String> fields) {
        insert(Mode.WRITE, caseId, access, fields);
    }

    /** One access that showed several cases. */
    void listed(Mode mode, Collection<String> caseIds, Access access, Collection<String> fields) {
        long id = insert(mode, null, access, fields);
        for (String caseId : caseIds) {
            jdbc.sql("insert into case_access_listed (access_id, case_id) values (?, ?)").params(id, caseId).update();
        }
    }

    private long insert(Mode mode, String caseId, Access access, Collection<String> fields) {
        String names = String.join(",", fields);
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into case_access (occurred_at, access_mode, case_id, user_id, office, task_id, purpose, fields)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(CaseStore.at(clock.instant()), mode.name(), caseId, access.user(), access.office(),
                        access.taskId(), access.purpose(),
                        names.length() > FIELDS ? names.substring(0, FIELDS) : names)
                .update(key, "id");
        return key.getKey().longValue();
    }
}
