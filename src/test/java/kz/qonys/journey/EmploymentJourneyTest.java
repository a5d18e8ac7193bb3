package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.CONTACT;
import static kz.qonys.journey.WorkSearch.ANSWER;
import static kz.qonys.journey.WorkSearch.APPROVE;
import static kz.qonys.journey.WorkSearch.AWAIT;
import static kz.qonys.journey.WorkSearch.DECIDE;
import static kz.qonys.journey.WorkSearch.DRAFT;
import static kz.qonys.journey.WorkSearch.MOVE;
import static kz.qonys.journey.WorkSearch.PLAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import kz.qonys.casefile.DocumentKind;
import kz.qonys.casefile.Documents;
import kz.qonys.casefile.Stage;
import kz.qonys.casefile.StoredDocument;
import kz.qonys.employment.VacancyReader;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.staff.Staff;
import kz.qonys.staff.StaffDirectory;
import kz.qonys.staff.StandIn;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.TermRecords;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Work for an accepted family, and what follows when there is none (order, steps 9 to 11, item 18; readings A4 to A6,
 * A20).
 */
@Journey
class EmploymentJourneyTest {

    @Autowired
    private Desk desk;

    @Autowired
    private VacancyReader reader;

    @Autowired
    private TermRecords records;

    @Autowired
    private Documents documents;

    @Autowired
    private StaffDirectory directory;

    @Autowired
    private Staff staff;

    @AfterEach
    void normal() {
        desk.gateway.behave(GatewaySimulator.LABOUR_MARKET_SERVICE, Behaviour.NORMAL);
    }

    @Test
    void shouldHandTheFamilyToTheCareerCentre_whenItAcceptsWork() {
        desk.at("2026-11-16T10:00");
        WorkSearch search = WorkSearch.begun(desk, reader, "sko");
        Map<String, Object> best = search.one.rows(CONTACT, "sko-lmc-officer", "vacancyMatches").get(0);
        assertThat(best.get("work").toString()).containsIgnoringCase("учитель");
        assertThat((Integer) best.get("score")).isGreaterThanOrEqualTo(65);
        assertThat(best.get("why").toString()).contains("+40").contains("+25");

        search.offer();
        assertThat(search.open()).containsExactly(ANSWER);
        search.answer("accepted");
        assertThat(search.open()).containsExactly(MOVE);
        assertThat(search.one.summary().stage()).isEqualTo(Stage.RELOCATION_INTAKE);
        assertThat(search.one.form(MOVE, "sko-lmc-officer")).containsEntry("moveTo", "Бескөл ауылы");
        search.move();

        assertThat(search.open()).containsExactly(PLAN);
        assertThat(search.one.summary().stage()).isEqualTo(Stage.PLAN);
        assertThat(told(search, "portal-move")).containsExactly("move acknowledged");
        assertThat(effects(search, "portal-move")).isEqualTo(1);
        assertThat(search.one.form(PLAN, "sko-career-centre-officer")).containsEntry("planTransport", "rail")
                .containsEntry("planArriving", 5);
    }

    @Test
    void shouldRegisterAsUnemployedBesideTheCase_whenTheOfferIsRefused() {
        desk.at("2026-11-16T10:00");
        WorkSearch search = WorkSearch.begun(desk, reader, "sko").offer().answer("refused");
        assertThat(search.open()).containsExactly(PLAN, DRAFT);

        search.draft();
        assertThat(search.open()).containsExactly(APPROVE, PLAN);
        search.approve("sko-career-centre-director");
        assertThat(search.open()).containsExactly(PLAN);
        search.send();
        assertThat(search.open()).containsExactly(DECIDE, PLAN);
        search.register().send();

        assertThat(search.open()).containsExactly(PLAN);
        assertThat(told(search, "labour-market")).containsExactly("draft acknowledged", "decision acknowledged");
        assertThat(effects(search, "labour-market")).isEqualTo(2);
        assertThat(search.state(PLAN, "sko-career-centre-officer").values().stream().map(Object::toString))
                .anyMatch(value -> value.startsWith("LM-U-")).anyMatch(value -> value.startsWith("LM-D-"));
        assertThat(events(search))
                .contains("unemployment-approved", "labour-market-draft-told", "unemployment-registered",
                "labour-market-decision-told");
    }

