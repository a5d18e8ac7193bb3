package kz.qonys.journey;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.SECONDS;
import static kz.qonys.journey.FamilyCase.MOBILITY_CENTRE;
import static kz.qonys.journey.FamilyCase.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.TermEvent;
import kz.qonys.terms.TermRecords;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** While the family is waited for, the officer's term stands still; afterwards exactly as much is left as was. */
@Journey
class PauseJourneyTest {

    private static final String AWAIT = "userTask_awaitFamily";
    private static final String HEARING = "userTask_holdHearing";
    private static final String DECISION = "userTask_decideRefusal";

    @Autowired
    private Desk desk;

    @Autowired
    private TermRecords records;

    @ParameterizedTest(name = "asked {1}, answered {2}")
    @CsvSource({
        // begun, returned to the family, family answered
        "2026-11-16T10:00, 2026-11-16T15:00, 2026-11-23T12:15",
        "2026-03-20T11:00, 2026-03-20T16:10, 2026-03-26T09:40",
        "2024-05-02T12:00, 2024-05-03T17:50, 2024-05-04T10:20",
        "2024-12-31T09:30, 2024-12-31T18:29, 2025-01-05T13:00",
        "2026-11-16T10:00, 2026-11-16T20:00, 2026-11-22T07:00",
    })
    void shouldLeaveAsMuchAsThereWas_whenTheFamilyHasCorrected(String begun, String asked, String answered) {
        FamilyCase one = registered(begun);
        OpenTerm before = records.ofTask(desk.task(one.id, REGISTER).getId()).orElseThrow();
        desk.at(asked);
        returnToFamily(one);
        assertThat(one.openTasks()).containsExactly(AWAIT);
        assertThat(one.form(AWAIT, one.author)).containsEntry("familyReturnNote", "Туу туралы куәлікті жаңартыңыз");

        desk.at(answered);
        answer(one);

        assertContinues(one, before, asked, answered);
    }

    @Test
    void shouldTellNobodyOfTheStandingTerm_whenTheFamilyTakesItsTime() {
        FamilyCase one = registered("2026-11-16T10:00");
        Task register = desk.task(one.id, REGISTER);
        desk.at("2026-11-16T12:00");
        returnToFamily(one);
        desk.at("2026-11-24T12:00");

        desk.walk.runDueJobs(one.id);

        assertThat(desk.jdbc.sql("select count(*) from notice where task_id = ?").param(register.getId())
                .query(Long.class).single()).isZero();
        answer(one);
        Task again = desk.task(one.id, REGISTER);
        desk.clock.moveTo(records.ofTask(again.getId()).orElseThrow().dueAt().plusSeconds(1));
        desk.walk.runDueJobs(one.id);
        assertThat(desk.jdbc.sql("select kind from notice where task_id = ? and kind = 'breached'").param(again.getId())
                .query(String.class).list()).hasSize(1);
    }

    @Test
    void shouldWriteOneTermInSeveralLines_whenItStoodStill() {
        FamilyCase one = registered("2026-11-16T10:00");
        desk.at("2026-11-16T12:00");
        returnToFamily(one);
        desk.at("2026-11-17T12:00");
        answer(one);

        List<TermEvent> lines = records.history(one.id).stream()
                .filter(line -> line.termCode().equals("register-and-sign")).toList();

        assertThat(lines).extracting(TermEvent::kind).containsExactly(TermEvent.Kind.STARTED, TermEvent.Kind.ENDED,
                TermEvent.Kind.PAUSED, TermEvent.Kind.RESUMED, TermEvent.Kind.STARTED);
        assertThat(lines).extracting(TermEvent::termId).containsOnly(lines.get(0).termId());
        assertThat(lines).extracting(TermEvent::startedAt).containsOnly(lines.get(0).startedAt());
        assertThat(records.ofCase(one.id)).extracting(OpenTerm::returned).containsExactly(false);
        one.upload().release();
        assertThat(one.openTasks()).containsExactly(MOBILITY_CENTRE);
    }

