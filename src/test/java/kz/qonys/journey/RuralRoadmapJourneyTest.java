package kz.qonys.journey;

import static kz.qonys.journey.RoadmapWalk.ANSWER;
import static kz.qonys.journey.RoadmapWalk.CENTRE;
import static kz.qonys.journey.RoadmapWalk.DELIVER;
import static kz.qonys.journey.RoadmapWalk.DISTRICT;
import static kz.qonys.journey.RoadmapWalk.DRAFT;
import static kz.qonys.journey.RoadmapWalk.OKRUG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.qonys.casefile.Access;
import kz.qonys.plan.PlanSteps;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.TermRecords;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The roadmap between akims and career centre (order; step 19; reading A14). */
@Journey
class RuralRoadmapJourneyTest {

    private static final Set<String> ROADMAP_TASKS = Set.of(DRAFT, OKRUG, DISTRICT, CENTRE, ANSWER, DELIVER);

    @Autowired
    private Desk desk;

    @Autowired
    private PlanWalk walk;

    @Autowired
    private PlanSteps plans;

    @Autowired
    private TermRecords records;

    @Test
    void shouldGiveEachOfThreeRecipientsANumberedCopy_whenAllThreeApprove() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = settled("sko", "rural");
        assertThat(roadmapTasks(one)).containsExactly(DRAFT);
        assertThat(walk.tasks(one)).as("services do not wait").hasSizeGreaterThan(20);
        RoadmapWalk road = new RoadmapWalk(one);
        Map<String, Object> form = one.form(DRAFT, road.officer());
        assertThat(form).containsEntry("roadmapOkrug", "sko-okrug").containsEntry("roadmapLocality", "Бескөл ауылы");
        List<Map<String, Object>> items = desk.rows(form, "roadmapItems");
        assertThat(items).extracting(row -> row.get("service")).contains("Помощь с покупкой угля и печным отоплением",
                "Зачисление в школу").doesNotContain("Прикрепление к поликлинике", "Психологическая поддержка",
                "Первичная консультация и перечень документов");
        assertThat(items).filteredOn(row -> row.get("service").toString().startsWith("Помощь с покупкой угля"))
                .allSatisfy(row -> assertThat(row.get("party")).isEqualTo("аким сельского округа"));

        road.draft();
        assertThat(roadmapTasks(one)).containsExactlyInAnyOrder(OKRUG, DISTRICT, CENTRE);
        assertThat(due(one, OKRUG)).isEqualTo(CalendarOracle.due(desk.clock.instant(), 3));
        assertThat(due(one, CENTRE)).isEqualTo(CalendarOracle.due(desk.clock.instant(), 1));
        road.approve(OKRUG).approve(CENTRE);
        assertThat(roadmapTasks(one)).containsExactly(DISTRICT);
        road.approve(DISTRICT);
        assertThat(roadmapTasks(one)).containsExactly(DELIVER);
        String number = one.summary().caseNumber() + "/1";
        assertThat(copies(one))
                .containsExactly("1 district sko-district -", "2 okrug sko-okrug -", "3 centre sko-cc -");
        assertThatThrownBy(() -> desk.walk.submit(one.id, DELIVER, road.officer(),
                Map.of("copyDistrictOn", "2026-11-16",
                "copyDistrictWay", "hand", "copyDistrictTo", "Қалиев С.Ж.")))
                .isInstanceOf(FormFieldValidationException.class);
        road.deliver();

