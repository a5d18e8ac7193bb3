package kz.qonys.journey;

import static kz.qonys.journey.MoveWalk.APPOINT;
import static kz.qonys.journey.MoveWalk.ARRANGE;
import static kz.qonys.journey.MoveWalk.HOUSING;
import static kz.qonys.journey.MoveWalk.LODGE;
import static kz.qonys.journey.MoveWalk.MEET;
import static kz.qonys.journey.MoveWalk.PREPARE;
import static kz.qonys.journey.MoveWalk.REGISTER;
import static kz.qonys.journey.MoveWalk.SEARCH;
import static kz.qonys.journey.MoveWalk.VISIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kz.qonys.casefile.Stage;
import kz.qonys.employment.VacancyReader;
import kz.qonys.plan.PlannedService;
import kz.qonys.relocation.Beds;
import kz.qonys.terms.TermLength;
import kz.qonys.terms.TermRecords;
import kz.qonys.terms.TermSweep;
import kz.qonys.terms.TermUnit;
import kz.qonys.terms.WorkingCalendar;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The move of a family: assistant, choice, meeting, delays, lodging, registration (order, steps 14 to 17; A8, A13). */
@Journey
class RelocationJourneyTest {

    private static final LocalDate ARRIVAL = LocalDate.parse("2026-11-23");

    @Autowired
    private Desk desk;

    @Autowired
    private VacancyReader reader;

    @Autowired
    private PlanWalk plans;

    @Autowired
    private TermRecords records;

    @Autowired
    private TermSweep sweep;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private Beds beds;

    @Test
    void shouldMeetLodgeAndRegisterTheFamily_whenItComesByRail() {
        MoveWalk move = begun("sko");
        assertThat(move.open()).containsExactly(APPOINT);
        move.appointed();
        assertThat(move.open()).containsExactly(PREPARE);
        assertThat(desk.task(move.one.id, PREPARE).getAssignee()).isEqualTo("sko-family-assistant");
        move.prepare("keep-on",
                Map.of("assistantContacts", List.of(Map.of("madeOn", "2026-11-16", "channel", "messenger",
                "topic", "housing", "note", "Үш бөлмелі үй іздейді")), "viewings", List.of(Map.of("address",
                "Бескөл ауылы, Абай көшесі, 5", "seenOn", "2026-11-16", "how", "video", "verdict", "fits"))));
        assertThat(move.open()).containsExactly(PREPARE);
        assertThat(move.one.rows(PREPARE, "sko-family-assistant", "assistantLog")).hasSize(1);
        assertThat(move.one.rows(PREPARE, "sko-family-assistant", "viewingLog")).hasSize(1);
        assertThat(move.one.rows(PREPARE, "sko-family-assistant", "regionSheet")).hasSize(6);

        move.chosen();
        assertThat(move.open()).containsExactly(ARRANGE);
        assertThat(due(move, ARRANGE)).isEqualTo(calendar.endOf(LocalDate.parse("2026-11-20")));
        move.meetingArranged("rail-station");
        assertThat(move.open()).containsExactly(MEET);
        assertThat(due(move, MEET)).isEqualTo(calendar.endOf(ARRIVAL));
        desk.at("2026-11-23T08:00");
        move.met(ARRIVAL);
        assertThat(move.open()).containsExactly(LODGE);
        move.lodged("own");
        assertThat(move.open()).containsExactly(REGISTER);
        assertThat(due(move, REGISTER)).isEqualTo(tenDaysAfter(ARRIVAL));
        move.registered();

        assertThat(move.open()).isEmpty();
        assertThat(events(move))
                .contains("assistant-named", "assistant-contact", "flat-seen", "region-sheet-acknowledged",
                "meeting-arranged", "family-arrived", "lodged-own", "residence-permanent");
        desk.walk.runDueJobs(move.one.id);
        assertThat(told(move)).as("the date is another one than the mobility centre was told").isEqualTo(2);
    }

