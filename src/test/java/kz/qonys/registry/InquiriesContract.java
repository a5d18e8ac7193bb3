package kz.qonys.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import kz.qonys.registry.gateway.TestGateway;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.GatewaySimulator.Outage;
import kz.qonys.registry.simulator.KnownFamily;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import kz.qonys.registry.simulator.SyntheticPopulation.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** What the service promises, on whichever database the subclass brings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InquiriesContract {

    /** The clock only moves when a test says so. */
    private static final class HandClock extends Clock {

        private Instant now = TestGateway.CLOCK.instant();

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public ZoneId getZone() {
            return TestGateway.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Not encryption, but nothing readable either. */
    private static final class TestVault implements AnswerVault {

        private int version = 1;

        @Override
        public String seal(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return version + "." + Base64.getEncoder().encodeToString(bytes);
        }

        @Override
        public String open(String sealed) {
            return new String(Base64.getDecoder().decode(sealed.substring(2)), StandardCharsets.UTF_8);
        }
    }

    private final HandClock clock = new HandClock();
    private final TestVault vault = new TestVault();
    private final String caseId = UUID.randomUUID().toString();
    private GatewaySimulator simulator;
    private JdbcClient jdbc;
    private TransactionTemplate callersTransaction;
    private RegistryInquiries inquiries;

    abstract DataSource dataSource();

    @BeforeAll
    void start() {
        DataSource dataSource = dataSource();
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V4__registry.sql"),
                new ClassPathResource("db/migration/V14__registry_inquiries.sql")).execute(dataSource);
        simulator = TestGateway.simulator();
        TestGateway gateway = new TestGateway(simulator.access(), Map.of("qonys.registry.person.timeout", "3s",
                "qonys.registry.portal.timeout", "3s"));
        jdbc = JdbcClient.create(dataSource);
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(dataSource);
        callersTransaction = new TransactionTemplate(transactions);
        inquiries = new RegistryInquiries(gateway.persons(), gateway.familyCards(), gateway.portal(),
                new CallStore(jdbc), new ManualStore(jdbc), vault,
                new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofSeconds(10))),
                new RegistryBreakers(new BreakerSettings(1000, 100, Duration.ofSeconds(30), 1, 5, 0), clock,
                        event -> { }),
                new ValiditySettings(Duration.ofDays(30), Map.of()), clock, transactions);
    }

    @AfterEach
    void recover() {
        simulator.up();
        simulator.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.NORMAL);
        simulator.behave(GatewaySimulator.PERSON_SERVICE, Behaviour.NORMAL);
    }

    @AfterAll
    void stop() {
        simulator.close();
    }

    @Test
    void shouldAskOnce_whenTheQuestionIsRepeatedInTheCase() {
        String iin = applicant().iin();
        RegistryAnswer<List<RegistryPerson>> first = inquiries.ask(caseId, "p-1", new PersonQuery.ByIin(iin));
        long asked = simulator.journal().count(GatewaySimulator.PERSON_SERVICE);

        assertThat(inquiries.ask(caseId, "p-1", new PersonQuery.ByIin(iin))).isEqualTo(first);
        assertThat(simulator.journal().count(GatewaySimulator.PERSON_SERVICE)).isEqualTo(asked);
        assertThat(inquiries.personsOnFile(caseId, "p-1")).contains(
                ((RegistryAnswer.Ok<List<RegistryPerson>>) first).data());
    }

    @Test
    void shouldAskAnew_whenTheQuestionWasCorrected() {
        inquiries.ask(caseId, "p-2", new PersonQuery.ByIin("000000000000"));
        assertThat(inquiries.personsOnFile(caseId, "p-2")).contains(List.of());

        inquiries.ask(caseId, "p-2", new PersonQuery.ByIin(applicant().iin()));

        assertThat(inquiries.personsOnFile(caseId, "p-2").orElseThrow()).extracting(RegistryPerson::iin)
                .containsExactly(applicant().iin());
        assertThat(row("p-2").outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void shouldForgetTheOldAnswer_whenTheCorrectedQuestionGetsNone() {
        inquiries.ask(caseId, "p-3", new PersonQuery.ByIin("000000000000"));
        simulator.down(Outage.SERVICE_UNAVAILABLE);

        inquiries.ask(caseId, "p-3", new PersonQuery.ByIin(applicant().iin()));

        assertThat(inquiries.personsOnFile(caseId, "p-3")).isEmpty();
    }

    @Test
    void shouldCountAttemptsAndNameTheNext_whileTheRegistryIsDown() {
        simulator.down(Outage.REFUSED);
        PersonQuery query = new PersonQuery.ByIin(applicant().iin());

        assertThat(inquiries.ask(caseId, "p-4", query))
                .isEqualTo(new RegistryAnswer.Unavailable<>("connection-refused"));
        assertThat(row("p-4").nextAttempt()).isEqualTo(clock.instant().plusSeconds(5));
        clock.advance(Duration.ofSeconds(5));
        inquiries.ask(caseId, "p-4", query);

        AnswerRow row = row("p-4");
        assertThat(row.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(row.reason()).isEqualTo("connection-refused");
        assertThat(row.attempts()).isEqualTo(2).isEqualTo(inquiries.personAttempts(caseId, "p-4"));
        assertThat(row.at()).isEqualTo(clock.instant());
        assertThat(row.nextAttempt()).isEqualTo(clock.instant().plusSeconds(10));

        simulator.up();
        assertThat(inquiries.ask(caseId, "p-4", query)).isInstanceOf(RegistryAnswer.Ok.class);
        assertThat(row("p-4").nextAttempt()).isNull();
        assertThat(row("p-4").reason()).isNull();
    }

    @Test
    void shouldKeepTheFamilyCard() {
        inquiries.askFamilyCard(caseId, applicant().iin());

        assertThat(inquiries.familyCardOnFile(caseId).orElseThrow().relatives())
                .extracting(FamilyCard.Relative::relation).contains(Relation.SPOUSE);
        assertThat(inquiries.familyCardAttempts(caseId)).isEqualTo(1);
    }

    @Test
    void shouldHaveStoredTheKey_whenTheCallerRollsBackAfterTheEffect() {
        String key = UUID.randomUUID() + ":register:1";
        ApplicationData application = application("QN-26-000101", simulator.population().family(KnownFamily.ALONE));

        callersTransaction.executeWithoutResult(status -> {
            inquiries.register(caseId, key, application);
            status.setRollbackOnly();
        });
        RegistryAnswer<PortalReceipt> again = inquiries.register(caseId, key, application);

        assertThat(again).isEqualTo(new RegistryAnswer.Ok<>(new PortalReceipt("MP-26-000101")));
        assertThat(simulator.journal().deliveries(key)).isEqualTo(1);
    }

    @Test
    void shouldSendTheSameKey_whenTheAnswerWasLost() {
        String key = UUID.randomUUID() + ":register:1";
        ApplicationData application = application("QN-26-000102", simulator.population().family(KnownFamily.ALONE));
        simulator.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.TRUNCATED);
        assertThat(inquiries.register(caseId, key, application)).isInstanceOf(RegistryAnswer.Unavailable.class);
        simulator.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.NORMAL);

        assertThat(inquiries.register(caseId, key, application)).isInstanceOf(RegistryAnswer.Ok.class);

        assertThat(simulator.journal().deliveries(key)).isEqualTo(2);
        assertThat(simulator.journal().effects(key)).isEqualTo(1);
        assertThat(inquiries.writeAttempts(key)).isEqualTo(2);
    }

    @Test
    void shouldReportEachStatusOnce() {
        Instant now = clock.instant();
        String number = "QN-26-000103";
        String key = UUID.randomUUID().toString();
        inquiries.register(caseId, key + ":r", application(number, simulator.population().family(KnownFamily.ALONE)));

        inquiries.updateStatus(caseId, key + ":1", number, PortalStatus.RETURNED, now);
        inquiries.updateStatus(caseId, key + ":1", number, PortalStatus.RETURNED, now);
        inquiries.updateStatus(caseId, key + ":2", number, PortalStatus.REGISTERED, now);

        assertThat(simulator.journal().deliveries(key + ":1")).isEqualTo(1);
        assertThat(simulator.journal().effects(key + ":2")).isEqualTo(1);
        assertThat(inquiries.receiptOnFile(caseId)).contains(new PortalReceipt("MP-26-000103"));
    }

    @Test
    void shouldRefuseAKey_whenItBelongsToAnotherCase() {
        String key = UUID.randomUUID().toString();
        ApplicationData application = application("QN-26-000104", simulator.population().family(KnownFamily.ALONE));
        inquiries.register(caseId, key, application);

        assertThatThrownBy(() -> inquiries.register(UUID.randomUUID().toString(), key, application))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(simulator.journal().deliveries(key)).isEqualTo(1);
    }

    @Test
    void shouldStoreNothingReadable() {
        Person person = applicant();
        inquiries.ask(caseId, "p-5", new PersonQuery.ByIin(person.iin()));
        inquiries.askFamilyCard(caseId, person.iin());

        List<String> stored = new ArrayList<>();
        for (String table : List.of("registry_call", "registry_answer")) {
            jdbc.sql("select * from " + table).query().listOfRows().forEach(row -> stored.add(row.values().toString()));
        }
        assertThat(stored).isNotEmpty().noneMatch(row -> row.contains(person.iin()) || row.contains(person.name()));
        assertThat(inquiries.answers(caseId)).extracting(AnswerRow::registry)
                .contains(Registry.GBD_FL, Registry.FAMILY_CARD);
    }

    @Test
    void shouldSealEveryAnswerAnew_whenKeysAreRotated() {
        inquiries.ask(caseId, "p-6", new PersonQuery.ByIin(applicant().iin()));
        vault.version = 2;

        int resealed = inquiries.resealAll();

        assertThat(jdbc.sql("select payload from registry_answer").query(String.class).list())
                .hasSize(resealed).isNotEmpty().allMatch(payload -> payload.startsWith("2."));
        assertThat(inquiries.personsOnFile(caseId, "p-6")).isPresent();
    }

    @Test
    void shouldCarryTwentyCasesThroughAnOutage_withoutADoubledWrite() {
        List<String> cases = IntStream.range(0, 20).mapToObj(i -> UUID.randomUUID().toString()).toList();
        simulator.down(Outage.REFUSED);
        assertThat(cases).allSatisfy(id -> assertThat(registered(id, cases.indexOf(id)))
                .isInstanceOf(RegistryAnswer.Unavailable.class));
        simulator.up();
        simulator.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.RESET);
        assertThat(cases).allSatisfy(id -> assertThat(registered(id, cases.indexOf(id)))
                .isInstanceOf(RegistryAnswer.Unavailable.class));
        simulator.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.NORMAL);

        assertThat(cases).allSatisfy(id -> {
            assertThat(registered(id, cases.indexOf(id))).isInstanceOf(RegistryAnswer.Ok.class);
            assertThat(simulator.journal().effects(id + ":register")).isEqualTo(1);
            assertThat(inquiries.answers(id)).singleElement()
                    .satisfies(row -> assertThat(row.attempts()).isEqualTo(3));
        });
    }

    @Test
    void shouldKeepOneRow_whenTheSameQuestionIsPutByManyAtOnce() {
        String iin = applicant().iin();

        List<RegistryAnswer<List<RegistryPerson>>> answers = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> inquiries.ask(caseId, "p-7", new PersonQuery.ByIin(iin))))
                .toList().stream().map(CompletableFuture::join).toList();

        assertThat(answers).allMatch(RegistryAnswer.Ok.class::isInstance);
        assertThat(inquiries.answers(caseId)).filteredOn(row -> row.personId().equals("p-7")).hasSize(1);
    }

    private RegistryAnswer<PortalReceipt> registered(String id, int index) {
        return inquiries.register(id, id + ":register",
                application("QN-26-%06d".formatted(200 + index), simulator.population().family(20 + index)));
    }

    private AnswerRow row(String personId) {
        return inquiries.answers(caseId).stream().filter(row -> row.personId().equals(personId)).findFirst()
                .orElseThrow();
    }

    private Person applicant() {
        return simulator.population().family(KnownFamily.FAMILY_OF_FIVE).applicant();
    }

    private ApplicationData application(String number, Family family) {
        Person person = family.applicant();
        return new ApplicationData(number, family.category(), "tur-cc", "sko-cc", null, clock.instant(),
                List.of(new ApplicationData.Person(person.iin(), person.surname(), person.name(), person.patronymic(),
                        person.birthDate(), person.gender(), "applicant", person.citizenship(), null, null)));
    }
}