        assertThat(roadmapTasks(one)).isEmpty();
        assertThat(copies(one)).containsExactly("1 district sko-district hand", "2 okrug sko-okrug post",
                "3 centre sko-cc electronic");
        assertThat(events(one)).contains("roadmap-drawn", "roadmap-issued", "roadmap-copy-hand", "roadmap-copy-post",
                "roadmap-copy-electronic");
        assertThat(desk.jdbc.sql("select params from case_event where case_id = ? and code = 'roadmap-copy-hand'")
                .param(one.id).query(String.class).single()).contains(number + "-1", "office:sko-district");
    }

    @Test
    void shouldAskOnlyTheOneWhoReturnedIt_whenRemarksAreAnsweredWithoutAChange() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = settled("pav", "rural");
        RoadmapWalk road = new RoadmapWalk(one).draft().approve(DISTRICT);
        assertThatThrownBy(() -> desk.walk.submit(one.id, OKRUG, "pav-rural-akim", Map.of("decision", "return")))
                .isInstanceOf(FormFieldValidationException.class);
        road.sendBack(OKRUG, "1", "Көмір қоймасы қайда?").approve(CENTRE);

        assertThat(roadmapTasks(one)).containsExactly(ANSWER);
        assertThat(one.rows(ANSWER, road.officer(), "roadmapExchange")).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("text", "Көмір қоймасы қайда?")
                        .containsEntry("round", 1)
                        .containsEntry("about", "пункт 1").containsEntry("who", "аким сельского округа"));
        assertThatThrownBy(() -> desk.walk.submit(one.id, ANSWER, road.officer(), Map.of("roadmapOkrug", "pav-okrug")))
                .isInstanceOf(FormFieldValidationException.class);
        road.answer(Map.of());
        assertThat(roadmapTasks(one)).containsExactly(OKRUG);
        assertThat(one.rows(OKRUG, "pav-rural-akim", "roadmapExchange")).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("answer", "Ескерілді"));
        road.approve(OKRUG);
        assertThat(roadmapTasks(one)).containsExactly(DELIVER);
        assertThat(approvals(one))
                .containsExactlyInAnyOrder("1 district approved", "1 okrug returned", "1 centre approved",
                "2 okrug approved");
    }

    @Test
    void shouldAskEverybodyAgain_whenTheContentChanges() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = settled("sko", "rural");
        RoadmapWalk road = new RoadmapWalk(one).draft().approve(OKRUG).approve(CENTRE)
                .sendBack(DISTRICT, "0", "Мектепке тасымалды округ қамтамасыз етсін");
        road.answer(Map.of("roadmapDuties", List.of(Map.of("item", "1", "party", "okrug"))));

        assertThat(roadmapTasks(one)).containsExactlyInAnyOrder(OKRUG, DISTRICT, CENTRE);
        assertThat(approvals(one)).contains("1 okrug lapsed", "1 centre lapsed", "2 okrug asked");
        assertThat(one.rows(OKRUG, "sko-rural-akim", "roadmapItems").get(0))
                .containsEntry("party", "аким сельского округа");
        road.approve(OKRUG).approve(DISTRICT).approve(CENTRE).deliver();
        assertThat(roadmapTasks(one)).isEmpty();
        assertThat(desk.jdbc.sql("select round from roadmap where case_id = ?").param(one.id).query(Integer.class)
                .single())
                .isEqualTo(2);
    }

    @Test
    void shouldShowAnAkimNothingOfAnotherDistrict() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = settled("sko", "rural");
        new RoadmapWalk(one).draft();

        for (String akim : List.of("pav-rural-akim", "pav-district-akim")) {
            assertThat(seen(akim, one)).as(akim).isEmpty();
        }
        assertThat(seen("sko-rural-akim", one)).containsExactly(OKRUG);
        assertThat(seen("sko-district-akim", one)).containsExactly(DISTRICT);
        Map<String, Object> form = one.form(OKRUG, "sko-rural-akim");
        assertThat(form.keySet()).allMatch(key -> key.startsWith("roadmap") || key.endsWith("Office")
                || Set.of("caseNumber", "caseId").contains(key));
    }

    @Test
    void shouldTellTheDistrictAndTheCentre_whenTheAkimOfTheOkrugIsLate() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = settled("sko", "rural");
        new RoadmapWalk(one).draft();
        Task task = desk.task(one.id, OKRUG);
        OpenTerm term = records.ofTask(task.getId()).orElseThrow();
        desk.clock.moveTo(term.warnAt().plusSeconds(120));
        desk.walk.runDueJobs(one.id);
        assertThat(notices(task)).containsExactly("warned sko-okrug.rural-akim");
        desk.clock.moveTo(term.dueAt().plusSeconds(120));
        desk.walk.runDueJobs(one.id);
        assertThat(notices(task)).containsExactlyInAnyOrder("warned sko-okrug.rural-akim",
                "breached sko-district.district-akim", "breached sko-cc.career-centre-director");
    }

    @Test
    void shouldMakeNoRoadmap_whenTheFamilySettlesInATown() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = settled("pav", "urban");

        assertThat(roadmapTasks(one)).isEmpty();
        assertThat(desk.jdbc.sql("select count(*) from roadmap where case_id = ?").param(one.id).query(Integer.class)
                .single()).isZero();
    }

    @Test
    void shouldGiveWayToANewEdition_whenThePlanChangesOnTheWay() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = settled("sko", "rural");
        new RoadmapWalk(one).draft().approve(OKRUG);
        String wanted = walk.services.ofCase(one.id).stream().filter(service -> service.serviceCode().equals("ADI-23"))
                .findFirst().orElseThrow().personId();

        plans.requestChange(one.id, "Семья передумала",
                new Access("sko-career-centre-officer", "sko-cc", null, "test"));
        Map<String, Object> form = walk.draft();
        form.put("planDrops", List.of(Map.of("item", wanted + ":ADI-23", "reason", "not-wanted")));
        walk.drafted(one, form).confirmed(one).approved(one);

        assertThat(roadmapTasks(one)).containsExactly(DRAFT);
        assertThat(desk.jdbc.sql("select edition || ' ' || state from roadmap where case_id = ? order by edition")
                .param(one.id).query(String.class).list()).containsExactly("1 superseded", "2 drawn");
        RoadmapWalk.walk(one);
        plans.requestChange(one.id, "Жоспарды нақтылау",
                new Access("sko-career-centre-officer", "sko-cc", null, "test"));
        walk.drafted(one, walk.draft()).confirmed(one).approved(one);
        assertThat(roadmapTasks(one)).as("the roadmap says the same").isEmpty();
    }

    @Test
    void shouldEndTheRoadmap_whenTheFamilyWithdrawsOnTheWay() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = settled("pav", "rural");
        new RoadmapWalk(one).draft();
        desk.withdrawals.request(one.id);
        desk.walk.submit(one.id, "userTask_confirmWithdrawal", one.author, Map.of("decision", "withdraw",
                "hearingDate", "2026-11-16", "hearingNote", "Отбасы көшпейтін болды"));

        assertThat(roadmapTasks(one)).isEmpty();
        assertThat(desk.jdbc.sql("select state from roadmap where case_id = ?").param(one.id).query(String.class)
                .single())
                .isEqualTo("ended");
        assertThat(events(one)).contains("roadmap-ended");
    }

    private FamilyCase settled(String to, String setting) {
        FamilyCase one = walk.begun(to);
        Map<String, Object> form = new HashMap<>(walk.draft());
        form.put("planSetting", setting);
        walk.drafted(one, form).confirmed(one).approved(one);
        return one;
    }

    private List<String> roadmapTasks(FamilyCase one) {
        return one.openTasks().stream().filter(ROADMAP_TASKS::contains).toList();
    }

    /** Keys of the tasks of the case in the lists of a person. */
    private List<String> seen(String officer, FamilyCase one) {
        return desk.as(officer, () -> desk.engine.getTaskService().createTaskQuery()
                .processVariableValueEquals("caseId", one.id).list().stream().map(Task::getTaskDefinitionKey).sorted()
                .toList());
    }

    private Instant due(FamilyCase one, String task) {
        return records.ofTask(desk.task(one.id, task).getId()).orElseThrow().dueAt();
    }

    private List<String> copies(FamilyCase one) {
        return desk.jdbc.sql("select c.number || ' ' || c.party || ' ' || c.office || ' ' || coalesce(c.way, '-')"
                + " from roadmap_copy c join roadmap r on r.id = c.roadmap_id where r.case_id = ? order by c.number")
                .param(one.id).query(String.class).list();
    }

    private List<String> approvals(FamilyCase one) {
        return desk.jdbc.sql("select a.round || ' ' || a.party || ' ' || a.state from roadmap_approval a"
                + " join roadmap r on r.id = a.roadmap_id where r.case_id = ?").param(one.id).query(String.class)
                .list();
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
