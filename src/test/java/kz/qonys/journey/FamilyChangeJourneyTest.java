package kz.qonys.journey;

import static kz.qonys.journey.PlanWalk.APPROVE;
import static kz.qonys.journey.PlanWalk.CONFIRM;
import static kz.qonys.journey.PlanWalk.DRAFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFields;
import kz.qonys.casefile.Person;
import kz.qonys.casefile.Stage;
import kz.qonys.employment.VacancyReader;
import kz.qonys.plan.PlanSteps;
import kz.qonys.plan.PlannedService;
import kz.qonys.plan.PlannedService.State;
import kz.qonys.registry.ServiceSystem;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.GatewaySimulator;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A family changes, or withdraws, while its plan is drawn up and carried out (order, steps 12 and 18; readings A6 to
 * A8).
 */
@Journey
class FamilyChangeJourneyTest {

    private static final String DELIVERING = "delivering";
    private static final String SENDING = "sending";

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

    @AfterEach
    void normal() {
        desk.gateway.behave(GatewaySimulator.entryService(ServiceSystem.CLINIC), Behaviour.NORMAL);
        desk.gateway.behave(GatewaySimulator.LABOUR_MARKET_SERVICE, Behaviour.NORMAL);
    }

    @ParameterizedTest
    @CsvSource({"died, widowed", "divorced, divorced", "left, married"})
    void shouldEndWhatIsUnderWayForThePersonAndTellRegistries_whenASpouseIsGone(String reason, String status) {
        desk.at("2026-11-16T10:00");
        FamilyCase one = carriedOut("sko");
        fields.write(one.id, Map.of("applicantMaritalStatus", "married"), Access.system("test"));
        Person spouse = person(one, "spouse");
        PlannedService had = of(one, spouse).get("ADI-10");
        walk.deliver(had, walk.tasks(one).get(had.id()));
        desk.walk.runDueJobs(one.id);
        Map<String, Task> before = walk.tasks(one);
        Set<String> asked = keys(one, spouse);
        assertThat(asked).hasSizeGreaterThanOrEqualTo(3);

        change(one, "Семья сообщила о перемене");
        Map<String, Object> form = walk.draft();
        form.put("planGone", List.of(Map.of("person", spouse.personId(), "reason", reason)));
        walk.drafted(one, form);
        assertThat(one.rows(CONFIRM, "sko-career-centre-officer", "planServices")).extracting("mark")
                .contains("снимается");
        assertThat(one.rows(CONFIRM, "sko-career-centre-officer", "planAdultChoices")).extracting("value")
                .doesNotContain(spouse.personId());
        assertThat(person(one, "spouse")).as("of the family until the director approves").isEqualTo(spouse);
        walk.confirmed(one).approved(one);
        desk.walk.runDueJobs(one.id);

        assertThat(people(one)).hasSize(4).doesNotContain(spouse);
        Map<String, PlannedService> services = of(one, spouse);
        assertThat(services.remove("ADI-10").state()).as("what was done stays").isEqualTo(State.DELIVERED);
        assertThat(services.values()).isNotEmpty().allMatch(service -> service.state() == State.DROPPED);
        assertThat(desk.jdbc.sql("select distinct drop_reason from plan_service where case_id = ? "
                + "and state = 'dropped'")
                .param(one.id).query(String.class).list()).containsExactly("person-" + reason);
        assertThat(walk.tasks(one).keySet()).isEqualTo(before.keySet().stream()
                .filter(id -> !services.values().stream().map(PlannedService::id).toList().contains(id))
                .collect(Collectors.toSet()));
        walk.tasks(one).forEach((id, task) -> assertThat(task.getId()).isEqualTo(before.get(id).getId()));
        assertThat(takenBack(one)).isEqualTo(asked.size() - 1).isEqualTo(withdrawals(one));
        assertThat(events(one)).contains("member-" + reason);
        assertThat(outbox(one, "family-card")).containsExactly("report acknowledged", "departure acknowledged");
        assertThat(outbox(one, "kandas")).containsExactly("report acknowledged", "departure acknowledged");
        assertThat(fields.read(one.id, List.of("applicantMaritalStatus"), Access.system("test")))
                .containsEntry("applicantMaritalStatus", status);

        change(one, "Ещё одна перемена");
        assertThat(one.rows(DRAFT, "sko-career-centre-officer", "planAddChoices")).extracting("value")
                .noneMatch(value -> value.toString().startsWith(spouse.personId()));
        walk.drafted(one, walk.draft()).confirmed(one).approved(one);
        desk.walk.runDueJobs(one.id);
        assertThat(walk.tasks(one).keySet()).hasSize(before.size() - services.size());
        assertThat(outbox(one, "family-card")).as("told once").hasSize(2);
        assertThat(outbox(one, "kandas")).hasSize(2);
    }

