package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.CONTACT;
import static kz.qonys.journey.FamilyCase.MOBILITY_CENTRE;
import static kz.qonys.journey.FamilyCase.REGISTER;
import static kz.qonys.journey.FamilyCase.SETTLEMENT_BODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFields;
import kz.qonys.employment.VacancyReader;
import kz.qonys.registry.simulator.GatewaySimulator.Outage;
import kz.qonys.registry.simulator.KnownFamily;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import kz.qonys.registry.simulator.SyntheticPopulation.Person;
import kz.qonys.review.Withdrawals;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** After families went through everything, nothing that identifies them lies open in tables, logs, files or keys. */
@Journey
class PersonalDataJourneyTest {

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @Value("${qonys.data}")
    private Path data;

    @Autowired
    private Desk desk;

    @Autowired
    private CaseFields fields;

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private VacancyReader vacancies;

    private List<Family> families;
    private PersonalData finder;

    @BeforeEach
    void listen() {
        families = Stream.of(KnownFamily.KAZAKH_LETTERS, KnownFamily.RELATIVES_ELSEWHERE, KnownFamily.DOCUMENT_CLUTTER,
                KnownFamily.NAMESAKE).map(desk.gateway.population()::family).toList();
        finder = new PersonalData(families);
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void hush() {
        root().detachAppender(log);
    }

    @Test
    void shouldLeaveNothingOpen_whenFamiliesWentThroughEverything() throws IOException {
        toTheEnd(families.get(0));
        refusedAfterFaults(families.get(1));
        withdrawn(families.get(2));
        throughAnOutage(families.get(3));

        DatabaseScan scan = new DatabaseScan(desk.jdbc, finder);
        assertThat(scan.breadth()).isGreaterThan(300);
        assertThat(scan.tables()).contains("act_ge_bytearray", "act_hi_varinst", "act_hi_detail", "act_ru_variable",
                "act_hi_op_log", "case_person", "registry_answer", "registry_call", "case_event", "notice", "outbox");
        assertThat(scan.findings()).isEmpty();
        assertThat(lines()).hasSizeGreaterThan(30).allSatisfy(line -> assertThat(finder.in(line)).isEmpty());
        assertThat(desk.gateway.journal().entries()).isNotEmpty().allSatisfy(entry -> assertThat(finder.in(
                entry.idempotencyKey() + " " + entry.messageId() + " " + entry.maskedIin() + " " + entry.operation()))
                .isEmpty());
        assertThat(finder.in(desk.gateway.endpoint().toString())).isEmpty();
        for (Path file : files()) {
            assertThat(finder.in(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))).as(file.toString())
                    .isEmpty();
        }
    }

    @Test
    void shouldBeFound_whenALeakIsPlanted() {
        Person person = families.get(0).applicant();
        List<String> leaks = List.of(person.iin(), "тел. " + person.phone(), person.papers().get(0).number(),
                person.surname() + " " + person.name(), person.name() + ", " + person.surname().toUpperCase(),
                "{\"iin\":\"" + person.iin() + "\"}", "id" + person.iin() + "x", spaced(person.phone()));
        String instance = desk.engine.getRuntimeService().startProcessInstanceByKey("registry-inquiry",
                Map.of("caseId", "planted", "inquiry", "nothing")).getId();
        try {
            for (String leak : leaks) {
                desk.engine.getRuntimeService().setVariable(instance, "leak", leak);
                assertThat(findings("act_ru_variable")).as(leak).isNotEmpty();
                root().info("Planted {}", leak);
                assertThat(finder.in(lines().get(lines().size() - 1))).as(leak).isNotEmpty();
                desk.jdbc.sql("update term_event set group_id = ? where id = (select min(id) from term_event)")
                        .param(leak).update();
                assertThat(findings("term_event")).as(leak).anyMatch(found -> found.startsWith("term_event.group_id"));
            }
            desk.engine.getRuntimeService().setVariable(instance, "leak",
                    Variables.byteArrayValue(leaks.get(5).getBytes(StandardCharsets.UTF_8)));
            assertThat(findings("act_ge_bytearray")).isNotEmpty();
            assertThat(finder.in("QN-26-000123 approved by tur-lmc-head at 2026-11-16")).isEmpty();
        } finally {
            desk.engine.getRuntimeService().deleteProcessInstance(instance, "planted");
            desk.engine.getHistoryService().deleteHistoricProcessInstance(instance);
            desk.jdbc.sql("update term_event set group_id = null where id = (select min(id) from term_event)").update();
        }
        assertThat(new DatabaseScan(desk.jdbc, finder).findings()).as("nothing planted stays").isEmpty();
    }

    private static String spaced(String phone) {
        return phone.replaceAll("(\\d{3})", "$1 ");
    }

    private List<String> findings(String table) {
        return new DatabaseScan(desk.jdbc, finder).findings(table);
    }