    @Test
    void shouldKeepAReadableDraftInTheCase_whenTheDirectorApproves() {
        desk.at("2026-11-16T10:00");
        WorkSearch search = WorkSearch.begun(desk, reader, "sko").offer().answer("refused").draft();
        search.approve("sko-career-centre-director").send();

        List<StoredDocument> drafts = documents.onFile(search.one.id).stream()
                .filter(document -> document.kind() == DocumentKind.UNEMPLOYMENT_DRAFT).toList();
        assertThat(drafts).hasSize(2);
        String page = new String(documents.open(search.one.id, drafts.get(1).documentId(),
                directory.officer("sko-career-centre-officer").orElseThrow()).bytes(), StandardCharsets.UTF_8);
        assertThat(page).contains("ПРОЕКТ РЕШЕНИЯ", "ЖҰМЫССЫЗ РЕТІНДЕ ТІРКЕУ", search.one.summary().caseNumber(),
                search.one.family.applicant().iin(), "Құсайынов С.А.").doesNotContain("не утверждён");
    }

    @Test
    void shouldNameBothDirectors_whenTheOneActsForTheOther() {
        desk.at("2026-11-16T10:00");
        WorkSearch search = WorkSearch.begun(desk, reader, "sko").offer().answer("refused").draft();
        assertThatThrownBy(() -> search.approve("sko-career-centre-officer-2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sees no task");
        LocalDate today = LocalDate.now(desk.clock);
        StandIn absence = new StandIn("sko-career-centre-director", "sko-career-centre-officer-2", today,
                today.plusDays(3));
        staff.standIn(absence);

        try {
            search.approve("sko-career-centre-officer-2").send();
        } finally {
            staff.endStandIn(absence, today.minusDays(1));
        }

        assertThat(events(search)).contains("unemployment-approved-acting").doesNotContain("unemployment-approved");
        assertThat(search.state(DECIDE, "sko-lmc-head").values().stream().map(Object::toString))
                .anyMatch(value -> value.contains("Петренко А.Н.") && value.contains("Құсайынов С.А."));
    }

    @Test
    void shouldWaitForTheFamily_whenThreeChannelsWereTriedInVain() {
        desk.at("2026-11-16T10:00");
        WorkSearch search = WorkSearch.begun(desk, reader, "pav");
        assertThatThrownBy(() -> search.contact("unreachable", "phone:no-answer", "sms:sent", "phone:no-answer"))
                .isInstanceOf(FormFieldValidationException.class);
        assertThat(search.open()).containsExactly(CONTACT);
        OpenTerm before = records.ofTask(desk.task(search.one.id, CONTACT).getId()).orElseThrow();
        desk.at("2026-11-17T10:00");

        search.contact("unreachable", "phone:no-answer", "sms:sent", "letter:sent");

        assertThat(search.open()).containsExactly(AWAIT);
        assertThat(search.one.summary().open()).isTrue();
        desk.at("2026-12-03T18:45");
        desk.walk.runDueJobs(search.one.id);
        assertThat(notices(desk.task(search.one.id, AWAIT))).contains("breached pav-lmc.lmc-head");
        search.await("wait-on", "visit:no-answer");
        assertThat(search.open()).containsExactly(AWAIT);
        assertThatThrownBy(() -> search.await("reached")).isInstanceOf(FormFieldValidationException.class);
        desk.at("2026-12-08T10:00");
        search.await("reached", "phone:reached");

        Task again = desk.task(search.one.id, CONTACT);
        OpenTerm term = records.ofTask(again.getId()).orElseThrow();
        assertThat(CalendarOracle.minutes(local("2026-12-08T10:00"), term.dueAt()))
                .isCloseTo(CalendarOracle.minutes(local("2026-11-17T10:00"), before.dueAt()), within(1L));
        assertThat(events(search)).contains("family-unreachable", "family-reached-again")
                .doesNotContain("without-work-term-over");
    }

    @Test
    void shouldGoOnSearching_whenTheEmployerWithdrawsOrTheFamilyWantsAnother() {
        desk.at("2026-11-16T10:00");
        WorkSearch search = WorkSearch.begun(desk, reader, "pav");
        OpenTerm before = records.ofTask(desk.task(search.one.id, CONTACT).getId()).orElseThrow();

        search.offer().answer("withdrawn");
        assertThat(search.open()).containsExactly(CONTACT);
        search.offer().answer("declined");

        assertThat(search.open()).containsExactly(CONTACT);
        OpenTerm term = records.ofTask(desk.task(search.one.id, CONTACT).getId()).orElseThrow();
        assertThat(CalendarOracle.minutes(local("2026-11-16T10:00"), term.dueAt()))
                .isCloseTo(CalendarOracle.minutes(local("2026-11-16T10:00"), before.dueAt()), within(1L));
        assertThat(term.startedAt()).isEqualTo(before.startedAt());
        assertThat(search.one.rows(CONTACT, "pav-lmc-officer", "offerLog")).hasSize(2);
        assertThat(events(search)).contains("offer-withdrawn", "offer-declined", "search-goes-on");
    }

    @Test
    void shouldRegisterAsUnemployed_whenNothingSuits() {
        desk.at("2026-11-16T10:00");
        WorkSearch search = WorkSearch.begun(desk, reader, "pav");
        assertThatThrownBy(() -> search.contact("none", "phone:no-answer"))
                .isInstanceOf(FormFieldValidationException.class);

        search.contact("none",
                Map.of("measuresOffered", List.of("bastau-business", "youth-practice"), "jobFair", "F55-1"),
                "phone:reached");

        assertThat(search.open()).containsExactly(PLAN, DRAFT);
        assertThat(events(search)).contains("no-vacancy", "without-work-none");
        assertThat(desk.jdbc.sql("select kind || ' ' || code from employment_referral where case_id = ? order by code")
                .param(search.one.id).query(String.class).list())
                .containsExactly("fair F55-1", "measure bastau-business", "measure youth-practice");
    }

    @Test
    void shouldOpenTheRightOnceAndGoOnSearching_whenTheTermIsOver() {
        desk.at("2026-11-16T10:00");
        WorkSearch search = WorkSearch.begun(desk, reader, "sko");
        String task = desk.task(search.one.id, CONTACT).getId();
        desk.at("2026-11-19T18:45");
        desk.walk.runDueJobs(search.one.id);

        assertThat(search.open()).containsExactly(CONTACT, DRAFT);
        assertThat(notices(desk.task(search.one.id, CONTACT))).contains("breached sko-lmc.lmc-head");
        assertThat(desk.task(search.one.id, CONTACT).getId()).isEqualTo(task);
        search.offer().answer("accepted");
        desk.walk.submit(search.one.id, DRAFT, "sko-career-centre-officer",
                Map.of("decision", "not-needed", "registrationNote", "Отбасы жұмысты қабылдады"));
        assertThat(search.open()).containsExactly(MOVE);
        search.move();
        assertThat(search.open()).containsExactly(PLAN);
    }

    @Test
    void shouldNotBeginTwice_whenTheTermWasOverAndThenTheOfferIsRefused() {
        desk.at("2026-11-16T10:00");
        WorkSearch search = WorkSearch.begun(desk, reader, "sko");
        desk.at("2026-11-19T18:45");
        desk.walk.runDueJobs(search.one.id);

        search.offer().answer("refused");

        assertThat(search.open()).containsExactly(PLAN, DRAFT);
        assertThat(events(search).stream().filter(event -> event.startsWith("without-work"))).hasSize(1);
    }

    @Test
    void shouldBeSentLaterAndOnce_whenTheLabourMarketIsDown() {
        desk.at("2026-11-16T10:00");
        WorkSearch search = WorkSearch.begun(desk, reader, "sko").offer().answer("refused").draft();
        desk.gateway.behave(GatewaySimulator.LABOUR_MARKET_SERVICE, Behaviour.SERVICE_UNAVAILABLE);
        search.approve("sko-career-centre-director").send();
        assertThat(search.open()).containsExactly(PLAN);
        assertThat(told(search, "labour-market")).containsExactly("draft waiting");

        desk.gateway.behave(GatewaySimulator.LABOUR_MARKET_SERVICE, Behaviour.RESET);
        desk.at("2026-11-16T11:00");
        search.send();
        desk.gateway.behave(GatewaySimulator.LABOUR_MARKET_SERVICE, Behaviour.NORMAL);
        desk.at("2026-11-16T12:00");
        search.send();

        assertThat(search.open()).containsExactly(DECIDE, PLAN);
        assertThat(effects(search, "labour-market")).isEqualTo(1);
    }

    @Test
    void shouldLetGoOfThePlaceAndTellThePortal_whenTheFamilyWithdrawsWithAnOfferInHand() {
        desk.at("2026-11-16T10:00");
        WorkSearch search = WorkSearch.begun(desk, reader, "sko");
        WorkSearch other = WorkSearch.begun(desk, reader, "sko");
        List<String> also = offered(other);
        String match = search.choices().stream().filter(one -> also.contains(id(one))).findFirst().orElseThrow();
        leaveOnePlace(match);
        search.contact("offer", Map.of("chosenVacancy", match), "phone:reached");
        assertThat(offered(other)).doesNotContain(id(match));

        search.withdraw().send();

        assertThat(search.open()).isEmpty();
        assertThat(search.one.summary().stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(desk.running(search.one.id)).isZero();
        assertThat(offers(search)).containsExactly("released");
        assertThat(events(search)).contains("offer-released").doesNotContain("unemployment-not-needed");
        assertThat(told(search, "portal-status")).last().isEqualTo("withdrawn acknowledged");
        assertThat(told(search, "labour-market")).isEmpty();
        assertThat(offered(other)).contains(id(match));
    }

    @Test
    void shouldTakeTheDraftBack_whenTheFamilyWithdrawsBeforeItIsDecidedOn() {
        desk.at("2026-11-16T10:00");
        WorkSearch search = WorkSearch.begun(desk, reader, "sko").offer().answer("refused").draft();
        search.approve("sko-career-centre-director").send();
        assertThat(search.open()).containsExactly(DECIDE, PLAN);

        search.withdraw().send();

        assertThat(search.open()).isEmpty();
        assertThat(desk.running(search.one.id)).isZero();
        assertThat(told(search, "labour-market")).containsExactly("draft acknowledged", "withdrawal acknowledged");
        assertThat(effects(search, "labour-market")).isEqualTo(2);
        assertThat(registration(search)).isEqualTo("not-needed");
        assertThat(events(search)).contains("unemployment-not-needed", "labour-market-withdrawal-told");
    }

    @Test
    void shouldLeaveTheEntitlement_whenTheFamilyWithdrawsAfterTheDecision() {
        desk.at("2026-11-16T10:00");
        WorkSearch search = WorkSearch.begun(desk, reader, "sko").offer().answer("refused").draft();
        search.approve("sko-career-centre-director").send().register().send();

        search.withdraw().send();

        assertThat(search.open()).isEmpty();
        assertThat(registration(search)).isEqualTo("registered");
        assertThat(told(search, "labour-market")).containsExactly("draft acknowledged", "decision acknowledged");
    }

    @Test
    void shouldLetGoOfAcceptedWork_whenTheFamilyWithdrawsBeforeThePlan() {
        desk.at("2026-11-16T10:00");
        WorkSearch search = WorkSearch.begun(desk, reader, "sko").offer().answer("accepted").move();
        assertThat(search.open()).containsExactly(PLAN);

        search.withdraw().send();

        assertThat(search.open()).isEmpty();
        assertThat(offers(search)).containsExactly("released");
        assertThat(told(search, "portal-status")).last().isEqualTo("withdrawn acknowledged");
        assertThat(told(search, "labour-market")).isEmpty();
    }

    @Test
    void shouldNotOfferAVacancyAgain_whenItsEmployerTookItBack() {
        desk.at("2026-11-16T10:00");
        WorkSearch search = WorkSearch.begun(desk, reader, "pav");
        String vacancy = search.best();

        search.offer().answer("withdrawn");

        assertThat(offered(search)).isNotEmpty().doesNotContain(id(vacancy));
        assertThatThrownBy(() -> search.contact("offer", Map.of("chosenVacancy", vacancy), "phone:reached"))
                .isInstanceOf(FormFieldValidationException.class);
    }

    @Test
    void shouldGoOnWithTheLastCopyAndSaySo_whenTheExchangeDoesNotAnswer() {
        desk.at("2026-11-16T10:00");
        desk.jdbc.sql("delete from employment_reading").update();
        WorkSearch search = WorkSearch.begun(desk, reader, "sko");
        desk.gateway.behave(GatewaySimulator.LABOUR_MARKET_SERVICE, Behaviour.SERVICE_UNAVAILABLE);
        desk.at("2026-11-16T15:00");
        reader.readDue();

        assertThat(search.one.form(CONTACT, "sko-lmc-officer").get("vacanciesAsOf").toString()).contains("не отвечает");
        assertThat(search.offer().open()).containsExactly(ANSWER);

        desk.gateway.behave(GatewaySimulator.LABOUR_MARKET_SERVICE, Behaviour.NORMAL);
        desk.at("2026-11-16T17:30");
        reader.readDue();
        search.answer("declined");
        assertThat(search.one.form(CONTACT, "sko-lmc-officer").get("vacanciesAsOf").toString())
                .contains("16.11.2026 17:30").doesNotContain("не отвечает");
    }

    @Test
    void shouldReckonMatchesAnew_whenTheOfficerLearnsAnOccupationOfARelative() {
        desk.at("2026-11-16T10:00");
        WorkSearch search = WorkSearch.begun(desk, reader, "sko");
        List<Map<String, Object>> people = search.one.rows(CONTACT, "sko-lmc-officer", "jobSeekers");
        assertThat(people.get(0)).containsEntry("occupation", "teacher").containsEntry("wanted", true);

        search.contact("keep-on",
                Map.of("jobSeekers", people.stream().map(row -> Map.of("personId", row.get("personId"),
                "occupation", "welder", "wanted", row == people.get(0))).toList()), "phone:call-back");

        assertThat(search.open()).containsExactly(CONTACT);
        assertThat(search.one.rows(CONTACT, "sko-lmc-officer", "vacancyMatches").get(0).get("work").toString())
                .containsIgnoringCase("сварщик");
        assertThat(search.one.rows(CONTACT, "sko-lmc-officer", "contactLog")).hasSize(1);
        assertThatThrownBy(() -> search.contact("keep-on", Map.of("jobSeekers", List.of(Map.of("personId", "nobody",
                "occupation", "welder", "wanted", true))))).isInstanceOf(FormFieldValidationException.class);
    }

    @Test
    void shouldFitDraftAndSignatureIntoOneBusinessDay_evenWhenTheDirectorReturnsIt() {
        desk.at("2026-11-16T10:00");
        WorkSearch search = WorkSearch.begun(desk, reader, "sko").offer().answer("refused");
        Instant due = CalendarOracle.due(local("2026-11-16T10:00"), 1);
        assertThat(due(search, DRAFT)).isEqualTo(due);
        desk.at("2026-11-16T16:00");
        search.draft();
        assertThat(due(search, APPROVE)).isEqualTo(due);

        desk.walk.submit(search.one.id, APPROVE, "sko-career-centre-director",
                Map.of("decision", "return", "registrationRemark", "Негізін нақтылаңыз, өтінемін"));

        assertThat(due(search, DRAFT)).isEqualTo(due);
        assertThat(search.one.form(DRAFT, "sko-career-centre-officer"))
                .containsEntry("registrationRemark", "Негізін нақтылаңыз, өтінемін");
        desk.clock.moveTo(due.plusSeconds(60));
        desk.walk.runDueJobs(search.one.id);
        assertThat(notices(desk.task(search.one.id, DRAFT))).contains("breached sko-cc.career-centre-director");
    }

    @ParameterizedTest(name = "accepted {0}, refused {1}")
    @CsvSource({
        // accepted, search ends; over Nauryz, over a moved Saturday, over New Year
        "2026-03-19T15:00, 2026-03-20T11:00", "2026-03-20T17:00, 2026-03-26T10:00",
                "2024-05-02T10:00, 2024-05-03T12:00",
        "2024-12-31T09:30, 2025-01-05T10:00"})
    void shouldEndWhenTheCalendarSays_overDaysOff(String accepted, String refused) {
        desk.at(accepted);
        WorkSearch search = WorkSearch.begun(desk, reader, "pav");
        assertThat(due(search, CONTACT)).isEqualTo(CalendarOracle.due(local(accepted), 3));

        desk.at(refused);
        search.offer();
        assertThat(due(search, ANSWER)).isEqualTo(CalendarOracle.due(local(refused), 2));
        search.answer("refused");
        assertThat(due(search, DRAFT)).isEqualTo(CalendarOracle.due(local(refused), 1));
        search.draft().approve("pav-career-centre-director").send();
        assertThat(due(search, DECIDE)).isEqualTo(CalendarOracle.due(local(refused), 2));
    }

    private Instant due(WorkSearch search, String task) {
        Task open = desk.task(search.one.id, task);
        Instant due = records.ofTask(open.getId()).orElseThrow().dueAt();
        assertThat(open.getDueDate().toInstant()).isEqualTo(due);
        return due;
    }

    /** As if other families had been offered all places but one. */
    private void leaveOnePlace(String match) {
        desk.jdbc.sql("""
                        update employment_vacancy set places = 1 + (select count(*) from employment_offer
                          where vacancy_id = ? and state in ('open', 'accepted')) where id = ?""")
                .params(id(match), id(match)).update();
    }

    private List<String> offered(WorkSearch search) {
        return search.choices().stream().map(EmploymentJourneyTest::id).toList();
    }

    private static String id(String match) {
        return match.substring(0, match.indexOf('/'));
    }

    private List<String> offers(WorkSearch search) {
        return desk.jdbc.sql("select state from employment_offer where case_id = ?").param(search.one.id)
                .query(String.class).list();
    }

    private String registration(WorkSearch search) {
        return desk.jdbc.sql("select state from employment_registration where case_id = ?").param(search.one.id)
                .query(String.class).single();
    }

    private List<String> told(WorkSearch search, String channel) {
        return desk.jdbc.sql("select subject || ' ' || state from outbox where case_id = ? and channel = ? "
                + "order by place")
                .params(search.one.id, channel).query(String.class).list();
    }

    private long effects(WorkSearch search, String channel) {
        return desk.jdbc.sql("select id from outbox where case_id = ? and channel = ?").params(search.one.id, channel)
                .query(String.class).list().stream().mapToLong(desk.gateway.journal()::effects).sum();
    }

    private List<String> events(WorkSearch search) {
        return desk.jdbc.sql("select code from case_event where case_id = ? order by id").param(search.one.id)
                .query(String.class).list();
    }

    private List<String> notices(Task task) {
        return desk.jdbc.sql("select kind || ' ' || group_id from notice where task_id = ? order by id")
                .param(task.getId())
                .query(String.class).list();
    }

    private Instant local(String text) {
        return LocalDateTime.parse(text).atZone(desk.clock.getZone()).toInstant();
    }
}