    @Test
    void shouldAskWhy_whenAPersonWithServicesIsTakenOffTheList() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = carriedOut("pav");
        change(one, "Сын уехал учиться");
        List<Map<String, Object>> members = one.rows(DRAFT, "pav-career-centre-officer", "familyMembers");
        Map<String, Object> form = walk.draft();
        form.put("familyMembers", members.subList(0, 3));

        assertThatThrownBy(() -> walk.drafted(one, form)).isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("Кто выбыл из семьи");

        assertThat(people(one)).hasSize(5);
        form.remove("familyMembers");
        form.put("planGone", List.of(Map.of("person", person(one, "applicant").personId(), "reason", "died")));
        assertThatThrownBy(() -> walk.drafted(one, form)).isInstanceOf(FormFieldValidationException.class);
    }

    @Test
    void shouldGoOnAsBefore_whenTheOfficerNamedTheWrongPerson() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = carriedOut("pav");
        Map<String, Task> before = walk.tasks(one);
        change(one, "Семья сообщила о перемене");
        Map<String, Object> form = walk.draft();
        form.put("planGone", List.of(Map.of("person", person(one, "spouse").personId(), "reason", "left")));
        walk.drafted(one, form).confirmed(one);
        desk.walk.submit(one.id, APPROVE, "pav-career-centre-director",
                Map.of("decision", "return", "planRemarks", "Супруга живёт с семьёй, проверьте"));
        assertThat(one.rows(DRAFT, "pav-career-centre-officer", "planGone")).hasSize(1);
        form.put("planGone", List.of());
        walk.drafted(one, form).confirmed(one).approved(one);

        assertThat(people(one)).hasSize(5);
        assertThat(walk.tasks(one).keySet()).isEqualTo(before.keySet());
        assertThat(withdrawals(one)).isZero();
    }

    @Test
    void shouldPlanServicesWithoutARestart_whenARelativeComesLater() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = carriedOut("sko");
        Map<String, Task> before = walk.tasks(one);
        change(one, "Приехал отец заявителя");
        List<Map<String, Object>> members = one.rows(DRAFT, "sko-career-centre-officer", "familyMembers");
        members.add(new HashMap<>(Map.of("surname", one.family.applicant().surname(), "name", "Серік", "relation",
                "father", "gender", "male", "birthDate", "1958-02-01", "citizenship", "CHN")));
        Map<String, Object> form = walk.draft();
        form.put("familyMembers", members);
        form.put("planArriving", 6);
        walk.drafted(one, form).confirmed(one).approved(one);

        Person late = person(one, "father");
        Map<String, PlannedService> fresh = of(one, late);
        assertThat(fresh.keySet()).contains("ADI-08", "ADI-10", "ADI-16", "ADI-19").doesNotContain("ADI-17", "ADI-18");
        Map<String, Task> after = walk.tasks(one);
        assertThat(after).hasSize(before.size() + fresh.size());
        before.forEach((id, task) -> assertThat(after.get(id).getId()).isEqualTo(task.getId()));
        assertThat(fields.read(one.id, List.of("familySize"), Access.system("test"))).containsEntry("familySize", 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {WorkSearch.APPROVE, WorkSearch.DECIDE})
    void shouldEndTheRegistrationAndTakeTheDraftBack_whenThePersonIsGone(String stage) {
        desk.at("2026-11-16T10:00");
        FamilyCase one = walk.family("sko");
        WorkSearch search = WorkSearch.begun(reader, one).offer().answer("refused");
        Person spouse = person(one, "spouse");
        desk.walk.submit(one.id, WorkSearch.DRAFT, "sko-career-centre-officer", Map.of("decision", "draft",
                "registrationPerson", spouse.personId(), "registrationNote", "Отбасы ұсынылған жұмыстан бас тартты"));
        if (stage.equals(WorkSearch.DECIDE)) {
            search.approve("sko-career-centre-director").send();
        }
        assertThat(search.open()).contains(stage);
        walk.drafted(one, walk.draft()).confirmed(one).approved(one);
        gone(one, spouse, "died");
        desk.walk.runDueJobs(one.id);

        assertThat(search.open()).doesNotContain(stage);
        assertThat(desk.jdbc.sql("select state from employment_registration where case_id = ?").param(one.id)
                .query(String.class).single()).isEqualTo("not-needed");
        assertThat(outbox(one, "labour-market")).isEqualTo(stage.equals(WorkSearch.DECIDE)
                ? List.of("draft acknowledged", "withdrawal acknowledged") : List.of());
        assertThat(walk.tasks(one)).isNotEmpty();
        assertThat(desk.engine.getRuntimeService().createIncidentQuery().count()).isZero();
    }

    @Test
    void shouldLetGoOfThePlace_whenTheOneWhoWorksDivorces() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = walk.family("sko");
        WorkSearch search = WorkSearch.begun(reader, one);
        Person spouse = person(one, "spouse");
        search.contact("keep-on",
                Map.of("jobSeekers", one.rows(FamilyCase.CONTACT, "sko-lmc-officer", "jobSeekers").stream()
                .map(row -> Map.of("personId", row.get("personId"), "occupation", "teacher", "wanted",
                        row.get("personId").equals(spouse.personId()))).toList()), "phone:reached");
        String match = search.choices().stream().filter(choice -> choice.contains(spouse.personId())).findFirst()
                .orElseThrow();
        search.contact("offer", Map.of("chosenVacancy", match), "phone:reached").answer("accepted").move();
        walk.drafted(one, walk.draft()).confirmed(one).approved(one);

        gone(one, spouse, "divorced");

        assertThat(desk.jdbc.sql("select state from employment_offer where case_id = ?").param(one.id)
                .query(String.class)
                .list()).containsExactly("released");
        assertThat(events(one))
                .containsSubsequence("offer-accepted", "offer-released", "member-divorced", "plan-in-force");
    }

    @Test
    void shouldDeliverAgain_whenADroppedServiceIsPutBackOnThePlan() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = carriedOut("sko");
        PlannedService service = walk.services.ofCase(one.id).stream()
                .filter(any -> any.serviceCode().equals("ADI-16")).findFirst().orElseThrow();
        desk.walk.submitTask(walk.tasks(one).get(service.id()).getId(), "sko-career-centre-officer",
                Map.of("decision", "dropped", "serviceDropReason", "not-wanted"));
        desk.walk.runDueJobs(one.id);
        assertThat(withdrawals(one)).isEqualTo(1).isEqualTo(takenBack(one));

        change(one, "Семья всё же просит поликлинику");
        Map<String, Object> form = walk.draft();
        form.put("planAdds", List.of(Map.of("item", service.personId() + ":ADI-16", "reason", "family-asked")));
        walk.drafted(one, form).confirmed(one).approved(one);
        desk.walk.runDueJobs(one.id);

        assertThat(walk.services.find(service.id()).orElseThrow().state()).isEqualTo(State.PLANNED);
        walk.deliver(service, walk.tasks(one).get(service.id()));
        assertThat(walk.services.find(service.id()).orElseThrow().state()).isEqualTo(State.DELIVERED);
        assertThat(desk.jdbc.sql("select registry_state from plan_delivery where id = ?").param(service.id())
                .query(String.class).single()).isEqualTo("told");
    }

    @Test
    void shouldTakeBackOnceAndAfterTheRequest_whenTheRegistryWasDownAllTheWhile() {
        desk.at("2026-11-16T10:00");
        desk.gateway.behave(GatewaySimulator.entryService(ServiceSystem.CLINIC), Behaviour.RESET);
        FamilyCase one = carriedOut("sko");
        withdraw(one);
        assertThat(outbox(one, "clinic")).containsOnly("entry waiting", "withdrawal waiting").hasSize(10);

        desk.gateway.behave(GatewaySimulator.entryService(ServiceSystem.CLINIC), Behaviour.NORMAL);
        for (int hour = 11; hour <= 20 && outbox(one, "clinic").stream().anyMatch(row -> row.endsWith("waiting"));
                hour++) {
            desk.at("2026-11-16T%02d:00".formatted(hour));
            desk.walk.runDueJobs(one.id);
        }

        assertThat(outbox(one, "clinic")).containsOnly("entry acknowledged", "withdrawal acknowledged").hasSize(10);
        assertThat(ids(one, "clinic").stream().map(desk.gateway.journal()::effects)).containsOnly(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {WorkSearch.AWAIT, WorkSearch.MOVE, WorkSearch.DRAFT, WorkSearch.APPROVE, SENDING})
    void shouldLeaveNothingBehind_whenTheFamilyWithdrawsBeforeThePlan(String stage) {
        desk.at("2026-11-16T10:00");
        WorkSearch search = WorkSearch.begun(reader, FamilyCase.open(desk, desk.freshFamily(), "sko"));
        FamilyCase one = search.one;
        desk.gateway.behave(GatewaySimulator.LABOUR_MARKET_SERVICE, Behaviour.SERVICE_UNAVAILABLE);
        switch (stage) {
            case WorkSearch.AWAIT -> search.contact("unreachable", "phone:no-answer", "sms:sent", "letter:sent");
            case WorkSearch.MOVE -> search.offer().answer("accepted");
            case WorkSearch.DRAFT -> search.offer().answer("refused");
            case WorkSearch.APPROVE -> search.offer().answer("refused").draft();
            default -> search.offer().answer("refused").draft().approve("sko-career-centre-director").send();
        }
        assertThat(search.open().contains(stage)).isNotEqualTo(stage.equals(SENDING));
        withdraw(one);
        desk.gateway.behave(GatewaySimulator.LABOUR_MARKET_SERVICE, Behaviour.NORMAL);
        desk.at("2026-11-16T13:00");
        search.send();

        assertThat(one.summary().stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(one.openTasks()).isEmpty();
        assertThat(desk.running(one.id)).isZero();
        assertThat(outbox(one, "portal-status")).last().isEqualTo("withdrawn acknowledged");
        assertThat(outbox(one, "labour-market")).isEqualTo(stage.equals(SENDING)
                ? List.of("draft acknowledged", "withdrawal acknowledged") : List.of());
        assertThat(desk.jdbc.sql("select state from employment_offer where case_id = ?").param(one.id)
                .query(String.class)
                .list()).doesNotContain("open", "accepted");
        assertThat(desk.jdbc.sql("select state from employment_registration where case_id = ?").param(one.id)
                .query(String.class).list()).isSubsetOf("not-needed");
        assertThat(desk.jdbc.sql("select count(*) from term_open where case_id = ?").param(one.id).query(Integer.class)
                .single()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {DRAFT, CONFIRM, APPROVE, DELIVERING})
    void shouldReleaseEverythingAndTellRegistries_whenTheFamilyWithdraws(String stage) {
        desk.at("2026-11-16T10:00");
        FamilyCase one = walk.begun("sko");
        List<Runnable> steps = List.of(() -> walk.drafted(one, walk.draft()), () -> walk.confirmed(one),
                () -> walk.approved(one), () -> { });
        for (int i = 0; i < List.of(DRAFT, CONFIRM, APPROVE, DELIVERING).indexOf(stage); i++) {
            steps.get(i).run();
        }
        desk.walk.runDueJobs(one.id);
        boolean delivering = stage.equals(DELIVERING);
        assertThat(one.openTasks().contains(stage)).isNotEqualTo(delivering);
        List<PlannedService> planned = walk.services.ofCase(one.id);
        List<String> asked = asked(one);
        assertThat(asked.isEmpty()).isNotEqualTo(delivering);
        if (delivering) {
            walk.deliver(planned.get(0), walk.tasks(one).get(planned.get(0).id()));
        }

        withdraw(one);
        desk.walk.runDueJobs(one.id);

        assertThat(one.summary().stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(one.openTasks()).isEmpty();
        assertThat(desk.running(one.id)).isZero();
        assertThat(walk.services.ofCase(one.id)).noneMatch(service -> service.state() == State.PLANNED);
        assertThat(walk.services.ofCase(one.id).stream().filter(service -> service.state() == State.DELIVERED).count())
                .as("what was done stays").isEqualTo(delivering ? 1 : 0);
        assertThat(desk.jdbc.sql("select count(*) from plan_version where case_id = ? "
                + "and state in ('draft', 'confirmed')")
                .param(one.id).query(Integer.class).single()).isZero();
        assertThat(desk.jdbc.sql("select count(*) from term_open where case_id = ?").param(one.id).query(Integer.class)
                .single()).isZero();
        assertThat(desk.jdbc.sql("select state from employment_offer where case_id = ?").param(one.id)
                .query(String.class)
                .list()).containsExactly("released");
        assertThat(outbox(one, "portal-status")).last().isEqualTo("withdrawn acknowledged");
        assertThat(withdrawals(one)).isEqualTo(asked.size()).isEqualTo(takenBack(one));
        assertThat(desk.jdbc.sql("select count(*) from outbox where case_id = ? and state <> 'acknowledged'")
                .param(one.id)
                .query(Integer.class).single()).isZero();
    }

    private FamilyCase carriedOut(String to) {
        FamilyCase one = walk.begun(to);
        walk.drafted(one, walk.draft()).confirmed(one).approved(one);
        desk.walk.runDueJobs(one.id);
        return one;
    }

    private void gone(FamilyCase one, Person person, String reason) {
        change(one, "Семья сообщила о перемене");
        Map<String, Object> form = walk.draft();
        form.put("planGone", List.of(Map.of("person", person.personId(), "reason", reason)));
        walk.drafted(one, form).confirmed(one).approved(one);
    }

    private void change(FamilyCase one, String reason) {
        plans.requestChange(one.id, reason,
                new Access(one.to + "-career-centre-officer", one.to + "-cc", null, "plan-change"));
    }

    private void withdraw(FamilyCase one) {
        desk.withdrawals.request(one.id);
        desk.walk.submit(one.id, "userTask_confirmWithdrawal", one.author, Map.of("decision", "withdraw", "hearingDate",
                "2026-11-16", "hearingNote", "Отбасы көшпейтін болды"));
    }

    private List<Person> people(FamilyCase one) {
        return desk.cases.persons(one.id, Access.system("test"));
    }

    private Person person(FamilyCase one, String relation) {
        return people(one).stream().filter(person -> person.relation().equals(relation)).findFirst().orElseThrow();
    }

    private Map<String, PlannedService> of(FamilyCase one, Person person) {
        return walk.services.ofCase(one.id).stream().filter(service -> person.personId().equals(service.personId()))
                .collect(Collectors.toMap(PlannedService::serviceCode, service -> service));
    }

    /** Entries that asked a registry to act for the person. */
    private Set<String> keys(FamilyCase one, Person person) {
        return Set.copyOf(desk.jdbc.sql("select d.registry_key from plan_delivery d join plan_service s on s.id = d.id"
                        + " where d.case_id = ? and s.person_id = ? and d.registry_key is not null")
                .params(one.id, person.personId()).query(String.class).list());
    }

    private List<String> asked(FamilyCase one) {
        return desk.jdbc.sql("select id from outbox where case_id = ? and subject = 'entry'").param(one.id)
                .query(String.class).list();
    }

    /** Withdrawals that took effect in their registry, once each. */
    private long withdrawals(FamilyCase one) {
        List<String> ids =
                new ArrayList<>(desk.jdbc.sql("select id from outbox where case_id = ? and subject = 'withdrawal'"
                + " and channel <> 'labour-market'").param(one.id).query(String.class).list());
        return ids.stream().mapToLong(desk.gateway.journal()::effects).sum();
    }

    private int takenBack(FamilyCase one) {
        return desk.jdbc.sql("select count(*) from plan_delivery where case_id = ? and registry_state = 'taken-back'")
                .param(one.id).query(Integer.class).single();
    }

    private List<String> outbox(FamilyCase one, String channel) {
        return desk.jdbc.sql("select subject || ' ' || state from outbox where case_id = ? and channel = ? "
                + "order by place")
                .params(one.id, channel).query(String.class).list();
    }

    private List<String> ids(FamilyCase one, String channel) {
        return desk.jdbc.sql("select id from outbox where case_id = ? and channel = ?").params(one.id, channel)
                .query(String.class).list();
    }

    private List<String> events(FamilyCase one) {
        return desk.jdbc.sql("select code from case_event where case_id = ? order by id").param(one.id)
                .query(String.class).list();
    }
}
