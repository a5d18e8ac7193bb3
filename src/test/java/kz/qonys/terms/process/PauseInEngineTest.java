package kz.qonys.terms.process;

import static kz.qonys.terms.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.qonys.terms.Calendars;
import kz.qonys.terms.Notice;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.TermEvent;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** A wait beside an open task, as the suspension for an unreachable applicant will be (reading A20). */
class PauseInEngineTest {

    private static final String CONTACT = "userTask_contactFamily";
    private static final String OFFICERS = "sko-lmc.lmc-officer";
    private static final String HEAD = "sko-lmc.lmc-head";

    private static TermsBench bench;

    private final String caseId = UUID.randomUUID().toString();

    @BeforeAll
    static void build() {
        bench = new TermsBench("pause", Calendars.onFile(), "pause-sample.bpmn");
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void shouldStopDateTimersAndRecordTogether_whenTheWaitBegins() {
        Task task = started("2026-11-16T10:00");
        TermsBench.at(at("2026-11-17T12:00"));

        send("unreachable");

        assertThat(bench.task(caseId, CONTACT).getDueDate()).isNull();
        assertThat(bench.timers(task)).hasSize(2).allMatch(Job::isSuspended);
        assertThat(bench.term(task).pausedAt()).isEqualTo(at("2026-11-17T12:00"));
        TermsBench.at(at("2026-11-30T12:00"));
        bench.runDueJobs();
        assertThat(raised(OFFICERS)).isEmpty();
        assertThat(raised(HEAD)).isEmpty();
    }

    @Test
    void shouldGoOnWithWhatWasLeft_whenTheWaitEnds() {
        Task task = started("2026-11-16T10:00");
        OpenTerm before = bench.term(task);
        // 6.5 h of the 17th, the 18th and the 19th are left: 25.5 h; to the warning 2.75 h less a quarter of the term
        Instant stopped = at("2026-11-17T12:00");
        TermsBench.at(stopped);
        send("unreachable");
        Instant back = at("2026-11-20T16:30");
        TermsBench.at(back);

        send("reached");

        OpenTerm after = bench.term(task);
        assertThat(after.paused()).isFalse();
        assertThat(after.dueAt()).isEqualTo(at("2026-11-25T13:30"));
        assertThat(bench.calendar.businessTime(back, after.dueAt()))
                .isEqualTo(bench.calendar.businessTime(stopped, before.dueAt()));
        assertThat(bench.calendar.businessTime(back, after.warnAt()))
                .isEqualTo(bench.calendar.businessTime(stopped, before.warnAt()));
        assertAgree(task);
        assertThat(bench.timers(task)).noneMatch(Job::isSuspended);
        assertThat(bench.records.history(caseId)).extracting(TermEvent::kind)
                .containsExactly(TermEvent.Kind.STARTED, TermEvent.Kind.PAUSED, TermEvent.Kind.RESUMED);
        TermsBench.at(after.warnAt().plusSeconds(1));
        bench.runDueJobs();
        assertThat(raised(OFFICERS)).extracting(Notice::dueAt).containsExactly(after.dueAt());
    }

    @Test
    void shouldStayOverdueByAsMuch_whenItWasOverdueBefore() {
        Task task = started("2026-11-16T10:00");
        TermsBench.at(at("2026-11-20T12:00"));
        bench.runDueJobs();
        send("unreachable");
        TermsBench.at(at("2026-11-24T12:00"));

        send("reached");

        assertThat(bench.calendar.businessTime(at("2026-11-24T12:00"), bench.term(task).dueAt()))
                .isEqualTo(bench.calendar.businessTime(at("2026-11-20T12:00"), at("2026-11-19T18:30")));
        assertThat(bench.term(task).breachedAt()).isNotNull();
        assertThat(raised(HEAD)).hasSize(1);
    }

    @Test
    void shouldAddUp_whenTheFamilyIsLostTwice() {
        Task task = started("2026-11-16T10:00");
        for (String[] wait
                : new String[][] {{"2026-11-16T12:00", "2026-11-17T12:00"}, {"2026-11-18T09:30", "2026-11-18T10:30"}}) {
            TermsBench.at(at(wait[0]));
            send("unreachable");
            TermsBench.at(at(wait[1]));
            send("reached");
        }

        // 10.5 h later than the 19th at 18:30
        assertThat(bench.term(task).dueAt()).isEqualTo(at("2026-11-23T10:00"));
        assertAgree(task);
    }

    @Test
    void shouldLeaveNothingBehind_whenTheCaseEndsDuringTheWait() {
        Task task = started("2026-11-16T10:00");
        send("unreachable");

        bench.engine.getRuntimeService().deleteProcessInstance(task.getProcessInstanceId(), "withdrawn", false, true);

        assertThat(bench.records.ofCase(caseId)).isEmpty();
        assertThat(bench.timers(task)).isEmpty();
    }

    @Test
    void shouldEndTheTerm_whenTheTaskIsDoneDuringTheWait() {
        Task task = started("2026-11-16T10:00");
        send("unreachable");

        bench.engine.getTaskService().complete(task.getId());

        assertThat(bench.records.ofCase(caseId)).isEmpty();
        send("reached");
        assertThat(bench.records.history(caseId)).extracting(TermEvent::kind)
                .containsExactly(TermEvent.Kind.STARTED, TermEvent.Kind.PAUSED, TermEvent.Kind.ENDED);
    }

    @Test
    void shouldRefuseTheModel_whenItPausesAnUnknownTerm() throws Exception {
        String model = new ClassPathResource("terms/pause-sample.bpmn").getContentAsString(StandardCharsets.UTF_8)
                .replace("name=\"pauses\" value=\"lmc-settlement-contact\"", "name=\"pauses\" value=\"no-such-term\"");

        assertThatThrownBy(() -> bench.engine.getRepositoryService().createDeployment()
                .addString("pause-sample.bpmn", model).deploy())
                .hasMessageContaining("'event_waitForFamily' pauses the term 'no-such-term'");
    }

    private Task started(String local) {
        TermsBench.at(at(local));
        bench.engine.getRuntimeService().startProcessInstanceByKey("pause-sample", "QN-26-000123",
                Map.of("caseId", caseId, "departureOffice", "tur-cc", "settlementOffice", "sko-cc"));
        return bench.task(caseId, CONTACT);
    }

    private void send(String message) {
        bench.engine.getRuntimeService().createMessageCorrelation(message)
                .processInstanceVariableEquals("caseId", caseId).correlate();
    }

    private void assertAgree(Task task) {
        OpenTerm term = bench.term(task);
        assertThat(bench.task(caseId, CONTACT).getDueDate().toInstant()).isEqualTo(term.dueAt());
        assertThat(bench.timers(task)).extracting(job -> job.getDuedate().toInstant())
                .containsExactly(term.warnAt(), term.dueAt());
    }

    private List<Notice> raised(String group) {
        return bench.notices.unread("anybody", Set.of(group), 1_000).stream()
                .filter(notice -> caseId.equals(notice.caseId())).toList();
    }
}
