package kz.qonys.journey;

import static java.time.temporal.ChronoUnit.SECONDS;
import static kz.qonys.journey.FamilyCase.REGISTER;
import static kz.qonys.journey.FamilyCase.TAKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.qonys.language.FaultException;
import kz.qonys.staff.StaffDirectory;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.TermEvent;
import kz.qonys.terms.TermExtensions;
import kz.qonys.terms.TermRecords;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The head of the office gives an officer more time; nobody gives it to himself. */
@Journey
class ExtensionJourneyTest {

    @Autowired
    private Desk desk;

    @Autowired
    private TermRecords records;

    @Autowired
    private TermExtensions extensions;

    @Autowired
    private StaffDirectory staff;

    @Test
    void shouldMoveDueDateTimersAndRecord_whenTheDirectorExtends() {
        FamilyCase one = opened();

        OpenTerm term = extend(one, "career-centre-director", "2026-11-20", "family-asked").orElseThrow();

        Task task = desk.task(one.id, TAKE);
        assertThat(term.dueAt()).isEqualTo(Instant.parse("2026-11-20T13:30:00Z"));
        assertThat(term.warnAt())
                .isCloseTo(CalendarOracle.warning(desk.clock.instant(), term.dueAt()), within(60, SECONDS));
        assertThat(task.getDueDate().toInstant()).isEqualTo(term.dueAt());
        assertThat(timers(task)).containsExactly(term.warnAt(), term.dueAt());
        assertThat(records.history(one.id)).filteredOn(line -> line.kind() == TermEvent.Kind.EXTENDED).singleElement()
                .satisfies(line -> {
                    assertThat(line.changedBy()).isEqualTo(one.from + "-career-centre-director");
                    assertThat(line.reason()).isEqualTo("family-asked");
                    assertThat(line.dueAt()).isEqualTo(term.dueAt());
                });
    }

    @Test
    void shouldRunAgainInTime_whenTheTermHadBeenBreached() {
        FamilyCase one = opened();
        String task = desk.task(one.id, TAKE).getId();
        desk.at("2026-11-18T10:00");
        desk.walk.runDueJobs(one.id);
        assertThat(notices(task, "breached")).isOne();

        OpenTerm term = extend(one, "career-centre-director", "2026-11-19", "officer-away").orElseThrow();

        assertThat(term.breachedAt()).isNull();
        assertThat(notices(task, "breached")).isZero();
        assertThat(timers(desk.task(one.id, TAKE))).containsExactly(term.warnAt(), term.dueAt());
        desk.clock.moveTo(term.dueAt().plusSeconds(1));
        desk.walk.runDueJobs(one.id);
        assertThat(notices(task, "breached")).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        // a day off, the present day of the term, the past, further than twenty working days, no such reason
        "2026-11-21, family-asked", "2026-11-17, family-asked", "2026-11-10, family-asked", "2027-01-20, family-asked",
        "2026-11-20, because", ", family-asked"})
    void shouldSayWhatIsPossible_whenTheWishIsNot(String day, String reason) {
        FamilyCase one = opened();

        assertThatThrownBy(() -> extend(one, "career-centre-director", day, reason)).isInstanceOf(FaultException.class);

        assertThat(desk.task(one.id, TAKE).getDueDate().toInstant()).isEqualTo(Instant.parse("2026-11-17T13:30:00Z"));
    }

    @Test
    void shouldBeClosedToEverybodyElse_whenTheyAreNotHeadOfThatOffice() {
        FamilyCase one = opened();

        for (String user
                : List.of(one.author, one.from + "-lmc-head", one.from + "-leb-head", "sko-career-centre-director")) {
            assertThat(extensions.extend(desk.task(one.id, TAKE).getId(), LocalDate.parse("2026-11-20"), "family-asked",
                    staff.officer(user).orElseThrow())).as(user).isEmpty();
        }
    }

    @Test
    void shouldBeClosedToTheHead_whenTheTaskIsInHisOwnHands() {
        FamilyCase one = opened().take().upload().release();
        String task = desk.task(one.id, FamilyCase.MOBILITY_CENTRE).getId();
        String head = one.from + "-lmc-head";
        one.form(FamilyCase.MOBILITY_CENTRE, head);

        assertThat(extensions.extend(task, LocalDate.parse("2026-11-20"), "complex-case",
                staff.officer(head).orElseThrow()))
                .isEmpty();
    }

    @Test
    void shouldWaitForTheFamilyFirst_whenTheTermGoesOnAfterAnExtension() {
        FamilyCase one = opened().take();
        assertThat(one.openTasks()).containsExactly(REGISTER);
        extensions.extend(desk.task(one.id, REGISTER).getId(), LocalDate.parse("2026-11-19"), "complex-case",
                staff.officer(one.from + "-career-centre-director").orElseThrow());

        desk.at("2026-11-18T10:00");
        one.application.put("consentDate", "2026-11-16");
        Map<String, Object> form = new HashMap<>(one.application);
        form.put("decision", "return-to-family");
        form.put("familyReturnNote", "Туу туралы куәлікті жаңартыңыз");
        desk.walk.submit(one.id, REGISTER, one.author, form);
        desk.at("2026-11-20T10:00");
        desk.walk.submit(one.id, "userTask_awaitFamily", one.author, Map.of("familyAnswerDate", "2026-11-20",
                "familyAnswer", "Жаңа куәлік әкелді, көшірмесі қоса берілді"));

        // 18 hours were left of the 18th and the 19th
        assertThat(desk.task(one.id, REGISTER).getDueDate().toInstant())
                .isCloseTo(Instant.parse("2026-11-23T13:30:00Z"), within(60, SECONDS));
    }

    private FamilyCase opened() {
        desk.at("2026-11-16T10:00");
        return FamilyCase.open(desk, desk.freshFamily(), "sko");
    }

    private Optional<OpenTerm> extend(FamilyCase one, String role, String day, String reason) {
        return extensions.extend(desk.task(one.id, TAKE).getId(), day == null ? null : LocalDate.parse(day), reason,
                staff.officer(one.from + "-" + role).orElseThrow());
    }

    private List<Instant> timers(Task task) {
        return desk.engine.getManagementService().createJobQuery().executionId(task.getExecutionId()).timers()
                .orderByJobDuedate().asc().list().stream().map(Job::getDuedate).map(Date::toInstant).toList();
    }

    private long notices(String task, String kind) {
        return desk.jdbc.sql("select count(*) from notice where task_id = ? and kind = ?").params(task, kind)
                .query(Long.class).single();
    }
}
