package kz.qonys.casefile;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import kz.qonys.transaction.AtCommit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table case_event: what happened to a case, as codes with non-personal parameters. Append-only. */
@Repository
class Timeline {

    /** One event; words are made for each reader. */
    record Event(Instant at, String code, List<String> params, String actor, String office) {
    }

    private static final String INSERT =
            "insert into case_event (case_id, code, params, actor, office, occurred_at) values (?, ?, ?, ?, ?, ?)";
    private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z]+)*");

    private final JdbcClient jdbc;
    private final Words words;
    private final Clock clock;
    private final AtCommit<Object[]> events;

    Timeline(JdbcClient jdbc, JdbcTemplate rows, Words words, Clock clock) {
        this.jdbc = jdbc;
        this.events = AtCommit.inserting(rows, INSERT);
        this.words = words;
        this.clock = clock;
    }

    void add(String caseId, String code, List<String> params, Access access) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("A timeline code is lower-case words with hyphens");
        }
        words.requireEvent(code);
        events.add(new Object[] {caseId, code, Json.text(params), access.user(), access.office(),
            CaseStore.at(clock.instant())});
    }

    List<Event> of(String caseId) {
        events.flush();
        return jdbc.sql("select * from case_event where case_id = ? order by id").param(caseId)
                .query((row, number) -> new Event(CaseStore.instant(row, "occurred_at"), row.getString("code"),
                        Json.strings(row.getString("params")), row.getString("actor"), row.getString("office")))
                .list();
    }
}
