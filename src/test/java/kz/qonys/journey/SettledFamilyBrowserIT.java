package kz.qonys.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.options.FilePayload;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.qonys.employment.VacancyReader;
import kz.qonys.evidence.Photos;
import kz.qonys.language.Language;
import kz.qonys.plan.PlannedService;
import kz.qonys.plan.PlannedServices;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two accepted families go on in Chromium, each officer signing in at the login page: one takes the work it is offered,
 * moves by rail to a village and has its 25-service plan delivered with photos from a phone, the first of them taken
 * without a signal; the other refuses the offer, is registered as unemployed and comes to its plan all the same.
 */
class SettledFamilyBrowserIT extends RunningDemo {

    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    private static final Duration LATE = Duration.ofSeconds(60);
    /**
     * Every task by the page takes minutes; an ordinary build does one of each role so, the others as the page would.
     */
    private static final boolean ALL = Boolean.getBoolean("qonys.walk");
    private static final String[] BORN = {"2022-05-10", "2015-03-03", "2012-09-19"};

    @Autowired
    private Clock clock;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private VacancyReader vacancies;
    @Autowired
    private PlannedServices services;
    @Autowired
    private JdbcClient jdbc;

    private final ObjectMapper json = new ObjectMapper();
    private String caseId;

    @BeforeEach
    void begin() {
        since = clock.instant();
    }

    @Test
    void shouldDeliverAllServices_whenTheFamilyTakesWorkAndMovesToAVillage() {
        language = Language.RU;
        accepted("tur", 41);
        as("sko-lmc-officer", desk -> {
            offer(desk);
            decide(desk, "userTask_recordAnswer", 0, () -> { });
            work(desk, "userTask_takeRelocation", () -> route(desk, today().plusDays(12)));
        });
        plan();
        move();
        roadmap();
        List<PlannedService> planned = services.ofCase(caseId);
        assertThat(planned).extracting(PlannedService::serviceCode)
                .containsAll(IntStream.rangeClosed(1, 25).mapToObj("ADI-%02d"::formatted).toList());
        photograph(planned);
        deliver(planned);

        assertThat(services.ofCase(caseId)).allMatch(service -> service.state() == PlannedService.State.DELIVERED);
        Awaitility.await().atMost(LATE).until(() -> engine.getTaskService().createTaskQuery()
                .processVariableValueEquals("caseId", caseId).count() == 0);
    }

    @Test
    void shouldComeToItsPlan_whenTheFamilyRefusesAndIsRegisteredAsUnemployed() {
        language = Language.KK;
        accepted("tur", 44);
        as("sko-lmc-officer", desk -> {
            offer(desk);
            decide(desk, "userTask_recordAnswer", 1, () -> desk.pick("field_offerRefusalReason", 0));
        });
        as("sko-career-centre-officer", desk -> decide(desk, "userTask_draftRegistration", 0, () -> {
            desk.pick("field_registrationPerson", 0);
            desk.fill("field_registrationNote", "Отбасы ұсынылған жұмыстан бас тартты");
        }));
        agree("sko-career-centre-director", "userTask_approveRegistration");
        agree("sko-lmc-head", "userTask_decideRegistration");
        plan();

        assertThat(services.ofCase(caseId)).isNotEmpty();
        as("sko-career-centre-officer", desk -> {
            desk.openTask(task(services.ofCase(caseId).stream()
                    .filter(service -> service.role().equals("career-centre-officer") && service.office()
                    .startsWith("sko"))
                    .findFirst().orElseThrow()));
            look(desk, "deliver-service");
            desk.tab(1);
            look(desk, "case-with-plan");
        });
    }

    /** The review, as its own walk shows it, up to the family that awaits its first call. */
    private void accepted(String from, int number) {
        vacancies.readDue();
        Family family = simulator.population().families().stream().skip(number)
                .filter(one -> one.category().equals("kandas") && one.region().equals(from) && one.spouse().isPresent()
                        && one.members().size() == 4)
                .findFirst().orElseThrow();
        String officer = from + "-career-centre-officer";
        caseId = walk.start(officer, family.category(), false);
        Map<String, Object> application = walk.application(family, "sko-cc");
        application.put("applicantProfession", "учитель математики");
        application.put("settlementLocality", "Бескөл ауылы");
        application.put("familyMembers", children(application));
        step("userTask_takeApplication", officer, application);
        await("userTask_registerApplication");
        walk.uploadMissing(caseId, officer);
        Map<String, Object> release = new HashMap<>(application);
        release.put("decision", "release");
        step("userTask_registerApplication", officer, release);
        step("userTask_checkAtMobilityCentre", from + "-lmc-head", Map.of("decision", "approve"));
        step("userTask_checkAtDepartureBody", from + "-leb-head", Map.of("decision", "approve"));
        step("userTask_assignOfficer", "sko-leb-head", Map.of("assignedOfficer", "sko-leb-officer"));
        step("userTask_checkAtSettlementBody", "sko-leb-officer", Map.of("decision", "approve", "dataComplete", true,
                "scansPresent", true, "consentPresent", true));
        await("userTask_contactFamily");
    }

