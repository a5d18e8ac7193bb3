package kz.qonys.terms;

import static kz.qonys.terms.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OpenTasksTest {

    private static final String CENTRE = "tur-cc.career-centre-officer";
    private static final String BODY = "sko-leb.leb-officer";
    private static final Set<String> BOTH = Set.of(CENTRE, BODY);

    private final DataSource database = TermsDatabase.fresh();
    private final OpenTasks tasks = new OpenTasks(JdbcClient.create(database));
    private final TermRecords records = TermsDatabase.records(database);

    @BeforeEach
    void fiveOpenTasks() {
        records.start(task("mine", CENTRE, "anna", true, at("2026-11-25T18:30")));
        records.start(task("bolats", CENTRE, "bolat", false, at("2026-11-23T18:30")));
        records.start(task("free", CENTRE, null, false, at("2026-11-24T18:30")));
        records.start(task("other", BODY, null, true, at("2026-11-22T18:30")));
        records.start(task("foreign", "pav-leb.leb-head", null, false, at("2026-11-21T18:30")));
    }

    @Test
    void shouldMergeGroupsByDueDate_whenAPageIsAsked() {
        OpenTaskFilter office = OpenTaskFilter.of("anna", BOTH).withColleagues();

        assertThat(tasks.page(office, 0, 10)).containsExactly("other", "bolats", "free", "mine");
        assertThat(tasks.page(office, 0, 2)).containsExactly("other", "bolats");
        assertThat(tasks.page(office, 2, 2)).containsExactly("free", "mine");
        assertThat(tasks.page(office, 4, 2)).isEmpty();
    }

    @Test
    void shouldLeaveOutColleaguesTasks_whenOwnAndFreeOnesAreAsked() {
        OpenTaskFilter ours = OpenTaskFilter.of("anna", BOTH);

        assertThat(tasks.page(ours, 0, 10)).containsExactly("other", "free", "mine");
        assertThat(tasks.page(ours.onlyReturned(), 0, 10)).containsExactly("other", "mine");
        assertThat(tasks.page(ours.due(at("2026-11-24T18:30"), at("2026-11-25T18:30")), 0, 10)).containsExactly("free");
        assertThat(tasks.page(ours.due(null, at("2026-11-24T18:30")), 0, 10)).containsExactly("other");
        assertThat(tasks.page(OpenTaskFilter.heldBy("anna"), 0, 10)).containsExactly("mine");
    }

    @Test
    void shouldNotCallATaskOverdue_whileItsTermStandsStill() {
        records.pause(List.of("free"), at("2026-11-21T09:00"));
        OpenTaskFilter ours = OpenTaskFilter.of("anna", BOTH);

        assertThat(tasks.page(ours.due(null, at("2026-11-25T09:00")), 0, 10)).containsExactly("other");
        assertThat(tasks.page(ours.due(at("2026-11-24T09:00"), at("2026-11-25T09:00")), 0, 10)).isEmpty();
        assertThat(tasks.page(ours, 0, 10)).containsExactly("other", "free", "mine");
    }

    @Test
    void shouldShowOwnTasksOnly_whenThePersonHasNoGroup() {
        OpenTaskFilter office = OpenTaskFilter.of("bolat", Set.of()).withColleagues();

        assertThat(tasks.page(office, 0, 10)).containsExactly("bolats");
        assertThat(tasks.count(office, 10)).isEqualTo(1);
    }

    @Test
    void shouldStopCountingAtTheCap() {
        OpenTaskFilter office = OpenTaskFilter.of("anna", BOTH).withColleagues();

        assertThat(tasks.count(office, 100)).isEqualTo(4);
        assertThat(tasks.count(office, 3)).isEqualTo(3);
    }

    private static OpenTerm task(String id, String group, String assignee, boolean returned, Instant due) {
        return new OpenTerm(id, "userTask_sample", "process-" + id, "case-" + id, "QN-26-000001", "plan-draft", group,
                assignee, 1, returned, at("2026-11-20T09:00"), due.minusSeconds(3_600), due, "test", null, null);
    }
}
