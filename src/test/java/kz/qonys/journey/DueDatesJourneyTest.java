package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import kz.qonys.employment.VacancyReader;
import kz.qonys.plan.CatalogueService;
import kz.qonys.plan.PlannedService;
import kz.qonys.plan.ServiceCatalogue;
import kz.qonys.terms.TermRecords;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every step from the search for work to the services ends when the calendar says, over days off, moved days and
 * evenings.
 */
@Journey
class DueDatesJourneyTest {

    private static final int WITHOUT_A_DAY = 120;

    @Autowired
    private Desk desk;

    @Autowired
    private PlanWalk walk;

    @Autowired
    private VacancyReader reader;

    @Autowired
    private ServiceCatalogue catalogue;

    @Autowired
    private TermRecords records;

    @ParameterizedTest(name = "accepted {0}, arrival {6}")
    @CsvSource({
        // accepted, work accepted, move entered, drafted, confirmed, approved, arrival; over Nauryz, then over New Year
        "2026-03-19T15:00, 2026-03-20T18:45, 2026-03-24T12:00, 2026-03-26T10:00, 2026-03-26T18:31, 2026-03-28T10:00, "
                + "2026-03-22",
        "2024-12-30T16:00, 2025-01-02T12:00, 2025-01-05T10:00, 2025-01-06T09:05, 2025-01-06T18:29, 2025-01-07T11:00, "
        + "2025-01-05"})
    void shouldEndWhenTheCalendarSays_fromTheSearchToTheServices(String accepted, String offered, String moved,
            String drafted, String confirmed, String approved, LocalDate arrival) {
        desk.at(accepted);
        WorkSearch search = WorkSearch.begun(desk, reader, "sko");
        FamilyCase one = search.one;
        assertThat(due(one, CONTACT)).isEqualTo(after(3));
        desk.at(offered);
        search.offer();
        assertThat(due(one, WorkSearch.ANSWER)).isEqualTo(after(2));
        search.answer("accepted");
        assertThat(due(one, WorkSearch.MOVE)).isEqualTo(after(1));
        desk.at(moved);
        search.move();
        assertThat(due(one, PlanWalk.DRAFT)).isEqualTo(after(1));
        desk.at(drafted);
        Map<String, Object> form = walk.draft();
        form.put("planArrival", arrival.toString());
        walk.drafted(one, form);
        assertThat(due(one, PlanWalk.CONFIRM)).isEqualTo(after(1));
        desk.at(confirmed);
        walk.confirmed(one);
        assertThat(due(one, PlanWalk.APPROVE)).isEqualTo(after(1));
        desk.at(approved);
        walk.approved(one);

        Map<String, Task> tasks = walk.tasks(one);
        assertThat(walk.services.ofCase(one.id)).hasSizeGreaterThan(20).allSatisfy(service ->
                assertThat(due(tasks.get(service.id()))).as(service.serviceCode())
                .isEqualTo(expected(service, arrival)));
        desk.withdrawals.request(one.id);
        assertThat(due(one, "userTask_confirmWithdrawal")).isEqualTo(after(1));
    }

    @ParameterizedTest(name = "refused {0}, drafted {1}")
    @CsvSource({"2026-03-20T17:00, 2026-03-26T11:00", "2024-05-03T10:00, 2024-05-04T12:00",
        "2024-12-31T09:30, 2025-01-05T10:00"})
    void shouldEndWhenTheCalendarSays_forTheRegistration(String refused, String drafted) {
        desk.at(refused);
        WorkSearch search = WorkSearch.begun(desk, reader, "pav").offer().answer("refused");
        Instant draft = after(1);
        assertThat(due(search.one, WorkSearch.DRAFT)).isEqualTo(draft);
        assertThat(due(search.one, PlanWalk.DRAFT)).as("the plan beside it").isEqualTo(draft);
        desk.at(drafted);
        search.draft();
        assertThat(due(search.one, WorkSearch.APPROVE)).as("draft and signature share the day").isEqualTo(draft);
        search.approve("pav-career-centre-director").send();
        assertThat(due(search.one, WorkSearch.DECIDE)).isEqualTo(after(2));
        desk.walk.submit(search.one.id, WorkSearch.DECIDE, "pav-lmc-head",
                Map.of("decision", "return", "registrationRemark", "Негізін нақтылаңыз, өтінемін"));
        assertThat(due(search.one, WorkSearch.DRAFT)).as("a day of its own").isEqualTo(after(1));
    }

    @ParameterizedTest(name = "accepted {0}, suspended {1}")
    @CsvSource({"2026-03-18T10:00, 2026-03-20T16:00", "2024-12-30T10:00, 2025-01-04T12:00"})
    void shouldEndWhenTheCalendarSays_forAFamilyThatIsSilent(String accepted, String suspended) {
        desk.at(accepted);
        WorkSearch search = WorkSearch.begun(desk, reader, "pav");
        desk.at(suspended);
        search.contact("unreachable", "phone:no-answer", "sms:sent", "letter:sent");

        assertThat(due(search.one, WorkSearch.AWAIT)).isEqualTo(after(10));
    }

    private Instant expected(PlannedService service, LocalDate arrival) {
        Integer days = catalogue.find(service.serviceCode(), arrival).map(CatalogueService::dueDays).orElse(null);
        return days == null ? after(WITHOUT_A_DAY)
                : CalendarOracle.due(arrival.atTime(LocalTime.NOON).atZone(desk.clock.getZone()).toInstant(), days);
    }

    private Instant after(int businessDays) {
        return CalendarOracle.due(desk.clock.instant(), businessDays);
    }

    private Instant due(FamilyCase one, String task) {
        return due(desk.task(one.id, task));
    }

    private Instant due(Task task) {
        Instant due = records.ofTask(task.getId()).orElseThrow().dueAt();
        assertThat(task.getDueDate().toInstant()).isEqualTo(due);
        return due;
    }
}
