package kz.qonys.journey;

import static kz.qonys.journey.PlanWalk.CONFIRM;
import static kz.qonys.journey.PlanWalk.DRAFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFields;
import kz.qonys.casefile.CaseRef;
import kz.qonys.casefile.Consent;
import kz.qonys.casefile.Person;
import kz.qonys.casefile.Stage;
import kz.qonys.employment.VacancyReader;
import kz.qonys.plan.PlanSteps;
import kz.qonys.plan.PlannedService;
import kz.qonys.plan.PlannedService.State;
import kz.qonys.registry.AnswerRow;
import kz.qonys.registry.RegistryInquiries;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.security.Visitor;
import kz.qonys.staff.StaffDirectory;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A family changes months and years after its arrival, or loses its applicant: the case goes on without a restart
 * (order, steps 12 and 18; reading A7).
 */
@Journey
class LaterFamilyChangeJourneyTest {

    private static final Access TEST = Access.system("test");

    @Autowired
    private Desk desk;

    @Autowired
    private PlanWalk walk;

    @Autowired
    private PlanSteps plans;

    @Autowired
    private CaseFields fields;

    @Autowired
    private VacancyReader reader;

    @Autowired
    private StaffDirectory staff;

    @Autowired
    private RegistryInquiries registries;

    @LocalServerPort
    private int port;

    @AfterEach
    void normal() {
        desk.gateway.behave(GatewaySimulator.PERSON_SERVICE, Behaviour.NORMAL);
    }

    @Test
    void shouldPlanServeAndTell_whenTheSpouseComesThreeMonthsLater() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = walk.family("sko");
        Map<String, Object> late = withoutSpouse(one);
        WorkSearch.begun(reader, one).offer().answer("accepted").move();
        walk.drafted(one, walk.draft()).confirmed(one).approved(one);
        desk.walk.runDueJobs(one.id);
        RoadmapWalk.walk(one);
        Map<String, Task> before = walk.tasks(one);
        List<AnswerRow> known = registries.answers(one.id);