    /** One child of pre-school age and two of school age. */
    private List<Map<String, Object>> children(Map<String, Object> application) {
        List<Map<String, Object>> members = json.convertValue(application.get("familyMembers"),
                new TypeReference<>() { });
        int born = 0;
        for (Map<String, Object> member : members) {
            if (!member.get("relation").equals("spouse")) {
                member.put("birthDate", BORN[born++]);
            }
        }
        return members;
    }

    private void step(String task, String officer, Map<String, ?> form) {
        await(task);
        walk.submit(caseId, task, officer, form);
    }

    private void await(String task) {
        Awaitility.await().atMost(LATE).until(() -> engine.getTaskService().createTaskQuery().taskDefinitionKey(task)
                .processVariableValueEquals("caseId", caseId).count() == 1);
    }

    /** Opens the task, fills in its form, looks at it and completes it. */
    private void work(Tasklist desk, String task, Runnable form) {
        desk.open(task);
        form.run();
        look(desk, task.replace("userTask_", ""));
        desk.complete();
    }

    private void decide(Tasklist desk, String task, int choice, Runnable form) {
        work(desk, task, () -> {
            desk.choose("field_decision", choice);
            form.run();
        });
    }

    /** The first choice, and nothing else to enter. */
    private void agree(String user, String task) {
        as(user, desk -> decide(desk, task, 0, () -> { }));
    }

    private void route(Tasklist desk, LocalDate day) {
        desk.fill("field_moveFrom", "Түркістан");
        desk.fill("field_moveTo", "Бескөл ауылы");
        desk.date("field_moveDate", day);
        desk.pick("field_moveTransport", 1);
        desk.fill("field_moveArriving", "5");
    }

    /** Tells the family, which was reached by telephone, of the vacancy that suits best. */
    private void offer(Tasklist desk) {
        work(desk, "userTask_contactFamily", () -> {
            desk.addRow("list_contactAttempts");
            desk.date("attempt_madeOn_0", today());
            desk.pick("attempt_channel_0", 0);
            desk.pick("attempt_result_0", 0);
            desk.choose("field_decision", 0);
            desk.pick("field_chosenVacancy", 0);
        });
    }

    private void plan() {
        as("sko-career-centre-officer", desk -> {
            work(desk, "userTask_draftPlan", () -> {
                desk.date("field_planArrival", today().plusDays(12));
                desk.pick("field_planTransport", 1);
                desk.fill("field_planArriving", "5");
                desk.fill("field_planLocality", "Бескөл ауылы");
                desk.pick("field_planSetting", 1);
                desk.pick("field_planLodging", 3);
                List.of(0, 1, 2).forEach(support -> desk.tick("field_planSupport-" + support));
                desk.pick("field_planWork", 0);
                desk.pick("field_planHousing", 0);
                desk.fill("field_planFamilyNote", "Балаларға мектеп пен балабақша керек");
                List.of(0, 1, 2, 3, 4, 5, 6).forEach(wish -> desk.tick("field_planWishes-" + wish));
                desk.addRow("list_planAdds");
                desk.pick("planAdds_item_0", language == Language.KK ? "әскери" : "воинск");
                desk.pick("planAdds_reason_0", 0);
            });
            decide(desk, "userTask_confirmPlan", 0, () -> {
                desk.pick("field_planConfirmedBy", 0);
                desk.pick("field_planConfirmedHow", 0);
            });
        });
        agree("sko-career-centre-director", "userTask_approvePlan");
        Awaitility.await().atMost(LATE).until(() -> !services.ofCase(caseId).isEmpty()
                && services.ofCase(caseId).stream().allMatch(service -> task(service) != null));
    }

