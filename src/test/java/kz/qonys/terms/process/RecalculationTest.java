package kz.qonys.terms.process;

import static kz.qonys.terms.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.qonys.language.FaultException;
import kz.qonys.staff.Officer;
import kz.qonys.terms.CalendarBench;
import kz.qonys.terms.CalendarDraft;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.OpenTermFilter;
import kz.qonys.terms.RegionalStaff;
import kz.qonys.terms.TermEvent;
import kz.qonys.terms.TermExtensions;
import kz.qonys.terms.TermMove;
import kz.qonys.terms.TermRecalculation;
import kz.qonys.terms.TermRecalculation.Outcome;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A decree moves days off while terms run: dry run, batch, and everything that stood or was moved by hand before. */
class RecalculationTest {

    private static final String CONTACT = "userTask_contactFamily";
    private static final int MANY = 1_000;
    /** Two pages of 500: per page one statement each to read, lock, replay, find timers, and write five tables. */
    private static final int MOST_STATEMENTS = 40;

    private CalendarBench calendars;
    private TermsBench bench;
    private TermRecalculation recalculation;
    private TermExtensions extensions;

    @BeforeEach
    void build() {
        TermsBench.at(at("2026-11-16T10:00"));
        calendars = new CalendarBench();
        bench = new TermsBench("recalculation-" + UUID.randomUUID(), calendars.calendar(), "pause-sample.bpmn");
        calendars.storeIn(bench.database, bench.clock);
        recalculation = calendars.recalculation(bench.records, bench.table, bench.dates, bench.transactions,
                bench.clock);
        extensions = calendars.extensions(bench.records, bench.table, bench.dates, bench.clock);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shouldMoveDatesTimersAndRecordsTogether_whenAThousandTermsRun() {
        for (int i = 0; i < MANY; i++) {
            // 200 of them end before the day that is moved
            TermsBench.at(i < 200 ? at("2026-11-11T10:00") : at("2026-11-16T10:00").plusSeconds(i));
            start("case-" + i);
        }
        TermsBench.at(at("2026-11-16T17:30"));
        CalendarDraft draft = draft("2026-11-18;day-off;Перенос;Ауыстыру;Приказ о переносе",
                "2026-11-21;working-day;Рабочий"
                + " день;Жұмыс күні;Приказ о переносе");

        long beganDry = System.nanoTime();
        bench.database.reset();
        Outcome dry = recalculation.dryRun(draft.id());
        int dryStatements = bench.database.statements();
        long beganApply = System.nanoTime();
        bench.database.reset();
        Outcome applied = recalculation.apply(draft.id(), "admin");
        int statements = bench.database.statements();
        long ended = System.nanoTime();
        report(dry, dryStatements, beganApply - beganDry, statements, ended - beganApply);

        assertThat(dry.examined()).isEqualTo(MANY);
        assertThat(dry.moves()).hasSize(800).allSatisfy(move -> {
            assertThat(move.dueBefore()).isEqualTo(at("2026-11-19T18:30"));
            // the 18th is lost, the 20th is the third working day
            assertThat(move.dueAfter()).isEqualTo(at("2026-11-20T18:30"));
            assertThat(move.officeId()).isEqualTo("sko-lmc");
            assertThat(move.caseNumber()).startsWith("QN-26-");
        });
        assertThat(applied.moves()).isEqualTo(dry.moves());
        assertAllAgree(dry.moves());
        assertThat(statements).isLessThanOrEqualTo(MOST_STATEMENTS);
        assertThat(dryStatements).isLessThanOrEqualTo(MOST_STATEMENTS / 2);
        assertThat(calendars.drafts()).singleElement().satisfies(file -> {
            assertThat(file.appliedBy()).isEqualTo("admin");
            assertThat(file.examined()).isEqualTo(MANY);
            assertThat(file.moved()).isEqualTo(800);
            assertThat(file.versionAfter()).isEqualTo(bench.calendar.version());
        });
    }

    private void report(Outcome dry, int dryStatements, long dryNanos, int statements, long nanos) {
        LoggerFactory.getLogger(RecalculationTest.class).info(
                "{} open terms: dry run {} ms, {} statements; batch of {} moves {} ms, {} statements; {}",
                dry.examined(), dryNanos / 1_000_000, dryStatements, dry.moves().size(), nanos / 1_000_000, statements,
                bench.database.kinds());
    }

    /** Every open term: task, timers and record say the same, and what the list of moves said has come. */
    private void assertAllAgree(List<TermMove> moves) {
        Map<String, Instant> dues = bench.engine.getTaskService().createTaskQuery().list().stream()
                .collect(Collectors.toMap(Task::getId, task -> task.getDueDate().toInstant()));
        Map<String, String> tasksByExecution = bench.engine.getTaskService().createTaskQuery().list().stream()
                .collect(Collectors.toMap(Task::getExecutionId, Task::getId));
        Map<String, String> kinds = bench.engine.getManagementService().createJobDefinitionQuery().list().stream()
                .collect(
                Collectors.toMap(JobDefinition::getId, job -> job.getActivityId().replace("timerEvent_contact", "")));
        Map<String, Instant> timers = new HashMap<>();
        bench.engine.getManagementService().createJobQuery().timers().list().forEach(job -> timers.put(
                tasksByExecution.get(job.getExecutionId()) + kinds.get(job.getJobDefinitionId()),
                job.getDuedate().toInstant()));
        Map<String, TermMove> moved = moves.stream().collect(Collectors.toMap(TermMove::taskId, move -> move));
        List<OpenTerm> open = bench.records.find(new OpenTermFilter(null, null, null, null), MANY * 2);
        assertThat(open).hasSize(dues.size()).allSatisfy(term -> {
            assertThat(dues.get(term.taskId())).isEqualTo(term.dueAt());
            assertThat(timers.get(term.taskId() + "Breach")).isEqualTo(term.dueAt());
            assertThat(timers.get(term.taskId() + "Warning")).isEqualTo(term.warnAt());
            assertThat(term.calendarVersion()).isEqualTo(bench.calendar.version());
            if (moved.containsKey(term.taskId())) {
                assertThat(term.dueAt()).isEqualTo(moved.get(term.taskId()).dueAfter());
                assertThat(term.warnAt()).isEqualTo(moved.get(term.taskId()).warnAfter());
            }
        });
        JdbcClient jdbc = JdbcClient.create(bench.database);
        assertThat(jdbc.sql("select count(*) from term_event where kind = 'due-changed' and changed_by = 'admin'"
                + " and calendar_id is not null").query(Integer.class).single()).isEqualTo(moves.size());
        assertThat(jdbc.sql("select count(*) from ACT_HI_TASKINST h join term_open o on o.task_id = h.ID_"
                + " join ACT_RU_TASK t on t.ID_ = h.ID_ where h.DUE_DATE_ <> t.DUE_DATE_").query(Integer.class)
                .single())
                .isZero();
    }


    @Test
    void shouldChangeNothing_whenItIsADryRun() {
        Task task = start("dry");
        CalendarDraft draft = draft("2026-11-18;day-off;Перенос;Ауыстыру;Приказ");
        String version = bench.calendar.version();

        recalculation.dryRun(draft.id());

        assertThat(bench.term(task).dueAt()).isEqualTo(at("2026-11-19T18:30"));
        assertThat(bench.calendar.version()).isEqualTo(version);
        assertThat(calendars.drafts()).singleElement().matches(file -> !file.applied());
        assertThat(bench.records.history("dry")).extracting(TermEvent::kind).containsExactly(TermEvent.Kind.STARTED);
    }

    @Test
    void shouldBeAppliedOnce_whenAskedTwice() {
        CalendarDraft draft = draft("2026-11-18;day-off;Перенос;Ауыстыру;Приказ");
        recalculation.apply(draft.id(), "admin");

        assertThatThrownBy(() -> recalculation.apply(draft.id(), "admin")).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> recalculation.dryRun(draft.id())).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> recalculation.dryRun(9_999)).isInstanceOf(FaultException.class);
    }

    @Test
    void shouldKeepWhatStoodStillOut_whenReckonedAnew() {
        Task task = start("stood");
        TermsBench.at(at("2026-11-17T12:00"));
        send("stood", "unreachable");
        TermsBench.at(at("2026-11-18T12:00"));
        send("stood", "reached");
        assertThat(bench.term(task).dueAt()).isEqualTo(at("2026-11-20T18:30"));

        apply("2026-11-18;day-off;Перенос;Ауыстыру;Приказ");

        // the 18th is no working day any more: it neither counts as used nor as pause, 6.5 h of the 17th stood
        assertThat(bench.term(task).dueAt()).isEqualTo(at("2026-11-23T15:30"));
        assertAgree("stood", task);
    }

    @Test
    void shouldMoveWhatStandsStill_whenItGoesOn() {
        Task task = start("stands");
        TermsBench.at(at("2026-11-17T12:00"));
        send("stands", "unreachable");

        Outcome outcome = apply("2026-11-18;day-off;Перенос;Ауыстыру;Приказ");

        assertThat(outcome.moves()).extracting(TermMove::paused, TermMove::dueAfter)
                .containsExactly(tuple(true, at("2026-11-20T18:30")));
        assertThat(bench.task("stands", CONTACT).getDueDate()).isNull();
        TermsBench.at(at("2026-11-19T12:00"));
        send("stands", "reached");
        // 6.5 + 9.5 + 9.5 h were left on the 17th at noon
        assertThat(bench.term(task).dueAt()).isEqualTo(at("2026-11-23T18:30"));
        assertAgree("stands", task);
    }

    @Test
    void shouldKeepTheDayAHeadChose_whenItIsStillWorked() {
        Task task = start("extended");
        Officer head = head();
        extensions.extend(task.getId(), LocalDate.of(2026, 11, 24), "family-asked", head).orElseThrow();
        assertThat(bench.term(task).dueAt()).isEqualTo(at("2026-11-24T18:30"));
        assertAgree("extended", task);

        apply("2026-11-18;day-off;Перенос;Ауыстыру;Приказ");
        assertThat(bench.term(task).dueAt()).isEqualTo(at("2026-11-24T18:30"));
        apply("2026-11-24;day-off;Перенос;Ауыстыру;Приказ");

        assertThat(bench.term(task).dueAt()).isEqualTo(at("2026-11-25T18:30"));
        assertAgree("extended", task);
        assertThat(bench.records.history("extended")).filteredOn(line -> line.kind() == TermEvent.Kind.EXTENDED)
                .singleElement().satisfies(line -> {
                    assertThat(line.changedBy()).isEqualTo("sko-lmc-head");
                    assertThat(line.reason()).isEqualTo("family-asked");
                });
    }

    @Test
    void shouldTakeBackWhatNoLongerHolds_whenTheTermIsLonger() {
        Task task = start("breached");
        TermsBench.at(at("2026-11-19T18:31"));
        bench.runDueJobs();
        assertThat(bench.term(task).breachedAt()).isNotNull();
        assertThat(raised("sko-lmc.lmc-head")).isEqualTo(1);

        apply("2026-11-18;day-off;Перенос;Ауыстыру;Приказ");

        OpenTerm term = bench.term(task);
        assertThat(term.dueAt()).isEqualTo(at("2026-11-20T18:30"));
        assertThat(term.breachedAt()).isNull();
        assertThat(raised("sko-lmc.lmc-head")).isZero();
        assertThat(bench.timers(task)).extracting(job -> job.getDuedate().toInstant()).containsExactly(
                term.warnAt(), term.dueAt());
        TermsBench.at(at("2026-11-20T18:31"));
        bench.runDueJobs();
        assertThat(raised("sko-lmc.lmc-head")).isEqualTo(1);
        assertThat(bench.records.history("breached")).extracting(TermEvent::kind)
                .containsExactly(TermEvent.Kind.STARTED,
                TermEvent.Kind.BREACHED, TermEvent.Kind.DUE_CHANGED, TermEvent.Kind.BREACHED);
    }

    @Test
    void shouldFollowTheOtherNode_whenItPutAFileInForce() {
        Task task = start("late");
        CalendarBench other = calendars.otherNode(bench.database, bench.clock);
        other.recalculation(bench.records, bench.table, bench.dates, bench.transactions, bench.clock)
                .apply(draft("2026-11-18;day-off;Перенос;Ауыстыру;Приказ").id(), "admin");
        Task begunByTheOldFile = start("straggler");
        assertThat(bench.term(begunByTheOldFile).dueAt()).isEqualTo(at("2026-11-19T18:30"));

        calendars.look(recalculation);

        assertThat(bench.calendar.version()).isEqualTo(other.calendar().version());
        assertThat(bench.term(task).dueAt()).isEqualTo(at("2026-11-20T18:30"));
        assertThat(bench.term(begunByTheOldFile).dueAt()).isEqualTo(at("2026-11-20T18:30"));
        assertAgree("straggler", begunByTheOldFile);
    }

    @Test
    void shouldLoseTheMark_whenTheOfficialCalendarOfTheYearArrives() {
        TermsBench.at(at("2027-12-29T10:00"));
        Task task = start("next-year");
        // 30 and 31 December, then 3 and 4 January instead of the weekend
        assertThat(bench.term(task).dueAt()).isEqualTo(at("2028-01-05T18:30"));
        assertThat(bench.term(task).provisional()).isTrue();

        Outcome outcome = recalculation.apply(calendars.add("""
                date;kind;name_ru;name_kk;source
                2028-01-03;day-off;Новый год;Жаңа жыл;Закон
                2028-01-04;day-off;Новый год;Жаңа жыл;Закон
                2028-01-05;day-off;Перенос;Ауыстыру;Приказ
                2028-01-07;day-off;Рождество;Рождество;Трудовой кодекс
                """, "Приказ о переносе 2028 года").id(), "admin");

        assertThat(outcome.moves()).extracting(TermMove::dueAfter, TermMove::provisional)
                .containsExactly(tuple(at("2028-01-06T18:30"), false));
        assertThat(bench.term(task).provisional()).isFalse();
        assertAgree("next-year", task);
    }

    private Outcome apply(String... rows) {
        return recalculation.apply(draft(rows).id(), "admin");
    }

    /** The file of 2026 with rows added to those in force. */
    private CalendarDraft draft(String... rows) {
        return calendars.addTo2026(List.of(rows));
    }

    private Task start(String caseId) {
        bench.engine.getRuntimeService().startProcessInstanceByKey("pause-sample", "QN-26-" + caseId,
                Map.of("caseId", caseId, "departureOffice", "tur-cc", "settlementOffice", "sko-cc"));
        return caseId.startsWith("case-") ? null : bench.task(caseId, CONTACT);
    }

    private void send(String caseId, String message) {
        bench.engine.getRuntimeService().createMessageCorrelation(message)
                .processInstanceVariableEquals("caseId", caseId).correlate();
    }

    private void assertAgree(String caseId, Task task) {
        OpenTerm term = bench.term(task);
        assertThat(bench.task(caseId, CONTACT).getDueDate().toInstant()).isEqualTo(term.dueAt());
        assertThat(bench.timers(task)).extracting(job -> job.getDuedate().toInstant())
                .contains(term.dueAt()).isSubsetOf(term.warnAt(), term.dueAt());
    }

    private int raised(String group) {
        return bench.notices.unread("anybody", Set.of(group), 1_000).size();
    }

    private static Officer head() {
        return new RegionalStaff().with("sko-lmc-head", "lmc-head", "sko-lmc").officer("sko-lmc-head").orElseThrow();
    }
}
