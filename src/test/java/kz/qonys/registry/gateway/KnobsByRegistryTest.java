package kz.qonys.registry.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import kz.qonys.registry.ApplicationData;
import kz.qonys.registry.MilitaryRegistry;
import kz.qonys.registry.PersonQuery;
import kz.qonys.registry.PortalStatus;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.RegistryAnswer.Misconfigured;
import kz.qonys.registry.RegistryAnswer.Refused;
import kz.qonys.registry.RegistryAnswer.Unavailable;
import kz.qonys.registry.UnemploymentDecision;
import kz.qonys.registry.UnemploymentDraft;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.KnobTable;
import kz.qonys.registry.simulator.SyntheticPopulation.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Every knob of {@code registry-knobs.csv} against every registry: the answer is the value that the table names, never
 * an exception, within the time-out; repeated when the trouble is over, every write has taken effect exactly once. The
 * table that was walked stands in {@code target/registry/knobs.md}.
 */
class KnobsByRegistryTest {

    private static final LocalDate TODAY = LocalDate.ofInstant(TestGateway.CLOCK.instant(), TestGateway.ZONE);
    private static final Duration SHORT = KnobTable.SHORT;
    private static final Duration LONG = Duration.ofSeconds(20);
    /** What a loaded machine may add to a time-out. */
    private static final Duration MARGIN = Duration.ofSeconds(5);
    private static final Path TABLE = Path.of("target/registry/knobs.md");
    private static final Map<String, Map<String, String>> WALKED = new LinkedHashMap<>();
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();

    private static GatewaySimulator simulator;
    private static TestGateway patient;
    private static TestGateway hasty;
    private static Person person;
    private static int caseNumber;

    /** One call of one registry; a repetition is equal to the first but for the message id. */
    private interface Call {

        RegistryAnswer<?> make(TestGateway gateway, String messageId);
    }

    private record Row(String service, String key, Call call) {
    }

    private record Answered(RegistryAnswer<?> answer, Duration took) {
    }

    @BeforeAll
    static void start() {
        simulator = TestGateway.simulator();
        patient = gateway(LONG);
        hasty = gateway(SHORT);
        person = simulator.population().persons().stream().filter(KnobsByRegistryTest::isInEveryRegistry).findFirst()
                .orElseThrow();
        rows().values().forEach(row -> row.call().make(patient, UUID.randomUUID().toString()));
    }

    @AfterEach
    void allIsWell() {
        simulator.up();
        simulator.backAll();
    }