    @Test
    void shouldBeginAnew_whenReviewersReturnTheCaseAfterwards() {
        FamilyCase one = registered("2026-11-16T10:00");
        desk.at("2026-11-16T17:00");
        returnToFamily(one);
        desk.at("2026-11-18T10:00");
        answer(one);
        one.upload().release();
        desk.at("2026-11-18T12:00");

        one.returned(MOBILITY_CENTRE, one.from + "-lmc-head", "applicantPhone", "Телефонды тексеріңіз");

        OpenTerm fresh = records.ofTask(desk.task(one.id, REGISTER).getId()).orElseThrow();
        assertThat(fresh.dueAt()).isEqualTo(CalendarOracle.due(local("2026-11-18T12:00"), 1));
        assertThat(fresh.returned()).isTrue();
    }

    @Test
    void shouldStandStillDuringTheHearing_whenTheHeadDoesNotRefuse() {
        FamilyCase one = registered("2026-11-16T10:00");
        OpenTerm before = records.ofTask(desk.task(one.id, REGISTER).getId()).orElseThrow();
        desk.at("2026-11-16T14:00");
        one.decideAsAuthor("refuse");
        desk.at("2026-11-18T11:00");
        desk.walk.submit(one.id, HEARING, one.author, Map.of("hearingDate", LocalDate.now(desk.clock).toString(),
                "hearingNote", "Отбасы өз дәлелдерін айтты"));
        desk.walk.submit(one.id, DECISION, one.from + "-leb-head", Map.of("decision", "continue"));

        assertContinues(one, before, "2026-11-16T14:00", "2026-11-18T11:00");
    }

    @Test
    void shouldAskWhatIsWrong_whenTheFamilyIsGivenNothingToCorrect() {
        FamilyCase one = registered("2026-11-16T10:00");

        assertThatThrownBy(() -> decide(one, null)).isInstanceOf(FormFieldValidationException.class);

        assertThat(one.openTasks()).containsExactly(REGISTER);
    }

    /** The task that goes on: due date, both timers and the record, against minutes counted by the oracle. */
    private void assertContinues(FamilyCase one, OpenTerm before, String stopped, String wentOn) {
        Task task = desk.task(one.id, REGISTER);
        OpenTerm term = records.ofTask(task.getId()).orElseThrow();
        long stood = CalendarOracle.minutes(local(stopped), local(wentOn));
        Instant due = CalendarOracle.after(before.dueAt().truncatedTo(MINUTES), stood);
        assertThat(CalendarOracle.minutes(local(wentOn), due))
                .isEqualTo(CalendarOracle.minutes(local(stopped), before.dueAt()));
        assertThat(term.dueAt()).isCloseTo(due, within(5, SECONDS));
        assertThat(task.getDueDate().toInstant()).isEqualTo(term.dueAt());
        assertThat(timer(task, "Breach")).isEqualTo(term.dueAt());
        assertThat(timer(task, "Warning")).isCloseTo(term.warnAt(), within(1, MILLIS));
        assertThat(term.startedAt()).isEqualTo(before.startedAt());
        assertThat(term.calendarVersion()).isEqualTo(before.calendarVersion());
    }

    private Instant timer(Task task, String kind) {
        Job job = desk.engine.getManagementService().createJobQuery().processInstanceId(task.getProcessInstanceId())
                .activityId("timerEvent_registerApplication" + kind).singleResult();
        return job.getDuedate().toInstant();
    }

    private FamilyCase registered(String begun) {
        desk.at(begun);
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko");
        one.application.put("consentDate", LocalDate.now(desk.clock).toString());
        return one.take();
    }

    private void returnToFamily(FamilyCase one) {
        decide(one, "Туу туралы куәлікті жаңартыңыз");
    }

    private void decide(FamilyCase one, String note) {
        Map<String, Object> form = new HashMap<>(one.application);
        form.put("decision", "return-to-family");
        form.put("familyReturnNote", note);
        desk.walk.submit(one.id, REGISTER, one.author, form);
    }

    private void answer(FamilyCase one) {
        desk.walk.submit(one.id, AWAIT, one.author, Map.of("familyAnswerDate", LocalDate.now(desk.clock).toString(),
                "familyAnswer", "Жаңа куәлік әкелді, көшірмесі қоса берілді"));
    }

    private Instant local(String text) {
        return LocalDateTime.parse(text).atZone(desk.clock.getZone()).toInstant();
    }
}