    private void toTheEnd(Family family) {
        FamilyCase one = FamilyCase.open(desk, family, "sko").walkTo(SETTLEMENT_BODY);
        one.returned(SETTLEMENT_BODY, "sko-leb-officer", "applicantIin", family.applicant().surname() + " "
                + family.applicant().name() + ": " + family.applicant().iin());
        one.application.put("applicantAddress", "Түркістан, Абай, 1");
        one.release().passDepartureSide().assign().settlementBodyApproves();
        vacancies.readDue();
        one.form(CONTACT, "sko-lmc-officer");
        withoutWork(one, family.applicant().surname() + " " + family.applicant().name() + ", ЖСН "
                + family.applicant().iin() + ", тел. " + family.applicant().phone());
    }

    /** Refuses an offer and is registered as unemployed; every free text names the person. */
    private void withoutWork(FamilyCase one, String who) {
        String day = LocalDate.now(desk.clock).toString();
        Object vacancy = one.rows(CONTACT, "sko-lmc-officer", "vacancyChoices").get(0).get("value");
        desk.walk.submit(one.id, CONTACT, "sko-lmc-officer", Map.of("decision", "offer", "chosenVacancy", vacancy,
                "contactAttempts",
                List.of(Map.of("madeOn", day, "channel", "phone", "result", "reached", "note", who))));
        desk.walk.submit(one.id, WorkSearch.ANSWER, "sko-lmc-officer",
                Map.of("decision", "refused", "offerRefusalReason", "other", "offerNote", who));
        String officer = "sko-career-centre-officer";
        Object person = one.rows(WorkSearch.DRAFT, officer, "adultChoices").get(0).get("value");
        desk.walk.submit(one.id, WorkSearch.DRAFT, officer,
                Map.of("decision", "draft", "registrationPerson", person, "registrationNote", who));
        desk.walk.submit(one.id, WorkSearch.APPROVE, "sko-career-centre-director", Map.of("decision", "approve"));
        desk.walk.runDueJobs(one.id);
        desk.walk.submit(one.id, WorkSearch.DECIDE, "sko-lmc-head", Map.of("decision", "register"));
        desk.walk.runDueJobs(one.id);
    }

    private void refusedAfterFaults(Family family) {
        FamilyCase one = FamilyCase.open(desk, family, "pav");
        String iin = (String) one.application.get("applicantIin");
        one.application.put("applicantIin", family.kin().get(0).person().iin());
        one.application.put("applicantDocumentNumber", "??" + family.applicant().paper().orElseThrow().number());
        assertThat(catchThrowable(one::take)).isNotNull();
        one.application.putAll(desk.walk.application(family, "pav-cc"));
        one.application.put("applicantIin", iin);
        one.take();
        one.decideAsAuthor("refuse");
        desk.walk.submit(one.id, "userTask_holdHearing", one.author, Map.of("hearingDate",
                LocalDate.now(desk.clock).toString(), "hearingNote", "Өтініш беруші "
                + family.applicant().surname() + " "
                        + family.applicant().name() + " тыңдалды, тел. " + family.applicant().phone()));
        desk.walk.submit(one.id, "userTask_decideRefusal", one.from + "-leb-head", Map.of("decision", "refuse",
                "refusalReason", "ЖСН " + iin + " сәйкес емес"));
    }

    private void withdrawn(Family family) {
        FamilyCase one = FamilyCase.open(desk, family, "sko").walkTo(MOBILITY_CENTRE);
        fields.write(one.id, Map.of("withdrawalReason", family.applicant().name() + " " + family.applicant().surname()),
                new Access(one.author, one.from + "-cc", null, "withdrawal"));
        withdrawals.request(one.id);
        desk.walk.submit(one.id, "userTask_confirmWithdrawal", one.author, Map.of("decision", "withdraw", "hearingDate",
                LocalDate.now(desk.clock).toString(), "hearingNote", "Отбасымен сөйлестік, түсіндірдік"));
    }

    private void throughAnOutage(Family family) {
        desk.gateway.down(Outage.SERVICE_UNAVAILABLE);
        FamilyCase one = FamilyCase.open(desk, family, "sko").take();
        assertThat(one.openTasks()).isEmpty();
        desk.gateway.up();
        desk.clock.move(Duration.ofHours(1));
        desk.walk.runDueJobs(one.id);
        assertThat(one.openTasks()).containsExactly(REGISTER);
        one.upload();
        assertThat(desk.engine.getManagementService().createJobQuery().withException().count()).isZero();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (ILoggingEvent event : List.copyOf(log.list)) {
            lines.add(event.getFormattedMessage() + (event.getThrowableProxy() == null ? ""
                    : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
        return lines;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            List<Path> found = files.filter(Files::isRegularFile).toList();
            assertThat(found).hasSizeGreaterThan(3);
            return found;
        }
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