    @Test
    void shouldWriteDownVisitAndFair_whenTheFamilyWantsToSeeTheRegionFirst() {
        MoveWalk move = begun("pav").appointed();
        assertThatThrownBy(() -> move.prepare("visit", Map.of())).isInstanceOf(FormFieldValidationException.class);

        move.prepare("visit", Map.of("visitFrom", "2026-11-18", "visitTo", "2026-11-19", "fairDate", "2026-11-20"));
        assertThat(move.open()).containsExactly(VISIT);
        assertThat(due(move, VISIT)).isEqualTo(calendar.endOf(LocalDate.parse("2026-11-20")));
        desk.at("2026-11-20T16:00");
        move.submit(VISIT, "family-assistant", Map.of("decision", "held", "visitResult", "Ауыл ұнады, мектеп жақын"));

        assertThat(move.open()).containsExactly(PREPARE);
        assertThat(move.one.rows(PREPARE, "pav-family-assistant", "visitLog")).hasSize(2);
    }

    @Test
    void shouldRefuseTheChoice_whenTheRegionSheetIsNotAcknowledged() {
        MoveWalk move = begun("sko").appointed();
        Map<String, Object> unread = move.choice();
        unread.put("sheetAcknowledged", false);
        assertThatThrownBy(() -> move.prepare("chosen", unread)).isInstanceOf(FormFieldValidationException.class);
        unread.remove("sheetAcknowledged");
        assertThatThrownBy(() -> move.prepare("chosen", unread)).isInstanceOf(FormFieldValidationException.class);

        assertThat(move.open()).containsExactly(PREPARE);
        move.chosen();
        assertThat(move.open()).containsExactly(ARRANGE);
        assertThatThrownBy(() -> move.meetingArranged("airport")).isInstanceOf(FormFieldValidationException.class);
        assertThat(move.open()).containsExactly(ARRANGE);
    }

    @Test
    void shouldMoveMeetingServicesAndPortal_whenTheTrainIsLateTwice() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = plans.begun("sko");
        plans.drafted(one, plans.draft()).confirmed(one).approved(one);
        PlannedService service = service(one);
        assertThat(service.dueAt()).isEqualTo(tenDaysAfter(LocalDate.parse("2026-11-27")));
        MoveWalk move = new MoveWalk(one).appointed().chosen().meetingArranged("rail-station");
        assertThat(service(one).dueAt()).isEqualTo(tenDaysAfter(ARRIVAL));
        assertThat(taskDue(service)).isEqualTo(tenDaysAfter(ARRIVAL));

        desk.at("2026-11-23T09:00");
        move.delayed(LocalDate.parse("2026-11-24"), "transport-late");
        assertThat(move.open()).containsExactly(MEET);
        assertThat(due(move, MEET)).isEqualTo(calendar.endOf(LocalDate.parse("2026-11-24")));
        desk.at("2026-11-24T09:00");
        move.delayed(LocalDate.parse("2026-11-26"), "weather");

