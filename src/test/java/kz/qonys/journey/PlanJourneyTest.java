package kz.qonys.journey;

import static kz.qonys.journey.PlanWalk.APPROVE;
import static kz.qonys.journey.PlanWalk.CONFIRM;
import static kz.qonys.journey.PlanWalk.DRAFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kz.qonys.casefile.Access;
import kz.qonys.language.FaultException;
import kz.qonys.plan.CatalogueService;
import kz.qonys.plan.PlanSteps;
import kz.qonys.plan.PlannedService;
import kz.qonys.plan.ServiceCatalogue;
import kz.qonys.registry.ServiceSystem;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.staff.Staff;
import kz.qonys.staff.StandIn;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.TermRecords;
import kz.qonys.terms.TermSweep;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The plan of a family and the delivery of its services (order, steps 12 and 18; readings A7, A8). */
@Journey
class PlanJourneyTest {

    @Autowired
    private Desk desk;

    @Autowired
    private PlanWalk walk;

    @Autowired
    private ServiceCatalogue catalogue;

    @Autowired
    private TermRecords records;

    @Autowired
    private TermSweep sweep;

    @Autowired
    private PlanSteps plans;

    @Autowired
    private Staff staff;

    @AfterEach
    void normal() {
        for (ServiceSystem system : ServiceSystem.values()) {
            desk.gateway.behave(GatewaySimulator.entryService(system), Behaviour.NORMAL);
        }
    }

    @Test
    void shouldDeliverAllTwentyFiveServicesToAFamilyOfFive_andCloseThePlan() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = walk.begun("sko");
        assertThat(one.openTasks()).containsExactly(DRAFT);
        Map<String, Object> form = walk.draft();
        form.put("planAdds", List.of(Map.of("item", choice(one, "ADI-12"), "reason", "officer-sees")));
        walk.drafted(one, form);
        assertThat(one.openTasks()).containsExactly(CONFIRM);
        assertThat(one.rows(CONFIRM, "sko-career-centre-officer", "planServices"))
                .anySatisfy(row -> assertThat(row.get("why")).isEqualTo("прибытие в село зимой"))
                .anySatisfy(row -> assertThat(row.get("mark")).isEqualTo("добавлена"));
        walk.confirmed(one);
        assertThat(one.openTasks()).containsExactly(APPROVE);
        walk.approved(one);

        List<PlannedService> planned = walk.services.ofCase(one.id);
        assertThat(planned.stream().map(PlannedService::serviceCode).distinct().sorted().toList()).isEqualTo(codes());
        Map<String, Task> tasks = walk.tasks(one);
        assertThat(tasks).hasSameSizeAs(planned);
        assertThat(timers(one)).as("timers of services").isZero();
        for (PlannedService service : planned) {
            assertThat(due(tasks.get(service.id()))).as(service.serviceCode()).isEqualTo(expected(service));
        }

        desk.walk.runDueJobs(one.id);
        assertThat(desk.jdbc.sql("select count(*) from plan_delivery where case_id = ? and registry is not null and"
                + " registry_state <> 'told'").param(one.id).query(Integer.class).single()).isZero();
        planned.forEach(service -> walk.deliver(service, tasks.get(service.id())));
        desk.walk.runDueJobs(one.id);
        assertThat(one.openTasks()).as("the roadmap holds the plan open").containsExactly(RoadmapWalk.DRAFT);
        RoadmapWalk.walk(one);