    @AfterAll
    static void stop() throws IOException {
        simulator.close();
        THREADS.shutdownNow();
        Files.createDirectories(TABLE.getParent());
        Files.writeString(TABLE, table());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/registry-knobs.csv", delimiter = ';', numLinesToSkip = 1)
    void shouldAnswerAsTheTableSays_forEveryRegistry(String knob, String answer, String reason, String differs) {
        Map<String, Row> rows = rows();
        rows.values().stream().map(Row::service).distinct()
                .forEach(service -> KnobTable.turn(simulator, knob, service, person.iin()));
        if (knob.startsWith("limit")) {
            rows.values().stream().map(Row::service).distinct().forEach(this::useUpTheLimit);
        }
        Map<String, Answered> answers = asked(rows, "timeout".equals(reason) ? hasty : patient);

        Duration allowed = ("timeout".equals(reason) ? SHORT : LONG).plus(MARGIN);
        Map<String, String> expected = expected(rows.keySet(), answer, reason, differs);
        assertThat(told(answers)).isEqualTo(expected);
        assertThat(answers.values()).extracting(Answered::took).allMatch(took -> took.compareTo(allowed) < 0);
        WALKED.put(knob, expected);

        simulator.up();
        simulator.backAll();
        rows.values().removeIf(row -> row.key() == null);
        assertThat(told(asked(rows, patient)).values()).containsOnly("Ok");
        rows.values().forEach(row -> assertThat(simulator.journal().effects(row.key())).as(row.key()).isEqualTo(1));
    }

    @Test
    void shouldRefuse_whenAMessageCannotBeWrittenAsXml() {
        assertThat(patient.persons().find(new PersonQuery.ByDocument("N\u0001"), "m-1"))
                .isEqualTo(new Refused<>("unsendable-characters"));
        assertThat(patient.military().find(new MilitaryRegistry.Query(person.iin(), "\u0002", "A", null,
                person.birthDate()), "m-1")).isEqualTo(new Refused<>("unsendable-characters"));
    }

    @Test
    void shouldKnowEveryBehaviour() throws IOException {
        String table = new String(KnobsByRegistryTest.class.getResourceAsStream("/registry-knobs.csv").readAllBytes(),
                StandardCharsets.UTF_8);

        assertThat(Behaviour.values()).allMatch(behaviour -> table.contains("\n" + behaviour.name()));
    }

    private void useUpTheLimit(String service) {
        rows().values().stream().filter(row -> row.service().equals(service)).findFirst().orElseThrow()
                .call().make(patient, UUID.randomUUID().toString());
    }

    private static Map<String, Answered> asked(Map<String, Row> rows, TestGateway gateway) {
        Map<String, CompletableFuture<Answered>> started = new TreeMap<>();
        rows.forEach((name, row) -> started.put(name, CompletableFuture.supplyAsync(() -> {
            long from = System.nanoTime();
            RegistryAnswer<?> answer = row.call().make(gateway, UUID.randomUUID().toString());
            return new Answered(answer, Duration.ofNanos(System.nanoTime() - from));
        }, THREADS)));
        return started.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                entry -> entry.getValue().join(), (one, other) -> one, TreeMap::new));
    }

    private static Map<String, String> told(Map<String, Answered> answers) {
        Map<String, String> told = new TreeMap<>();
        answers.forEach((name, answered) -> told.put(name, words(answered.answer())));
        return told;
    }

    private static String words(RegistryAnswer<?> answer) {
        String reason = answer instanceof Refused<?> refused ? refused.code()
                : answer instanceof Unavailable<?> unavailable ? unavailable.reason()
                : answer instanceof Misconfigured<?> misconfigured ? misconfigured.reason() : null;
        return answer.getClass().getSimpleName() + (reason == null ? "" : ":" + reason);
    }

    private static Map<String, String> expected(Iterable<String> names, String answer, String reason, String differs) {
        Map<String, String> expected = new TreeMap<>();
        names.forEach(name -> expected.put(name, answer + (reason == null ? "" : ":" + reason)));
        if (differs != null) {
            Arrays.stream(differs.split(",")).map(pair -> pair.split("="))
                    .forEach(pair -> expected.put(pair[0], pair[1]));
        }
        return expected;
    }

    private static Map<String, Row> rows() {
        String known = number();
        String fresh = number();
        patient.portal().register("known:" + known, application(known), UUID.randomUUID().toString());
        patient.labourMarket().submitDraft("known-draft:" + known, draft(known), UUID.randomUUID().toString());
        Map<String, Row> rows = new LinkedHashMap<>();
        rows.put("person", new Row(GatewaySimulator.PERSON_SERVICE, null,
                (gateway, id) -> gateway.persons().find(new PersonQuery.ByIin(person.iin()), id)));
        rows.put("family-card", new Row(GatewaySimulator.FAMILY_CARD_SERVICE, null,
                (gateway, id) -> gateway.familyCards().find(person.iin(), id)));
        rows.put("portal-register", new Row(GatewaySimulator.PORTAL_SERVICE, "register:" + fresh,
                (gateway, id) -> gateway.portal().register("register:" + fresh, application(fresh), id)));
        rows.put("portal-status", new Row(GatewaySimulator.PORTAL_SERVICE, "status:" + known,
                (gateway, id) -> gateway.portal().updateStatus("status:" + known, known, PortalStatus.RETURNED,
                        TestGateway.CLOCK.instant(), id)));
        rows.put("civil-acts", new Row(GatewaySimulator.CIVIL_ACTS_SERVICE, null,
                (gateway, id) -> gateway.civilActs().find(person.iin(), id)));
        rows.put("education", new Row(GatewaySimulator.EDUCATION_SERVICE, null,
                (gateway, id) -> gateway.education().find(person.iin(), id)));
        rows.put("residence", new Row(GatewaySimulator.RESIDENCE_SERVICE, null,
                (gateway, id) -> gateway.residence().find(person.iin(), id)));
        rows.put("military", new Row(GatewaySimulator.MILITARY_SERVICE, null,
                (gateway, id) -> gateway.military().find(new MilitaryRegistry.Query(person.iin(), person.surname(),
                        person.name(), person.patronymic(), person.birthDate()), id)));
        rows.put("gbd-ul", new Row(GatewaySimulator.LEGAL_ENTITY_SERVICE, null,
                (gateway, id) -> gateway.legalEntities().find(simulator.employers().all().get(0).bin(), id)));
        rows.put("labour-market", new Row(GatewaySimulator.LABOUR_MARKET_SERVICE, null,
                (gateway, id) -> gateway.labourMarket().vacancies("590000000", null, id)));
        rows.put("labour-draft", new Row(GatewaySimulator.LABOUR_MARKET_SERVICE, "draft:" + fresh,
                (gateway, id) -> gateway.labourMarket().submitDraft("draft:" + fresh, draft(fresh), id)));
        rows.put("labour-decision", new Row(GatewaySimulator.LABOUR_MARKET_SERVICE, "decision:" + known,
                (gateway, id) -> gateway.labourMarket().reportDecision("decision:" + known,
                        new UnemploymentDecision(known, true, TODAY, "sko-lmc"), id)));
        return rows;
    }

    private static UnemploymentDraft draft(String number) {
        return new UnemploymentDraft(number, person.iin(), person.surname(), person.name(), person.patronymic(),
                person.birthDate(), "none", TODAY, "sko-cc", "Құсайынов С.А.", null, "0".repeat(64));
    }

    private static boolean isInEveryRegistry(Person candidate) {
        String iin = candidate.iin();
        return simulator.records().acts(iin).isPresent() && simulator.records().education(iin).isPresent()
                && simulator.records().residence(iin).isPresent() && simulator.records().military(iin).isPresent();
    }

    private static TestGateway gateway(Duration timeout) {
        Map<String, String> settings = new HashMap<>(TestGateway.patient(timeout));
        settings.put("qonys.registry.person.consent-codes", "00403");
        settings.put("qonys.registry.legal-entity.requestor-bin", "240640999998");
        return new TestGateway(simulator.access(), settings);
    }

    private static String number() {
        return "QN-26-%06d".formatted(++caseNumber);
    }

    private static ApplicationData application(String number) {
        return new ApplicationData(number, "migrant", "tur-cc", "sko-cc", null, TestGateway.CLOCK.instant(),
                List.of(new ApplicationData.Person(person.iin(), person.surname(), person.name(), null,
                        person.birthDate(), person.gender(), "applicant", "KAZ", null, null)));
    }

    private static String table() {
        StringBuilder table = new StringBuilder();
        WALKED.values().stream().findFirst().ifPresent(first -> table.append("| knob | ")
                .append(String.join(" | ", first.keySet())).append(" |\n|---|")
                .append("---|".repeat(first.size())).append('\n'));
        WALKED.forEach((knob, cells) -> table.append("| ").append(knob).append(" | ")
                .append(String.join(" | ", cells.values())).append(" |\n"));
        return table.toString();
    }
}