        desk.at("2027-02-16T10:00");
        assertThat(askForChange(one, "pav-career-centre-officer", "Приехала супруга").statusCode()).isEqualTo(404);
        assertThat(askForChange(one, "sko-career-centre-officer", " ")).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("planReason", "Заполните поле.");
        });
        assertThat(one.openTasks()).doesNotContain(DRAFT);
        assertThat(askForChange(one, "sko-career-centre-officer", "Приехала супруга").statusCode()).isEqualTo(204);
        assertThat(askForChange(one, "sko-career-centre-officer", "Приехала супруга").body())
                .contains("Сейчас план изменить нельзя");
        walk.drafted(one, with(one, walk.draft(), late));
        assertThatThrownBy(() -> desk.walk.submit(one.id, CONFIRM, "sko-career-centre-officer", walk.confirmation(one)))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("согласие");
        walk.confirmed(one).approved(one);
        desk.walk.runDueJobs(one.id);

        Person spouse = person(one, "spouse");
        assertThat(desk.cases.consents(one.id)).extracting(Consent::personId).contains(spouse.personId());
        Map<String, PlannedService> fresh = of(one, spouse);
        assertThat(fresh.keySet()).contains("ADI-08", "ADI-09", "ADI-10", "ADI-16").doesNotContain("ADI-17", "ADI-18");
        assertThat(fresh.get("ADI-16").dueAt()).as("counted from now, not from a day three months ago")
                .isEqualTo(CalendarOracle.due(desk.clock.instant(), 10));
        Map<String, Task> after = walk.tasks(one);
        assertThat(after).hasSize(before.size() + fresh.size());
        before.forEach((id, task) -> assertThat(after.get(id).getId()).isEqualTo(task.getId()));
        assertThat(told(one, spouse)).hasSizeGreaterThanOrEqualTo(3).containsOnly(1L);
        assertThat(fields.read(one.id, List.of("familySize"), TEST)).containsEntry("familySize", 5);
        assertThat(one.openTasks()).as("the roadmap tells of the spouse too").contains(RoadmapWalk.DRAFT);
        assertThat(desk.jdbc.sql("select count(*) from roadmap_item i join roadmap r on r.id = i.roadmap_id"
                        + " where r.case_id = ? and r.edition = 2 and i.person_id = ?")
                        .params(one.id, spouse.personId())
                .query(Integer.class).single()).isPositive();
        assertThat(card(one)).containsExactly("household acknowledged");
        assertThat(registries.answers(one.id)).as("nobody else is asked about again").containsAll(known);
        assertThat(answers(one, spouse)).containsExactly("gbd-fl OK");
        assertThat(desk.cases.consents(one.id).stream().filter(any -> any.personId().equals(spouse.personId())))
                .isNotEmpty();
        assertThat(cardOf(one)).contains("\"registry\"", spouse.shortName());
        walk.deliver(fresh.get("ADI-10"), after.get(fresh.get("ADI-10").id()));
        desk.walk.runDueJobs(one.id);
        assertThat(card(one)).containsExactly("household acknowledged", "report acknowledged");
    }

    @Test
    void shouldBeginTheNextVersion_whenAChildIsBornAYearAfterEverythingWasDelivered() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = delivered("pav");
        new MoveWalk(one).appointed().chosen().meetingArranged("rail-station").met(LocalDate.now(desk.clock))
                .lodged("own")
                .registered();
        assertThat(desk.running(one.id)).as("the case itself, asleep").isEqualTo(1);
        assertThat(one.openTasks()).isEmpty();

        desk.at("2027-11-22T10:00");
        desk.walk.runDueJobs(one.id);
        change(one, "Родился ребёнок");
        assertThatThrownBy(() -> change(one, "Родился ребёнок")).hasMessageContaining("not-changeable");
        assertThat(one.openTasks()).containsExactly(DRAFT);
        walk.drafted(one, with(one, town(), Map.of("surname", one.family.applicant().surname(), "name", "Айша",
                "relation", "daughter", "gender", "female", "birthDate", "2027-11-01", "citizenship", "KAZ")));
        walk.confirmed(one).approved(one);

        Person born = bornOn(one, "2027-11-01");
        Map<String, PlannedService> fresh = of(one, born);
        assertThat(fresh.keySet()).containsExactlyInAnyOrder("ADI-08", "ADI-16");
        assertThat(open(one)).as("nothing that was delivered is planned again").containsExactlyInAnyOrderElementsOf(
                fresh.values().stream().map(PlannedService::id).toList());
        Map<String, Task> tasks = walk.tasks(one);
        fresh.values().forEach(service -> walk.deliver(service, tasks.get(service.id())));
        desk.walk.runDueJobs(one.id);
        assertThat(one.openTasks()).isEmpty();
        assertThat(desk.running(one.id)).as("asleep again").isEqualTo(1);
        assertThat(desk.jdbc.sql("select version || ' ' || state from plan_version where case_id = ? order by version")
                .param(one.id).query(String.class).list()).containsExactly("1 approved", "2 approved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"back", "withdrawn"})
    void shouldAskLaterAndGoOnWithThePlan_whenTheRegisterOfPersonsIsDown(String end) {
        desk.at("2026-11-16T10:00");
        FamilyCase one = walk.family("pav");
        Map<String, Object> late = withoutSpouse(one);
        WorkSearch.begun(reader, one).offer().answer("accepted").move();
        walk.drafted(one, town()).confirmed(one).approved(one);
        desk.walk.runDueJobs(one.id);
        assertThat(inquiries(one)).isZero();
        desk.gateway.behave(GatewaySimulator.PERSON_SERVICE, Behaviour.SERVICE_UNAVAILABLE);
        change(one, "Приехала супруга");
        walk.drafted(one, with(one, town(), late)).confirmed(one);
        assertThat(inquiries(one)).as("nobody is asked before the director approves").isZero();
        walk.approved(one);
        desk.walk.runDueJobs(one.id);

        Person spouse = person(one, "spouse");
        assertThat(answers(one, spouse)).containsExactly("gbd-fl UNAVAILABLE");
        assertThat(inquiries(one)).isEqualTo(1);
        Map<String, PlannedService> fresh = of(one, spouse);
        assertThat(walk.tasks(one)).as("the plan goes on").containsKeys(fresh.values().stream().map(PlannedService::id)
                .toArray(String[]::new));
        assertThat(card(one)).containsExactly("household acknowledged");
        if (end.equals("withdrawn")) {
            desk.withdrawals.request(one.id);
            desk.walk.submit(one.id, "userTask_confirmWithdrawal", one.author, Map.of("decision", "withdraw",
                    "hearingDate", "2026-11-16", "hearingNote", "Отбасы көшпейтін болды"));
            desk.walk.runDueJobs(one.id);
            assertThat(desk.running(one.id)).isZero();
            return;
        }
        change(one, "Ещё одна перемена");
        walk.drafted(one, town()).confirmed(one).approved(one);
        assertThat(inquiries(one)).as("asked once").isEqualTo(1);
        desk.gateway.behave(GatewaySimulator.PERSON_SERVICE, Behaviour.NORMAL);
        for (int hour = 11; hour <= 18 && inquiries(one) > 0; hour++) {
            desk.at("2026-11-16T%02d:00".formatted(hour));
            desk.walk.runDueJobs(one.id);
        }
        assertThat(inquiries(one)).isZero();
        assertThat(answers(one, spouse)).containsExactly("gbd-fl OK");
    }

    @ParameterizedTest
    @CsvSource({"died, widowed", "left, married"})
    void shouldBeginThePlanWithAnotherAdult_whenTheApplicantIsGoneBeforeTheFirstOne(String reason, String status) {
        desk.at("2026-11-16T10:00");
        FamilyCase one = walk.begun("sko");
        assertThat(one.moveTasks()).as("on the move").containsExactly(MoveWalk.APPOINT);
        Person former = people(one).get(0);
        Person spouse = person(one, "spouse");
        Map<String, Object> form = succession(one, former, spouse, reason);
        form.put("planArriving", 4);
        walk.drafted(one, form);
        assertThatThrownBy(() -> desk.walk.submit(one.id, CONFIRM, "sko-career-centre-officer", walk.confirmation(one)))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("согласие");
        walk.confirmed(one).approved(one);
        desk.walk.runDueJobs(one.id);

        assertThat(people(one)).hasSize(4).extracting(Person::relation)
                .isSubsetOf("applicant", "son", "daughter").containsOnlyOnce("applicant");
        assertThat(people(one).get(0).personId()).isEqualTo(spouse.personId());
        assertThat(desk.cases.displayName(one.id, TEST)).isEqualTo(spouse.shortName());
        assertThat(fields.read(one.id, List.of("applicantIin", "applicantMaritalStatus", "applicantPhone",
                "familySize"), TEST)).containsEntry("applicantIin", spouse.iin())
                .containsEntry("applicantMaritalStatus", status).containsEntry("applicantPhone", "+77015550102")
                .containsEntry("familySize", 4);
        assertThat(of(one, former)).as("nothing is planned for who is gone").isEmpty();
        assertThat(of(one, spouse)).isNotEmpty();
        assertThat(card(one)).containsExactly("departure acknowledged", "household acknowledged");
        assertThat(desk.jdbc.sql("select state from employment_offer where case_id = ?").param(one.id)
                .query(String.class).list()).as("the place was the applicant's").containsExactly("released");
        assertThat(events(one)).containsSubsequence("applicant-" + reason, "applicant-succeeded", "plan-in-force");
        new MoveWalk(one).appointed().chosen().meetingArranged("rail-station").met(LocalDate.now(desk.clock))
                .lodged("own").registered();
        assertThat(one.moveTasks()).as("the move goes on with the others").isEmpty();
        change(one, "Ещё одна перемена");
        assertThat(one.form(DRAFT, "sko-career-centre-officer")).containsEntry("applicantName", spouse.name());
    }

    @Test
    void shouldSayThatTheCaseIsClosed_whenTheOnlyAdultIsGoneBeforeTheFirstPlan() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = walk.family("pav");
        withoutSpouse(one);
        WorkSearch.begun(reader, one).offer().answer("accepted").move();
        Map<String, Object> form = town();
        form.put("planGone", List.of(Map.of("person", people(one).get(0).personId(), "reason", "died")));

        assertThatThrownBy(() -> walk.drafted(one, form)).isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("дело закрывают");
    }

    @Test
    void shouldTellOfTheNewbornOnce_whenItsNumberIsEnteredLater() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = walk.begun("pav");
        walk.drafted(one, town()).confirmed(one).approved(one);
        desk.walk.runDueJobs(one.id);
        change(one, "Родился ребёнок");
        walk.drafted(one, with(one, town(), Map.of("surname", one.family.applicant().surname(), "name", "Айша",
                "relation", "daughter", "gender", "female", "birthDate", "2026-11-10", "citizenship", "KAZ")));
        walk.confirmed(one).approved(one);
        desk.walk.runDueJobs(one.id);
        Person born = bornOn(one, "2026-11-10");
        assertThat(card(one)).as("nobody can be told without a number").isEmpty();
        assertThat(told(one, born)).isEmpty();
        PlannedService visit = of(one, born).get("ADI-08");
        walk.deliver(visit, walk.tasks(one).get(visit.id()));
        desk.walk.runDueJobs(one.id);
        assertThat(card(one)).isEmpty();

        desk.at("2026-12-07T10:00");
        change(one, "Ребёнку присвоен ИИН");
        Map<String, Object> form = town();
        List<Map<String, Object>> members = one.rows(DRAFT, "pav-career-centre-officer", "familyMembers");
        members.stream().filter(row -> "2026-11-10".equals(String.valueOf(row.get("birthDate"))))
                .forEach(row -> row.put("iin", desk.freshFamily().applicant().iin()));
        form.put("familyMembers", members);
        walk.drafted(one, form).confirmed(one);
        assertThat(card(one)).as("not before the director approves").isEmpty();
        walk.approved(one);
        desk.walk.runDueJobs(one.id);

        assertThat(bornOn(one, "2026-11-10").personId()).isEqualTo(born.personId());
        assertThat(card(one)).as("the child, and what was delivered meanwhile")
                .containsExactly("household acknowledged", "report acknowledged");
        assertThat(told(one, born)).as("the clinic").containsExactly(1L);
        change(one, "Ещё одна перемена");
        walk.drafted(one, town()).confirmed(one).approved(one);
        desk.walk.runDueJobs(one.id);
        assertThat(card(one)).hasSize(2);
        assertThat(told(one, born)).containsExactly(1L);
    }

    @Test
    void shouldEndAtOnce_whenALaterChangeBringsNoService() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = delivered("sko");
        fields.write(one.id, Map.of("applicantMaritalStatus", "married"), TEST);
        assertThat(one.moveTasks()).as("the move goes on").containsExactly(MoveWalk.APPOINT);
        change(one, "Смерть в семье");
        Map<String, Object> form = town();
        form.put("planGone", List.of(Map.of("person", person(one, "spouse").personId(), "reason", "died")));
        walk.drafted(one, form).confirmed(one).approved(one);

        assertThat(people(one)).hasSize(4);
        assertThat(fields.read(one.id, List.of("applicantMaritalStatus"), TEST))
                .containsEntry("applicantMaritalStatus", "widowed");
        assertThat(one.openTasks()).isEmpty();
        assertThat(one.moveTasks()).containsExactly(MoveWalk.APPOINT);
        change(one, "И ещё одна перемена");
        assertThat(one.openTasks()).containsExactly(DRAFT);
    }

    @ParameterizedTest
    @CsvSource({"died, widowed", "left, married"})
    void shouldGoOnWithAnotherAdultAsApplicant_whenTheApplicantIsGone(String reason, String status) {
        desk.at("2026-11-16T10:00");
        FamilyCase one = walk.begun("sko");
        walk.drafted(one, town()).confirmed(one).approved(one);
        desk.walk.runDueJobs(one.id);
        Person former = people(one).get(0);
        Person spouse = person(one, "spouse");
        change(one, "Семья сообщила о перемене");
        Map<String, Object> form = succession(one, former, spouse, reason);
        walk.drafted(one, form);
        assertThat(one.form(CONFIRM, "sko-career-centre-officer")).containsEntry("planNewApplicant", spouse.personId());
        assertThatThrownBy(() -> desk.walk.submit(one.id, CONFIRM, "sko-career-centre-officer", walk.confirmation(one)))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("согласие");
        assertThat(people(one).get(0)).as("until the director approves").isEqualTo(former);
        walk.confirmed(one).approved(one);
        desk.walk.runDueJobs(one.id);

        Person applicant = people(one).get(0);
        assertThat(applicant.personId()).isEqualTo(spouse.personId());
        assertThat(applicant.applicant()).isTrue();
        assertThat(people(one)).hasSize(4).extracting(Person::relation)
                .isSubsetOf("applicant", "son", "daughter").containsOnlyOnce("applicant");
        assertThat(desk.cases.displayName(one.id, TEST)).isEqualTo(spouse.shortName());
        assertThat(found(spouse.iin())).contains(one.id);
        assertThat(found(former.iin())).doesNotContain(one.id);
        Map<String, Object> file = fields.read(one.id, List.of("applicantIin", "applicantName",
                "applicantMaritalStatus", "applicantPhone", "applicantEducation", "consentGiven"), TEST);
        assertThat(file).containsEntry("applicantIin", spouse.iin()).containsEntry("applicantName", spouse.name())
                .containsEntry("applicantMaritalStatus", status).containsEntry("applicantPhone", "+77015550102")
                .containsEntry("applicantEducation", null).containsEntry("consentGiven", true);
        assertThat(of(one, former).values()).isNotEmpty().allMatch(service -> service.state() == State.DROPPED);
        assertThat(of(one, spouse).values()).isNotEmpty().allMatch(service -> service.state() == State.PLANNED);
        assertThat(card(one)).containsExactly("departure acknowledged", "household acknowledged");
        assertThat(events(one)).containsSubsequence("applicant-" + reason, "applicant-succeeded", "plan-in-force");
        change(one, "Ещё одна перемена");
        assertThat(one.form(DRAFT, "sko-career-centre-officer")).containsEntry("applicantName", spouse.name());
        assertThat(one.rows(DRAFT, "sko-career-centre-officer", "familyMembers")).hasSize(3);
    }

    @Test
    void shouldSayThatTheCaseIsClosed_whenNoOtherAdultIsThere() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = walk.family("pav");
        withoutSpouse(one);
        WorkSearch.begun(reader, one).offer().answer("accepted").move();
        walk.drafted(one, town()).confirmed(one).approved(one);
        desk.walk.runDueJobs(one.id);
        change(one, "Заявитель умер");
        Map<String, Object> form = town();
        form.put("planGone", List.of(Map.of("person", people(one).get(0).personId(), "reason", "died")));

        assertThatThrownBy(() -> walk.drafted(one, form)).isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("дело закрывают").hasMessageContaining("Отзыв заявления");

        desk.withdrawals.request(one.id);
        desk.walk.submit(one.id, "userTask_confirmWithdrawal", one.author, Map.of("decision", "withdraw", "hearingDate",
                "2026-11-16", "hearingNote", "Заявитель умер, взрослых в семье больше нет, дети у опекуна"));
        desk.walk.runDueJobs(one.id);
        assertThat(one.summary().stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(one.openTasks()).isEmpty();
        assertThat(desk.running(one.id)).isZero();
        assertThat(open(one)).isEmpty();
        assertThat(plans.changeable(one.id)).isFalse();
    }

    /** A family in a town whose whole plan is delivered; its move goes on. */
    private FamilyCase delivered(String to) {
        FamilyCase one = walk.begun(to);
        walk.drafted(one, town()).confirmed(one).approved(one);
        desk.walk.runDueJobs(one.id);
        Map<String, Task> tasks = walk.tasks(one);
        walk.services.ofCase(one.id).forEach(service -> walk.deliver(service, tasks.get(service.id())));
        desk.walk.runDueJobs(one.id);
        assertThat(open(one)).isEmpty();
        return one;
    }

    /** A plan without a roadmap and without wishes. */
    private Map<String, Object> town() {
        Map<String, Object> form = walk.draft();
        form.put("planLocality", "Петропавл қаласы");
        form.put("planSetting", "urban");
        form.put("planWishes", List.of());
        return form;
    }

    /** Takes the spouse out of the application. */
    private Map<String, Object> withoutSpouse(FamilyCase one) {
        List<Map<String, Object>> all = desk.rows(one.application, "familyMembers");
        one.application.put("familyMembers", all.stream().filter(row -> !row.get("relation").equals("spouse"))
                .toList());
        return all.stream().filter(row -> row.get("relation").equals("spouse")).findFirst().orElseThrow();
    }

    private Map<String, Object> with(FamilyCase one, Map<String, Object> form, Map<String, Object> newcomer) {
        List<Map<String, Object>> members = one.rows(DRAFT, one.to + "-career-centre-officer", "familyMembers");
        members.add(new HashMap<>(newcomer));
        form.put("familyMembers", members);
        form.put("planArriving", members.size() + 1);
        return form;
    }

    private void change(FamilyCase one, String reason) {
        plans.requestChange(one.id, reason, new Access(one.to + "-career-centre-officer", one.to + "-cc", null,
                "plan-change"));
    }

    /** As the button of the tab «Дело» does. */
    private HttpResponse<String> askForChange(FamilyCase one, String officer, String reason) {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.signIn(officer, "Qonys-demo-2026").statusCode()).isEqualTo(302);
        return visitor.json("POST", "/api/case/" + one.id + "/plan-change", "{\"reason\":\"" + reason + "\"}");
    }

    private List<Person> people(FamilyCase one) {
        return desk.cases.persons(one.id, TEST);
    }

    private Person person(FamilyCase one, String relation) {
        return people(one).stream().filter(person -> person.relation().equals(relation)).findFirst().orElseThrow();
    }

    /** What registries answered about a person. */
    private List<String> answers(FamilyCase one, Person person) {
        return registries.answers(one.id).stream().filter(row -> row.personId().equals(person.personId()))
                .filter(row -> row.operation().equals("person"))
                .map(row -> row.registry().code() + " " + row.outcome()).toList();
    }

    /** Inquiries that go on beside the case. */
    private long inquiries(FamilyCase one) {
        return desk.engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("registry-inquiry")
                .variableValueEquals("caseId", one.id).count();
    }

    private String cardOf(FamilyCase one) {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.signIn(one.to + "-career-centre-officer", "Qonys-demo-2026").statusCode()).isEqualTo(302);
        return visitor.json("GET", "/api/case/" + one.id, null).body();
    }

    /** The draft with another adult as applicant; without one it is refused. */
    private Map<String, Object> succession(FamilyCase one, Person former, Person next, String reason) {
        Map<String, Object> form = town();
        form.put("planGone", List.of(Map.of("person", former.personId(), "reason", reason)));
        assertThatThrownBy(() -> walk.drafted(one, form)).isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("кто из взрослых");
        form.put("planNewApplicant", next.personId());
        form.put("planNewPhone", "8 701 555 01 02");
        return form;
    }

    private Person bornOn(FamilyCase one, String day) {
        return people(one).stream().filter(person -> LocalDate.parse(day).equals(person.birthDate())).findFirst()
                .orElseThrow();
    }

    private Map<String, PlannedService> of(FamilyCase one, Person person) {
        return walk.services.ofCase(one.id).stream().filter(service -> person.personId().equals(service.personId()))
                .collect(Collectors.toMap(PlannedService::serviceCode, service -> service));
    }

    private List<String> open(FamilyCase one) {
        return walk.services.ofCase(one.id).stream().filter(service -> service.state() == State.PLANNED)
                .map(PlannedService::id).toList();
    }

    private List<String> found(String iin) {
        return desk.cases.findByIin(iin, staff.officer("sko-career-centre-officer").orElseThrow(), TEST).stream()
                .map(CaseRef::caseId).toList();
    }

    /** How often each entry that asks a registry to act for the person took effect. */
    private List<Long> told(FamilyCase one, Person person) {
        return desk.jdbc.sql("select d.registry_key from plan_delivery d join plan_service s on s.id = d.id"
                        + " where d.case_id = ? and s.person_id = ? and d.registry_key is not null")
                .params(one.id, person.personId()).query(String.class).list().stream()
                .map(desk.gateway.journal()::effects)
                .toList();
    }

    /** What the Digital Family Card was told. */
    private List<String> card(FamilyCase one) {
        return desk.jdbc.sql("select subject || ' ' || state from outbox where case_id = ? and channel = 'family-card'"
                + " order by place").param(one.id).query(String.class).list();
    }

    private List<String> events(FamilyCase one) {
        return desk.jdbc.sql("select code from case_event where case_id = ? order by id").param(one.id)
                .query(String.class).list();
    }
}
