package kz.qonys.journey;

import static java.time.temporal.ChronoUnit.SECONDS;
import static kz.qonys.journey.FamilyCase.ASSIGN;
import static kz.qonys.journey.FamilyCase.CONTACT;
import static kz.qonys.journey.FamilyCase.DEPARTURE_BODY;
import static kz.qonys.journey.FamilyCase.MOBILITY_CENTRE;
import static kz.qonys.journey.FamilyCase.REGISTER;
import static kz.qonys.journey.FamilyCase.SETTLEMENT_BODY;
import static kz.qonys.journey.FamilyCase.TAKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.TermRecords;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every term of the review against a calendar reckoned apart from ours, and who hears of it. */
@Journey
class TermJourneyTest {

    /**
     * Length in business days and, as the term table of the order has it, who is warned and who hears of the breach.
     */
    private record Expected(int days, String warned, String told) {
    }

    private static final Map<String, Expected> EXPECTED = new LinkedHashMap<>();

    static {
        EXPECTED.put(TAKE, new Expected(1, "from-cc.career-centre-officer", "from-cc.career-centre-director"));
        EXPECTED.put(REGISTER, new Expected(1, "from-cc.career-centre-officer", "from-cc.career-centre-director"));
        EXPECTED.put(MOBILITY_CENTRE, new Expected(1, "from-lmc.lmc-head", "from-leb.leb-head"));
        EXPECTED.put(DEPARTURE_BODY, new Expected(1, "from-leb.leb-head", "from-leb.regional-supervisor"));
        EXPECTED.put(ASSIGN, new Expected(1, "to-leb.leb-head", "to-leb.leb-head"));
        EXPECTED.put(SETTLEMENT_BODY, new Expected(1, "to-leb.leb-officer", "to-leb.leb-head"));
        EXPECTED.put(CONTACT, new Expected(3, "to-lmc.lmc-officer", "to-lmc.lmc-head"));
    }

    @Autowired
    private Desk desk;

    @Autowired
    private TermRecords records;

    @ParameterizedTest(name = "from {0}, each step at {1}")
    @CsvSource({
        "2026-03-20T17:00, 17:00", "2026-03-20T18:45, 09:30", "2024-05-03T10:00, 16:00", "2024-12-31T12:00, 18:29",
        "2025-01-02T11:00, 19:00", "2026-08-28T15:00, 10:00"})
    void shouldEndWhenTheCalendarSays_whenWalkedOverDaysOff(String start, LocalTime step) {
        desk.at(start);
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav");

        for (String key : EXPECTED.keySet()) {
            Instant due = assertTerm(one, key, desk.clock.instant());
            if (!key.equals(CONTACT)) {
                LocalDate lastDay = due.atZone(desk.clock.getZone()).toLocalDate();
                desk.clock.moveTo(lastDay.atTime(step).atZone(desk.clock.getZone()).toInstant());
                one.application.put("consentDate", lastDay.toString());
                complete(one, key);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-20T17:00, 2026-03-26", "2024-05-03T10:00, 2024-05-04", "2025-01-02T10:00, 2025-01-06",
        "2026-08-28T10:00, 2026-08-31"})
    void shouldEndOnTheDayOfTheOfficialVector_whenReceivedThen(String start, LocalDate day) {
        desk.at(start);

        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko");

        assertThat(desk.task(one.id, TAKE).getDueDate().toInstant())
                .isEqualTo(day.atTime(18, 30).atZone(desk.clock.getZone()).toInstant());
    }

    @Test
    void shouldTellTheRolesOfTheTableOnce_whenTermsRunOut() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko");

        EXPECTED.forEach((key, expected) -> {
            String task = desk.task(one.id, key).getId();
            OpenTerm term = records.ofTask(task).orElseThrow();
            desk.clock.moveTo(term.warnAt().minusSeconds(120));
            desk.walk.runDueJobs(one.id);
            assertThat(notices(task)).isEmpty();
            desk.clock.moveTo(term.warnAt().plusSeconds(1));
            desk.walk.runDueJobs(one.id);
            assertThat(notices(task)).containsExactly("warned " + group(one, expected.warned()));
            desk.clock.moveTo(term.dueAt().plusSeconds(1));
            desk.walk.runDueJobs(one.id);
            desk.clock.moveTo(term.dueAt().plusSeconds(7200));
            desk.walk.runDueJobs(one.id);
            assertThat(notices(task)).containsExactly("warned " + group(one, expected.warned()),
                    "breached " + group(one, expected.told()));
            if (!key.equals(CONTACT)) {
                complete(one, key);
            }
        });
    }

    private Instant assertTerm(FamilyCase one, String key, Instant created) {
        Instant due = CalendarOracle.due(created, EXPECTED.get(key).days());
        Task task = desk.task(one.id, key);
        OpenTerm term = records.ofTask(task.getId()).orElseThrow();
        assertThat(task.getDueDate().toInstant()).as("%s created %s", key, created).isEqualTo(due);
        assertThat(term.dueAt()).as(key).isEqualTo(due);
        assertThat(timer(task, key, "Breach")).as(key).isEqualTo(due);
        assertThat(term.warnAt()).as(key).isCloseTo(CalendarOracle.warning(term.startedAt(), due), within(1, SECONDS));
        assertThat(timer(task, key, "Warning")).as(key).isEqualTo(term.warnAt());
        assertThat(term.startedAt()).as(key).isCloseTo(created, within(60, SECONDS));
        return due;
    }

    private Instant timer(Task task, String key, String kind) {
        Job job = desk.engine.getManagementService().createJobQuery().processInstanceId(task.getProcessInstanceId())
                .activityId("timerEvent_" + key.substring("userTask_".length()) + kind).singleResult();
        return job.getDuedate().toInstant();
    }

    private static void complete(FamilyCase one, String key) {
        switch (key) {
            case TAKE -> one.take().upload();
            case REGISTER -> one.release();
            case MOBILITY_CENTRE -> one.mobilityCentreApproves();
            case DEPARTURE_BODY -> one.departureBodyApproves();
            case ASSIGN -> one.assign();
            default -> one.settlementBodyApproves();
        }
    }

    private List<String> notices(String task) {
        return desk.jdbc.sql("select kind || ' ' || group_id from notice where task_id = ? order by id").param(task)
                .query(String.class).list();
    }

    private static String group(FamilyCase one, String pattern) {
        return pattern.replace("from-", one.from + "-").replace("to-", one.to + "-");
    }
}
