package kz.qonys.terms;

import static kz.qonys.terms.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TermRecordsTest {

    private static final String LMC = "tur-lmc.lmc-head";
    private static final String LEB = "sko-leb.leb-officer";

    private final TermRecords records = TermsDatabase.records(TermsDatabase.fresh());

    @BeforeEach
    void threeOpenTasks() {
        records.start(task("late", LMC, null, false, at("2026-11-25T18:30")));
        records.start(task("soon", LMC, "tur-lmc-head", true, at("2026-11-23T18:30")));
        records.start(task("other", LEB, null, false, at("2026-11-24T18:30")));
    }

    @Test
    void shouldListEarliestDueFirst_whenSeveralGroupsAreAsked() {
        assertThat(found(OpenTermFilter.of(Set.of(LMC, LEB)), 10)).containsExactly("soon", "other", "late");
        assertThat(found(OpenTermFilter.of(Set.of(LMC, LEB)), 2)).containsExactly("soon", "other");
    }

    @Test
    void shouldFindNothing_whenTheUserHasNoGroup() {
        assertThat(found(OpenTermFilter.of(Set.of()), 10)).isEmpty();
        assertThat(records.ofTasks(Set.of())).isEmpty();
    }

    @Test
    void shouldNarrowTheList_whenFilterSaysSo() {
        assertThat(found(OpenTermFilter.claimedBy("tur-lmc-head"), 10)).containsExactly("soon");
        assertThat(found(OpenTermFilter.of(Set.of(LMC)).onlyReturned(), 10)).containsExactly("soon");
        assertThat(found(OpenTermFilter.of(Set.of(LMC, LEB)).dueBefore(at("2026-11-24T18:30")), 10))
                .containsExactly("soon");
    }

    @Test
    void shouldStopCountingAtTheCap() {
        assertThat(records.count(OpenTermFilter.of(Set.of(LMC, LEB)), 100)).isEqualTo(3);
        assertThat(records.count(OpenTermFilter.of(Set.of(LMC, LEB)), 2)).isEqualTo(2);
    }

    @Test
    void shouldForgetTheAssignee_whenTaskIsGivenBack() {
        records.assign("soon", null);

        assertThat(records.ofTask("soon").orElseThrow().assignee()).isNull();
    }

    @Test
    void shouldRecordTheEndOnce_whenToldTwice() {
        records.end("soon", TermEvent.Kind.ENDED, at("2026-11-23T10:00"));
        records.end("soon", TermEvent.Kind.CANCELLED, at("2026-11-23T11:00"));

        assertThat(records.history("case-soon")).extracting(TermEvent::kind)
                .isEqualTo(List.of(TermEvent.Kind.STARTED, TermEvent.Kind.ENDED));
        assertThat(records.completedBefore("case-soon", "userTask_sample")).isTrue();
        assertThat(records.completedBefore("case-late", "userTask_sample")).isFalse();
    }

    private List<String> found(OpenTermFilter filter, int limit) {
        return records.find(filter, limit).stream().map(OpenTerm::taskId).toList();
    }

    private static OpenTerm task(String id, String group, String assignee, boolean returned, Instant due) {
        return new OpenTerm(id, "userTask_sample", "process-" + id, "case-" + id, "QN-26-000001", "plan-draft", group,
                assignee, 1, returned, at("2026-11-20T09:00"), due.minusSeconds(3_600), due, "test", null, null);
    }
}