        assertThat(due(move, MEET)).isEqualTo(calendar.endOf(LocalDate.parse("2026-11-26")));
        assertThat(one.rows(MEET, "sko-career-centre-officer", "delayLog")).hasSize(2);
        assertThat(service(one).dueAt()).isEqualTo(tenDaysAfter(LocalDate.parse("2026-11-26")));
        assertThat(told(move)).as("intake, choice, two delays").isEqualTo(4);
        desk.at("2026-11-27T09:00");
        move.met(LocalDate.parse("2026-11-27"));
        assertThat(taskDue(service)).isEqualTo(tenDaysAfter(LocalDate.parse("2026-11-27")));
        assertThat(records.ofTask(taskOf(service)).orElseThrow().dueAt())
                .isEqualTo(tenDaysAfter(LocalDate.parse("2026-11-27")));
    }

    @Test
    void shouldEscalateAndWait_whenThereIsNoLodging() {
        MoveWalk move = arrived("pav");
        assertThatThrownBy(() -> move.submit(LODGE, "career-centre-officer", Map.of("decision", "no-lodging")))
                .isInstanceOf(FormFieldValidationException.class);
        move.submit(LODGE, "career-centre-officer",
                Map.of("decision", "no-lodging", "lodgingNote", "Орталықта орын жоқ, жалға үй табылмады"));
        assertThat(move.open()).containsExactly(SEARCH);
        move.submit(SEARCH, "leb-head", Map.of("decision", "wait-on", "lodgingHelp", "Қонақүй қарастырылуда"));
        assertThat(move.open()).containsExactly(SEARCH);
        desk.at("2026-11-26T09:00");
        sweep.look();

        assertThat(notices(move, SEARCH)).contains("breached lodging-search pav-leb.regional-supervisor");
        assertThat(move.one.summary().open()).isTrue();
        move.submit(SEARCH, "leb-head", Map.of("decision", "found", "lodgingHelp", "Қызметтік пәтер берілді"));
        assertThat(move.open()).containsExactly(LODGE);
        assertThat(move.one.form(LODGE, "pav-career-centre-officer"))
                .containsEntry("lodgingHelp", "Қызметтік пәтер берілді");
        move.lodged("service");
        assertThat(move.open()).containsExactly(REGISTER);
        assertThat(events(move)).contains("no-lodging", "lodging-sought", "lodging-found", "lodged-service");
    }

    @Test
    void shouldRemindAfterNineTenAndElevenMonths_whenTheRegistrationIsTemporary() {
        int free = beds.free("sko-adaptation");
        MoveWalk move = arrived("sko").lodgedInCentre("sko-adaptation", 5);
        assertThat(beds.free("sko-adaptation")).isEqualTo(free - 5);
        assertThatThrownBy(move::registered).isInstanceOf(FormFieldValidationException.class);
        assertThatThrownBy(() -> move.registeredUntil(ARRIVAL.plusYears(1).plusDays(1)))
                .isInstanceOf(FormFieldValidationException.class);
        move.registeredUntil(ARRIVAL.plusYears(1));
        assertThat(move.open()).containsExactly(HOUSING);
        assertThat(due(move, HOUSING))
                .isEqualTo(calendar.due(noon(ARRIVAL), new TermLength(1, TermUnit.CALENDAR_YEAR)));

        passed(move, "2027-08-20T10:00");
        assertThat(reminders(move)).isEmpty();
        passed(move, "2027-08-24T10:00");
        assertThat(reminders(move)).containsExactly("temporary-9-months sko-cc.career-centre-officer");
        move.submit(HOUSING, "career-centre-officer", Map.of("decision", "rehoused", "lodgingKind", "rented",
                "lodgingAddress", "Петропавл, Жамбыл көшесі, 12"));
        assertThat(move.open()).containsExactly(HOUSING);
        assertThat(beds.free("sko-adaptation")).isEqualTo(free);
        passed(move, "2027-09-24T10:00");
        passed(move, "2027-10-25T10:00");
        assertThat(reminders(move)).containsExactly("temporary-10-months sko-cc.career-centre-officer",
                "temporary-11-months sko-cc.career-centre-director", "temporary-11-months sko-cc.career-centre-officer",
                "temporary-9-months sko-cc.career-centre-officer");
        passed(move, "2027-11-24T10:00");
        assertThat(notices(move, HOUSING)).contains("breached temporary-housing sko-cc.career-centre-director");
        move.submit(HOUSING, "career-centre-officer", move.residence("permanent"));

        assertThat(move.open()).isEmpty();
        assertThat(events(move)).contains("residence-temporary", "beds-freed", "residence-permanent");
    }

    @Test
    void shouldFreeTheBeds_whenTheFamilyWithdrawsAfterItWasLodged() {
        int free = beds.free("sko-temporary");
        MoveWalk move = begun("sko").appointed().chosen();
        move.meetingArranged("rail-station", Map.of("lodgingKind", "centre", "lodgingCentre", "sko-temporary",
                "lodgingBeds", 4));
        assertThat(beds.free("sko-temporary")).isEqualTo(free - 4);
        desk.at("2026-11-23T08:00");
        move.met(ARRIVAL).lodgedInCentre("sko-temporary", 5);
        assertThat(beds.free("sko-temporary")).isEqualTo(free - 5);

        desk.withdrawals.request(move.one.id);
        desk.walk.submit(move.one.id, "userTask_confirmWithdrawal", move.one.author, Map.of("decision", "withdraw",
                "hearingDate", "2026-11-23", "hearingNote", "Отбасы қайтып кетеді"));

        assertThat(desk.openTasks(move.one.id)).isEmpty();
        assertThat(desk.running(move.one.id)).isZero();
        assertThat(move.one.summary().stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(beds.free("sko-temporary")).isEqualTo(free);
        assertThat(events(move)).contains("beds-freed");
    }

    @Test
    void shouldGiveTheLastBedsOnce_whenTwoFamiliesAreLodgedAtTheSameTime() throws Exception {
        MoveWalk one = arrived("pav");
        MoveWalk two = arrived("pav");
        String centre = "pav-temporary";
        int others = beds.free(centre) - 5;
        desk.jdbc.sql("update relocation_centre set beds = beds - ? where code = ?").params(others, centre).update();
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> lodged = threads.invokeAll(Stream.of(one, two)
                    .<Callable<Boolean>>map(move -> () -> lodged(move, centre, together)).toList());
            assertThat(List.of(lodged.get(0).get(), lodged.get(1).get())).containsExactlyInAnyOrder(true, false);
            assertThat(beds.free(centre)).isZero();
            assertThat(Stream.concat(one.open().stream(), two.open().stream()))
                    .containsExactlyInAnyOrder(LODGE, REGISTER);
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            desk.jdbc.sql("update relocation_centre set beds = beds + ? where code = ?").params(others, centre)
                    .update();
        }
    }

    private static boolean lodged(MoveWalk move, String centre, CyclicBarrier together) throws Exception {
        together.await(1, TimeUnit.MINUTES);
        try {
            move.lodgedInCentre(centre, 5);
            return true;
        } catch (FormFieldValidationException noBeds) {
            return false;
        }
    }

    private MoveWalk begun(String to) {
        desk.at("2026-11-16T10:00");
        return new MoveWalk(WorkSearch.begun(desk, reader, to).offer().answer("accepted").move().one);
    }

    private MoveWalk arrived(String to) {
        MoveWalk move = begun(to).appointed().chosen().meetingArranged("rail-station");
        desk.at("2026-11-23T08:00");
        return move.met(ARRIVAL);
    }

    private void passed(MoveWalk move, String local) {
        desk.at(local);
        desk.walk.runDueJobs(move.one.id);
    }

    private PlannedService service(FamilyCase one) {
        return plans.services.ofCase(one.id).stream().filter(service -> service.serviceCode().equals("ADI-08"))
                .findFirst().orElseThrow();
    }

    private String taskOf(PlannedService service) {
        return desk.jdbc.sql("select task_id from plan_delivery where id = ?").param(service.id()).query(String.class)
                .single();
    }

    private Instant taskDue(PlannedService service) {
        return desk.engine.getTaskService().createTaskQuery().taskId(taskOf(service)).singleResult().getDueDate()
                .toInstant();
    }

    private Instant due(MoveWalk move, String task) {
        return desk.task(move.one.id, task).getDueDate().toInstant();
    }

    private Instant tenDaysAfter(LocalDate day) {
        return calendar.due(noon(day), TermLength.businessDays(10));
    }

    private Instant noon(LocalDate day) {
        return LocalDateTime.of(day, LocalTime.NOON).atZone(calendar.zone()).toInstant();
    }

    /** How often the portal was told of the move. */
    private int told(MoveWalk move) {
        return desk.jdbc.sql("select count(*) from outbox where case_id = ? and channel = 'portal-move'")
                .param(move.one.id).query(Integer.class).single();
    }

    private List<String> notices(MoveWalk move, String task) {
        return desk.jdbc.sql("select kind || ' ' || term_code || ' ' || group_id from notice where case_id = ? "
                + "and task_key = ?")
                .params(move.one.id, task).query(String.class).list();
    }

    private List<String> reminders(MoveWalk move) {
        return desk.jdbc.sql("select term_code || ' ' || group_id from notice where case_id = ? and term_code like"
                + " 'temporary-%-months' order by 1").param(move.one.id).query(String.class).list();
    }

    private List<String> events(MoveWalk move) {
        return desk.jdbc.sql("select code from case_event where case_id = ? order by id").param(move.one.id)
                .query(String.class).list();
    }
}