        assertThat(one.openTasks()).isEmpty();
        assertThat(one.moveTasks()).containsExactly(MoveWalk.APPOINT);
        new MoveWalk(one).appointed().chosen().meetingArranged("rail-station").met(LocalDate.now(desk.clock))
                .lodged("own")
                .registered();
        assertThat(desk.running(one.id)).as("the case itself, asleep until its five years are over").isEqualTo(1);
        assertThat(walk.services.ofCase(one.id)).allMatch(service -> service.state() == PlannedService.State.DELIVERED);
        assertThat(told(one, ServiceSystem.KANDAS)).isEqualTo(planned.size());
        assertThat(told(one, ServiceSystem.FAMILY_CARD)).isEqualTo(planned.size());
    }

    @Test
    void shouldComeBackToTheOfficerWithRemarks_whenTheDirectorReturnsIt() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = walk.begun("pav");
        walk.drafted(one, walk.draft()).confirmed(one);
        assertThatThrownBy(() -> desk.walk.submit(one.id, APPROVE, "pav-career-centre-director",
                Map.of("decision", "return")))
                .isInstanceOf(FormFieldValidationException.class);
        desk.walk.submit(one.id, APPROVE, "pav-career-centre-director",
                Map.of("decision", "return", "planRemarks", "Укажите школу рядом с домом"));

        assertThat(one.openTasks()).containsExactly(DRAFT);
        assertThat(one.form(DRAFT, "pav-career-centre-officer"))
                .containsEntry("planRemarks", "Укажите школу рядом с домом")
                .containsEntry("planLodging", "centre");
        desk.walk.submit(one.id, DRAFT, "pav-career-centre-officer", walk.draft());
        desk.walk.submit(one.id, CONFIRM, "pav-career-centre-officer",
                Map.of("decision", "otherwise", "planAnswer", "Курстар керек емес"));
        assertThat(one.openTasks()).containsExactly(DRAFT);
        walk.drafted(one, walk.draft()).confirmed(one).approved(one);
        assertThat(walk.tasks(one)).hasSizeGreaterThan(25);
        assertThat(events(one)).contains("plan-returned", "plan-otherwise", "plan-in-force");
        assertThat(desk.jdbc.sql("select version from plan_version where case_id = ?").param(one.id)
                .query(Integer.class)
                .list()).containsExactly(1);
    }

    @Test
    void shouldRefuseADraft_whenAPartIsEmptyOrTheOfficerDropsWithoutAReason() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = walk.begun("sko");
        Map<String, Object> without = walk.draft();
        without.remove("planHousing");
        assertThatThrownBy(() -> walk.drafted(one, without)).isInstanceOf(FormFieldValidationException.class);
        Map<String, Object> silent = walk.draft();
        silent.put("planDrops", List.of(Map.of("item", "family:ADI-20")));
        assertThatThrownBy(() -> walk.drafted(one, silent)).isInstanceOf(FormFieldValidationException.class);
        Map<String, Object> reasoned = walk.draft();
        reasoned.put("planDrops", List.of(Map.of("item", "family:ADI-20", "reason", "not-wanted")));
        walk.drafted(one, reasoned).confirmed(one).approved(one);

        assertThat(walk.services.ofCase(one.id)).extracting(PlannedService::serviceCode).doesNotContain("ADI-20")
                .contains("EXT-01");
    }

    @Test
    void shouldNameBothDirectors_whenTheOneActsForTheOther() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = walk.begun("sko");
        walk.drafted(one, walk.draft()).confirmed(one);
        String deputy = "sko-career-centre-officer-2";
        assertThatThrownBy(() -> desk.walk.submit(one.id, APPROVE, deputy, Map.of("decision", "approve")))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("sees no task");
        LocalDate today = LocalDate.now(desk.clock);
        StandIn absence = new StandIn("sko-career-centre-director", deputy, today, today.plusDays(3));
        staff.standIn(absence);

        try {
            desk.walk.submit(one.id, APPROVE, deputy, Map.of("decision", "approve"));
        } finally {
            staff.endStandIn(absence, today.minusDays(1));
        }

        assertThat(events(one)).contains("plan-approved-acting", "plan-in-force").doesNotContain("plan-approved");
        assertThat(desk.jdbc.sql("select approved_by || ' ' || acting_for from plan_version where case_id = ?")
                .param(one.id)
                .query(String.class).single()).isEqualTo(deputy + " sko-career-centre-director");
    }

    @Test
    void shouldLeaveUnchangedServicesAlone_whenThePlanChangesAfterApproval() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = walk.begun("sko");
        walk.drafted(one, walk.draft()).confirmed(one).approved(one);
        Map<String, Task> before = walk.tasks(one);
        PlannedService dropped = service(one, "ADI-23");
        long added = walk.services.ofCase(one.id).stream().filter(service -> service.serviceCode().equals("ADI-22"))
                .count();
        assertThat(added).isPositive();

        plans.requestChange(one.id, "Семья передумала о своём деле",
                new Access("sko-career-centre-officer", "sko-cc", null, "test"));
        assertThatThrownBy(() -> plans.requestChange(one.id, "ещё раз", Access.system("test")))
                .isInstanceOf(FaultException.class);
        assertThat(one.openTasks()).contains(DRAFT);
        assertThat(one.form(DRAFT, "sko-career-centre-officer"))
                .containsEntry("planReason", "Семья передумала о своём деле")
                .containsEntry("planHousing", "buy");
        Map<String, Object> form = walk.draft();
        form.put("planDrops", List.of(Map.of("item", dropped.personId() + ":ADI-23", "reason", "not-wanted")));
        walk.drafted(one, form).confirmed(one).approved(one);

        Map<String, Task> after = walk.tasks(one);
        assertThat(walk.services.find(dropped.id()).orElseThrow().state()).isEqualTo(PlannedService.State.DROPPED);
        assertThat(after).doesNotContainKey(dropped.id());
        assertThat(after.keySet()).hasSize(before.size() - 1);
        after.forEach((id, task) -> assertThat(task.getId()).isEqualTo(before.get(id).getId()));
        assertThat(desk.jdbc.sql("select version || ' ' || state from plan_version where case_id = ? order by version")
                .param(one.id).query(String.class).list()).containsExactly("1 approved", "2 approved");
        assertThat(events(one)).contains("plan-change-requested", "plan-approved");
    }

    @Test
    void shouldPlanServicesForANewborn_whenTheFamilyGrows() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = walk.begun("pav");
        walk.drafted(one, walk.draft()).confirmed(one).approved(one);
        int before = walk.tasks(one).size();
        desk.at("2026-12-07T10:00");
        plans.requestChange(one.id, "Родился ребёнок", new Access("pav-career-centre-officer", "pav-cc", null, "test"));
        List<Map<String, Object>> members = one.rows(DRAFT, "pav-career-centre-officer", "familyMembers");
        assertThat(members).hasSize(4);
        members.add(Map.of("surname", one.family.applicant().surname(), "name", "Айша", "relation", "daughter",
                "gender", "female", "birthDate", "2026-12-01", "citizenship", "KAZ"));
        Map<String, Object> form = walk.draft();
        form.put("familyMembers", members);
        walk.drafted(one, form).confirmed(one).approved(one);

        List<PlannedService> fresh = walk.services.ofCase(one.id).stream()
                .filter(service -> service.personId() != null
                        && desk.cases.persons(one.id, Access.system("test")).stream()
                        .anyMatch(person -> person.personId().equals(service.personId())
                                && "Айша".equals(person.name())))
                .toList();
        assertThat(fresh).extracting(PlannedService::serviceCode)
                .containsExactlyInAnyOrder("ADI-08", "ADI-15", "ADI-16");
        assertThat(walk.tasks(one)).hasSize(before + 3);
        assertThat(desk.jdbc.sql("select count(*) from plan_delivery where case_id = ? and version = 2").param(one.id)
                .query(Integer.class).single()).isEqualTo(3);
    }

    @Test
    void shouldGoOnWithEverythingElse_whenOneRegistryIsDown() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = walk.begun("sko");
        desk.gateway.behave(GatewaySimulator.entryService(ServiceSystem.CLINIC), Behaviour.SERVICE_UNAVAILABLE);
        walk.drafted(one, walk.draft()).confirmed(one).approved(one);
        desk.walk.runDueJobs(one.id);

        assertThat(states(one, "clinic")).containsOnly("sent");
        assertThat(states(one, "school")).containsOnly("told");
        assertThat(states(one, "residence")).containsOnly("told");
        PlannedService clinic = service(one, "ADI-16");
        Task task = walk.tasks(one).get(clinic.id());
        assertThatThrownBy(() -> desk.walk.submitTask(task.getId(), "sko-career-centre-officer",
                Map.of("decision", "delivered", "serviceDoneOn", "2026-11-16")))
                .isInstanceOf(FormFieldValidationException.class);

        desk.gateway.behave(GatewaySimulator.entryService(ServiceSystem.CLINIC), Behaviour.NORMAL);
        for (int minutes = 1; minutes <= 20 && states(one, "clinic").contains("sent"); minutes++) {
            desk.at("2026-11-16T%02d:00".formatted(10 + minutes / 2));
            desk.walk.runDueJobs(one.id);
        }
        assertThat(states(one, "clinic")).containsOnly("told").hasSize(5);
        assertThat(effects(one, ServiceSystem.CLINIC)).as("nobody is attached twice").isEqualTo(5);
        desk.walk.submitTask(task.getId(), "sko-career-centre-officer",
                Map.of("decision", "delivered", "serviceDoneOn", "2026-11-16"));
        assertThat(walk.services.find(clinic.id()).orElseThrow().state()).isEqualTo(PlannedService.State.DELIVERED);
    }

    @Test
    void shouldTellTheCentreOnce_whenTheDayOfAServiceNearsAndPasses() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = walk.begun("sko");
        walk.drafted(one, walk.draft()).confirmed(one).approved(one);
        Task task = walk.tasks(one).get(service(one, "ADI-18").id());
        OpenTerm term = records.ofTask(task.getId()).orElseThrow();
        desk.clock.moveTo(term.warnAt().plusSeconds(120));
        sweep.look();
        sweep.look();
        assertThat(notices(task)).containsExactly("warned sko-cc.career-centre-officer");
        desk.clock.moveTo(term.dueAt().plusSeconds(120));
        sweep.look();
        sweep.look();
        assertThat(notices(task)).containsExactlyInAnyOrder("warned sko-cc.career-centre-officer",
                "breached sko-cc.career-centre-director");
    }

    private List<String> codes() {
        List<String> codes = new ArrayList<>(IntStream.rangeClosed(1, 25).mapToObj("ADI-%02d"::formatted).toList());
        codes.add("EXT-01");
        return codes;
    }

    private Object choice(FamilyCase one, String code) {
        return one.rows(DRAFT, one.to + "-career-centre-officer", "planAddChoices").stream()
                .map(row -> row.get("value"))
                .filter(value -> value.toString().endsWith(":" + code)).findFirst().orElseThrow();
    }

    private Instant expected(PlannedService service) {
        Integer days = catalogue.find(service.serviceCode(), LocalDate.of(2026, 11, 16)).map(CatalogueService::dueDays)
                .orElse(null);
        return days == null ? CalendarOracle.due(desk.clock.instant(), 120)
                : CalendarOracle.due(PlanWalk.ARRIVAL, days);
    }

    private Instant due(Task task) {
        Instant due = records.ofTask(task.getId()).orElseThrow().dueAt();
        assertThat(task.getDueDate().toInstant()).isEqualTo(due);
        return due;
    }

    private PlannedService service(FamilyCase one, String code) {
        return walk.services.ofCase(one.id).stream().filter(service -> service.serviceCode().equals(code)).findFirst()
                .orElseThrow();
    }

    private long timers(FamilyCase one) {
        return desk.jdbc.sql("select count(*) from ACT_RU_JOB j join plan_delivery d on d.process_instance_id ="
                + " j.PROCESS_INSTANCE_ID_ where d.case_id = ?").param(one.id).query(Long.class).single();
    }

    private List<String> states(FamilyCase one, String registry) {
        return desk.jdbc.sql("select registry_state from plan_delivery where case_id = ? and registry = ?")
                .params(one.id, registry).query(String.class).list();
    }

    private int told(FamilyCase one, ServiceSystem system) {
        return desk.jdbc.sql("select count(*) from outbox where case_id = ? and channel = ? and state = 'acknowledged'")
                .params(one.id, system.code()).query(Integer.class).single();
    }

    private long effects(FamilyCase one, ServiceSystem system) {
        return desk.jdbc.sql("select id from outbox where case_id = ? and channel = ?").params(one.id, system.code())
                .query(String.class).list().stream().mapToLong(desk.gateway.journal()::effects).sum();
    }

    private List<String> events(FamilyCase one) {
        return desk.jdbc.sql("select code from case_event where case_id = ? order by id").param(one.id)
                .query(String.class).list();
    }

    private List<String> notices(Task task) {
        return desk.jdbc.sql("select kind || ' ' || group_id from notice where task_id = ? order by id")
                .param(task.getId())
                .query(String.class).list();
    }
}