    private void move() {
        as("sko-career-centre-director",
                desk -> work(desk, "userTask_appointAssistant", () -> desk.pick("field_familyAssistant", 0)));
        as("sko-family-assistant", desk -> {
            work(desk, "userTask_prepareMove", () -> {
                desk.addRow("list_viewings");
                desk.fill("viewing_address_0", "Абай көшесі, 5");
                desk.date("viewing_seenOn_0", today());
                desk.pick("viewing_how_0", 2);
                desk.pick("viewing_verdict_0", 0);
                desk.choose("field_decision", 2);
                desk.fill("field_distanceDistrict", "0");
                desk.fill("field_distanceRegion", "15");
                desk.tick("field_sheetAcknowledged");
                desk.pick("field_sheetAcknowledgedBy", 0);
                route(desk, today());
            });
        });
        as("sko-career-centre-officer", desk -> {
            work(desk, "userTask_arrangeMeeting", () -> {
                desk.pick("field_meetingPlace", 1);
                desk.fill("field_meetingTime", "07:45");
                desk.fill("field_meetingSpot", "Пойыз № 10, 6-вагон");
                desk.pick("field_meetingOfficer", 0);
            });
            decide(desk, "userTask_meetFamily", 0, () -> {
                desk.date("field_arrivedOn", today());
                desk.fill("field_arrivedCount", "5");
            });
            decide(desk, "userTask_lodgeFamily", 0, () -> {
                desk.pick("field_lodgingKind", 2);
                desk.fill("field_lodgingAddress", "Абай көшесі, 5");
            });
            decide(desk, "userTask_registerResidence", 0, () -> {
                desk.date("field_residenceOn", today());
                desk.fill("field_residenceAddress", "Абай көшесі, 5");
                desk.fill("field_residenceNumber", "eGov 10-77");
            });
        });
    }

    private void roadmap() {
        as("sko-career-centre-officer",
                desk -> work(desk, "userTask_draftRoadmap", () -> desk.pick("field_roadmapOkrug", 0)));
        agree("sko-rural-akim", "userTask_approveForOkrug");
        agree("sko-district-akim", "userTask_approveForDistrict");
        agree("sko-career-centre-director", "userTask_approveForCentre");
        as("sko-career-centre-officer", desk -> {
            work(desk, "userTask_deliverCopies", () -> {
                for (String copy : List.of("District", "Okrug", "Centre")) {
                    desk.date("field_copy" + copy + "On", today());
                    desk.pick("field_copy" + copy + "Way", 0);
                    desk.fill("field_copy" + copy + "To", "Кеңсе");
                }
            });
        });
    }

    /** One phone per officer; the very first picture is taken without a signal. */
    private void photograph(List<PlannedService> planned) {
        Map<String, List<PlannedService>> byOfficer = planned.stream().collect(Collectors.groupingBy(this::officer));
        boolean signal = false;
        for (Map.Entry<String, List<PlannedService>> own : byOfficer.entrySet()) {
            try (EvidencePhone phone = new EvidencePhone(browser, url(""), language, own.getKey(), true)) {
                phone.offline(!signal);
                for (PlannedService service : own.getValue()) {
                    phone.choose(service.id());
                    phone.capture(new FilePayload("IMG", "image/jpeg", Photos.jpeg(service.id().hashCode(), 640, 480)));
                    if (!signal) {
                        assertThat(phone.waiting()).isEqualTo(1);
                        phone.picture("walk-offline");
                        phone.offline(false);
                        signal = true;
                    }
                }
                phone.page().waitForCondition(() -> phone.waiting() == 0);
                phone.picture("walk-" + own.getKey());
                assertThat(phone.troubles()).isEmpty();
            }
        }
    }

    private void deliver(List<PlannedService> planned) {
        planned.stream().collect(Collectors.groupingBy(this::officer)).forEach((officer, own) -> {
            List<PlannedService> byPage = ALL ? own : own.subList(0, 1);
            as(officer, desk -> byPage.forEach(service -> {
                desk.openTask(task(service));
                desk.choose("field_decision", 0);
                desk.date("field_serviceDoneOn", today());
                desk.fill("field_serviceDocument", "№ 17");
                look(desk, "deliver-" + service.serviceCode());
                desk.complete();
            }));
            own.stream().filter(service -> !byPage.contains(service))
                    .forEach(service -> walk.submitTask(task(service), officer,
                    Map.of("decision", "delivered", "serviceDoneOn", today().toString(), "serviceDocument", "№ 17")));
        });
    }

    /** Who delivers it: the officer of that role in the region of the office. */
    private String officer(PlannedService service) {
        return service.office().substring(0, service.office().indexOf('-')) + "-" + service.role();
    }

    private String task(PlannedService service) {
        return jdbc.sql("select task_id from plan_delivery where id = ?").param(service.id()).query(String.class)
                .optional().orElse(null);
    }

    private static LocalDate today() {
        return LocalDate.now(ZONE);
    }
}
