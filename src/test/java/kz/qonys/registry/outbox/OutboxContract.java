package kz.qonys.registry.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kz.qonys.language.FaultException;
import kz.qonys.registry.ApplicationData;
import kz.qonys.registry.Gender;
import kz.qonys.registry.MigrationPortal;
import kz.qonys.registry.PortalReceipt;
import kz.qonys.registry.PortalStatus;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.RelocationData;
import kz.qonys.registry.gateway.TestGateway;
import kz.qonys.registry.outbox.PortalStatusChannel.Registration;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.GatewaySimulator.Outage;
import kz.qonys.registry.simulator.ReceivedMessages.Entry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** What the outbox promises, on whichever database the subclass brings, with the simulated portal as the far side. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OutboxContract {

    private static final Duration LONG = Duration.ofHours(1);

    /** The thread ends as if the process had been killed: nothing after it runs. */
    private static final class KilledError extends Error {

        private static final long serialVersionUID = 1L;
    }

    private DataSource database;
    private OutboxBench bench;
    private GatewaySimulator simulator;
    private MigrationPortal portal;
    private OutboxDispatcher worker;

    abstract DataSource dataSource();

    @BeforeAll
    void start() {
        database = dataSource();
        OutboxBench.createTables(database);
        simulator = TestGateway.simulator();
        portal = new TestGateway(simulator.access(), Map.of("qonys.registry.portal.timeout", "3s")).portal();
    }

    @BeforeEach
    void clear() {
        simulator.up();
        simulator.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.NORMAL);
        bench = new OutboxBench(database, TestGateway.CLOCK.instant());
        bench.clear();
        worker = bench.dispatcher(portal);
    }

    @AfterAll
    void stop() {
        simulator.close();
    }

    @Test
    void shouldTellThePortalAndKeepARecord() {
        String caseId = registered("QN-26-100001");
        String id = bench.report(caseId, "QN-26-100001", PortalStatus.RETURNED);

        assertThat(worker.sendNext()).isTrue();

        assertThat(worker.sendNext()).isFalse();
        assertThat(simulator.journal().effects(id)).isEqualTo(1);
        OutboxRow row = bench.row(id);
        assertThat(row.state()).isEqualTo(OutboxState.ACKNOWLEDGED);
        assertThat(row.settledAt()).isEqualTo(bench.clock.instant());
        assertThat(row.processInstanceId()).isEqualTo("instance-1");
        assertThat(row.activityId()).isEqualTo("serviceTask_x");
        assertThat(bench.told.acknowledged).containsExactly(id);
        assertThat(bench.jdbc.sql("select payload from outbox").query().singleRow().get("payload")).isNull();
    }

    @Test
    void shouldLeaveNoRow_whenTheStepRollsBack() {
        String caseId = registered("QN-26-100002");

        bench.transaction.executeWithoutResult(status -> {
            bench.outbox.add(bench.write(caseId, "QN-26-100002", PortalStatus.RETURNED));
            status.setRollbackOnly();
        });

        assertThat(bench.outbox.ofCase(caseId)).isEmpty();
        assertThat(worker.sendNext()).isFalse();
    }

    @Test
    void shouldObject_whenThereIsNoTransaction() {
        assertThatThrownBy(() -> bench.outbox.add(bench.write("c", "QN-26-100003", PortalStatus.RETURNED)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldNotSeeARow_untilTheStepHasCommitted() {
        String caseId = registered("QN-26-100004");

        bench.transaction.executeWithoutResult(status -> {
            bench.outbox.add(bench.write(caseId, "QN-26-100004", PortalStatus.RETURNED));
            assertThat(CompletableFuture.supplyAsync(worker::sendNext).join()).isFalse();
        });

        assertThat(worker.sendNext()).isTrue();
    }

    @Test
    void shouldKeepTheOrderOfACase_whenTheFirstIsHeldUp() {
        String caseId = registered("QN-26-100005");
        String other = registered("QN-26-100006");
        String first = bench.report(caseId, "QN-26-100005", PortalStatus.RETURNED);
        simulator.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.BAD_GATEWAY);
        worker.sendAllDue();
        simulator.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.NORMAL);
        String second = bench.report(caseId, "QN-26-100005", PortalStatus.HANDED_TO_SETTLEMENT);
        String foreign = bench.report(other, "QN-26-100006", PortalStatus.REFUSED);

        worker.sendAllDue();

        assertThat(bench.row(foreign).state()).isEqualTo(OutboxState.ACKNOWLEDGED);
        assertThat(bench.row(first).state()).isEqualTo(OutboxState.WAITING);
        assertThat(bench.row(second).behind()).isTrue();
        assertThat(bench.row(second).attempts()).isZero();
        assertThat(bench.outbox.underWay(caseId)).isTrue();

        bench.clock.advance(LONG);
        worker.sendAllDue();

        assertThat(keysOf(caseId)).containsExactly(first, second);
        assertThat(effectiveKeys()).containsSubsequence(first, second);
        assertThat(bench.outbox.underWay(caseId)).isFalse();
    }

    @Test
    void shouldTryForeverWithGrowingPauses_whileThePortalIsDown() {
        String caseId = registered("QN-26-100007");
        String id = bench.report(caseId, "QN-26-100007", PortalStatus.RETURNED);
        simulator.down(Outage.REFUSED);

        for (int attempt = 1; attempt <= 12; attempt++) {
            worker.sendAllDue();
            OutboxRow row = bench.row(id);
            assertThat(row.attempts()).isEqualTo(attempt);
            assertThat(row.state()).isEqualTo(OutboxState.WAITING);
            assertThat(row.reason()).isEqualTo("connection-refused");
            Duration whole = Duration.ofSeconds(Math.min(5L << (attempt - 1), 900));
            assertThat(Duration.between(bench.clock.instant(), row.nextAttempt()))
                    .isBetween(whole.dividedBy(2), whole);
            bench.clock.advance(Duration.between(bench.clock.instant(), row.nextAttempt()));
        }
        assertThat(bench.operations.load().oldest()).isGreaterThan(Duration.ofMinutes(20));

        simulator.up();
        worker.sendAllDue();
        assertThat(bench.row(id).state()).isEqualTo(OutboxState.ACKNOWLEDGED);
        assertThat(bench.operations.load()).isEqualTo(new OutboxOperations.Load(0, 0, Duration.ZERO));
    }

    @Test
    void shouldStopWithAnAlarmAndLoseNothing_whenThePortalRefusesForGood() {
        ListAppender<ILoggingEvent> log = listening();
        String caseId = UUID.randomUUID().toString();
        String id = bench.report(caseId, "QN-26-100008", PortalStatus.RETURNED);
        String behind = bench.report(caseId, "QN-26-100008", PortalStatus.WITHDRAWN);

        sendUntilQuiet(10);

        OutboxRow row = bench.row(id);
        assertThat(row.state()).isEqualTo(OutboxState.DEAD);
        assertThat(row.attempts()).isEqualTo(3);
        assertThat(row.reason()).isEqualTo("not-found");
        assertThat(bench.row(behind).attempts()).isZero();
        assertThat(bench.operations.load().dead()).isEqualTo(1);
        assertThat(bench.outbox.underWay(caseId)).as("only an operator can move it").isFalse();
        assertThat(log.list).filteredOn(event -> event.getLevel() == Level.ERROR).singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage()).startsWith("Operator alarm").contains(id));

        register(caseId, "QN-26-100008");
        bench.transaction.executeWithoutResult(status -> bench.operations.sendAgain(id, "admin"));
        worker.sendAllDue();

        assertThat(effectiveKeys()).containsSubsequence(id, behind);
        assertThat(bench.operations.actions(id)).singleElement().satisfies(action -> {
            assertThat(action.action()).isEqualTo("send-again");
            assertThat(action.userId()).isEqualTo("admin");
        });
    }

    @Test
    void shouldStopAtOnce_whenTheGatewayIsMisconfigured() {
        String one = bench.report(registered("QN-26-100009"), "QN-26-100009", PortalStatus.RETURNED);
        String two = bench.report(registered("QN-26-100010"), "QN-26-100010", PortalStatus.RETURNED);
        simulator.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.UNSIGNED);

        worker.sendAllDue();

        assertThat(List.of(bench.row(one), bench.row(two))).allSatisfy(row -> {
            assertThat(row.state()).isEqualTo(OutboxState.DEAD);
            assertThat(row.attempts()).isEqualTo(1);
            assertThat(row.outcome()).isEqualTo(Delivery.Outcome.MISCONFIGURED);
        });
        simulator.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.NORMAL);
        assertThat(bench.transaction.<Integer>execute(status -> bench.operations.sendAllAgain("admin"))).isEqualTo(2);
        worker.sendAllDue();
        assertThat(Stream.of(one, two)).allSatisfy(id -> assertThat(simulator.journal().effects(id)).isEqualTo(1));
    }

    @Test
    void shouldGoOnWithTheCase_whenAnOperatorGivesARowUp() {
        String caseId = registered("QN-26-100011");
        String first = bench.report(caseId, "QN-26-100011", PortalStatus.RETURNED);
        String second = bench.report(caseId, "QN-26-100011", PortalStatus.HANDED_TO_SETTLEMENT);

        bench.transaction.executeWithoutResult(status ->
                bench.operations.giveUp(first, "  Портал исправили вручную  ", "admin"));
        worker.sendAllDue();

        assertThat(bench.row(first).state()).isEqualTo(OutboxState.GIVEN_UP);
        assertThat(bench.operations.actions(first)).singleElement().satisfies(action ->
                assertThat(action.reason()).isEqualTo("Портал исправили вручную"));
        assertThat(bench.told.givenUp).containsExactly(first);
        assertThat(simulator.journal().deliveries(first)).isZero();
        assertThat(simulator.journal().effects(second)).isEqualTo(1);
        assertThat(bench.operations.settled(OutboxState.GIVEN_UP, 10)).extracting(OutboxRow::id).containsExactly(first);
    }

    @Test
    void shouldRefuseAnOperator_whenTheRowIsSettledUnknownOrBeingSentOrThereIsNoReason() {
        String caseId = registered("QN-26-100012");
        String id = bench.report(caseId, "QN-26-100012", PortalStatus.RETURNED);
        bench.transaction.executeWithoutResult(status ->
                bench.store.claim(bench.clock.instant(), Duration.ofSeconds(60)).orElseThrow());

        assertThat(faults(() -> bench.operations.sendAgain(id, "admin"))).containsExactly("outbox.fault.in-flight");
        assertThat(faults(() -> bench.operations.giveUp(id, "по просьбе портала", "admin")))
                .containsExactly("outbox.fault.in-flight");
        assertThat(faults(() -> bench.operations.giveUp(id, "  нет ", "admin"))).containsExactly("outbox.fault.reason");
        assertThat(faults(() -> bench.operations.sendAgain("x", "admin"))).containsExactly("outbox.fault.unknown");
        bench.clock.advance(LONG);
        worker.sendAllDue();
        assertThat(faults(() -> bench.operations.sendAgain(id, "admin"))).containsExactly("outbox.fault.settled");
        assertThat(bench.operations.actions(id)).isEmpty();
    }

    @Test
    void shouldStoreNothingReadable() {
        bench.report(registered("QN-26-100013"), "QN-26-100013", PortalStatus.RETURNED);
        String id = bench.report(registered("QN-26-100014"), "QN-26-100014", PortalStatus.RETURNED);
        bench.transaction.executeWithoutResult(status -> bench.operations.giveUp(id, "Қайратов Қайрат өзі келді",
                "admin"));

        assertThat(bench.jdbc.sql("select payload from outbox where payload is not null").query(String.class).list())
                .hasSize(1).noneMatch(payload -> payload.contains("QN-26") || payload.contains("RETURNED"));
        assertThat(bench.jdbc.sql("select reason from outbox_action").query(String.class).list())
                .hasSize(1).noneMatch(reason -> reason.contains("Қайрат"));
    }

    @Test
    void shouldStop_whenThePayloadDoesNotOpen() {
        String id = bench.report(registered("QN-26-100015"), "QN-26-100015", PortalStatus.RETURNED);
        bench.jdbc.sql("update outbox set payload = 'bm90IHNlYWxlZA=='").update();

        worker.sendAllDue();

        assertThat(bench.row(id).state()).isEqualTo(OutboxState.DEAD);
        assertThat(bench.row(id).reason()).isEqualTo("payload-unreadable");
    }

    @Test
    void shouldCountAFailureOfOurOwnAsARefusal() {
        String id = bench.report(registered("QN-26-100016"), "QN-26-100016", PortalStatus.RETURNED);
        worker = bench.dispatcher(new OutboxChannel() {
            @Override
            public String code() {
                return PortalStatusChannel.CODE;
            }

            @Override
            public Delivery send(String key, String caseId, String payload) {
                throw new IllegalArgumentException(payload);
            }
        });
        ListAppender<ILoggingEvent> log = listening();

        sendUntilQuiet(10);

        assertThat(bench.row(id).state()).isEqualTo(OutboxState.DEAD);
        assertThat(bench.row(id).reason()).isEqualTo("internal-failure");
        assertThat(log.list).isNotEmpty().noneMatch(event -> event.getFormattedMessage().contains("QN-26")
                || event.getThrowableProxy() != null);
    }

    @Test
    void shouldTakeTheRowAgain_whenAWorkerVanished() {
        String id = bench.report(registered("QN-26-100017"), "QN-26-100017", PortalStatus.RETURNED);
        OutboxStore.Claim lost = claim();

        assertThat(worker.sendNext()).as("leased").isFalse();
        assertThat(bench.row(id).inFlight(bench.clock.instant())).isTrue();
        bench.clock.advance(OutboxBench.PROPERTIES.lease());
        assertThat(worker.sendNext()).isTrue();

        assertThat(bench.row(id).attempts()).isEqualTo(2);
        assertThat(bench.store.fail(lost, OutboxState.DEAD, new Delivery(Delivery.Outcome.REFUSED, "late"), 1,
                bench.clock.instant(), bench.clock.instant())).as("the vanished one comes back too late").isFalse();
        assertThat(bench.row(id).state()).isEqualTo(OutboxState.ACKNOWLEDGED);
    }

    @Test
    void shouldBelieveALateConfirmation_whenAnotherWorkerHasTheRow() {
        String id = bench.report(registered("QN-26-100018"), "QN-26-100018", PortalStatus.RETURNED);
        OutboxDispatcher slow = bench.dispatcher(forwarding(answer -> {
            bench.clock.advance(OutboxBench.PROPERTIES.lease());
            simulator.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.BAD_GATEWAY);
            worker.sendNext();
            return answer;
        }));

        slow.sendNext();

        assertThat(bench.row(id).state()).isEqualTo(OutboxState.ACKNOWLEDGED);
        assertThat(bench.told.acknowledged).containsExactly(id);
    }

    @Test
    void shouldHaveOneEffectPerKey_whenCutOffTwentyTimesBetweenEffectAndCommit() {
        List<String> ids = new ArrayList<>();
        for (int cut = 0; cut < 20; cut++) {
            String number = "QN-26-2%05d".formatted(cut);
            String id = bench.report(registered(number), number, PortalStatus.REFUSED);
            ids.add(id);
            OutboxDispatcher killed = switch (cut % 4) {
                case 0 -> bench.dispatcher(forwarding(answer -> {
                    throw new KilledError();
                }));
                case 1 -> bench.dispatcher(channel(), new FailingCommit(2, true));
                case 2 -> bench.dispatcher(channel(), new FailingCommit(2, false));
                default -> lostAnswer();
            };

            assertThat(catchThrowable(killed::sendNext)).matches(thrown -> thrown == null
                    || thrown instanceof KilledError || thrown instanceof TransactionSystemException);

            assertThat(simulator.journal().effects(id)).as("cut %s", cut).isEqualTo(1);
            simulator.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.NORMAL);
            bench.clock.advance(LONG);
            worker.sendAllDue();
        }

        assertThat(ids).allSatisfy(id -> {
            assertThat(bench.row(id).state()).isEqualTo(OutboxState.ACKNOWLEDGED);
            assertThat(simulator.journal().effects(id)).isEqualTo(1);
        });
        assertThat(ids.stream().filter(id -> simulator.journal().deliveries(id) == 2)).as("sent twice, counted once")
                .hasSize(15);
    }

    @Test
    void shouldSendEachOnceAndInOrder_whenManyWorkersShareTheWork() {
        Map<String, List<String>> byCase = new LinkedHashMap<>();
        for (int i = 0; i < 12; i++) {
            String number = "QN-26-3%05d".formatted(i);
            String caseId = registered(number);
            byCase.put(caseId,
                    Stream.of(PortalStatus.RETURNED, PortalStatus.RETURNED, PortalStatus.HANDED_TO_SETTLEMENT,
                    PortalStatus.WITHDRAWN).map(status -> bench.report(caseId, number, status)).toList());
        }
        List<OutboxDispatcher> workers = IntStream.range(0, 4).mapToObj(i -> bench.dispatcher(portal)).toList();

        IntStream.range(0, 4).mapToObj(i -> CompletableFuture.runAsync(() -> {
            while (bench.operations.load().waiting() > 0) {
                workers.get(i).sendNext();
            }
        })).toList().forEach(CompletableFuture::join);

        List<String> effects = effectiveKeys();
        assertThat(byCase.values()).allSatisfy(ids -> {
            assertThat(effects).containsSubsequence(ids);
            assertThat(ids).allSatisfy(id -> assertThat(simulator.journal().deliveries(id)).isEqualTo(1));
        });
        assertThat(bench.told.acknowledged).doesNotHaveDuplicates().hasSize(48);
    }

    @Test
    void shouldGiveEachItsPlace_whenTwoStepsOfACaseAddAtOnce() {
        String caseId = registered("QN-26-100019");
        bench.report(caseId, "QN-26-100019", PortalStatus.RETURNED);
        CyclicBarrier together = new CyclicBarrier(4);

        IntStream.range(0, 4).mapToObj(i -> CompletableFuture.runAsync(() -> {
            await(together);
            bench.report(caseId, "QN-26-100019", PortalStatus.WITHDRAWN);
        })).toList().forEach(CompletableFuture::join);

        assertThat(bench.outbox.ofCase(caseId)).extracting(OutboxRow::place).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void shouldWaitOrTellNothing_whenTheOutcomeCutTheRegistrationOff() {
        Map<String, Registration> registrations = Collections.synchronizedMap(new LinkedHashMap<>());
        worker = bench.dispatcher(new PortalStatusChannel(portal, registrations::get));
        String caseId = UUID.randomUUID().toString();
        registrations.put(caseId, Registration.UNDER_WAY);
        String id = bench.report(caseId, "QN-26-100020", PortalStatus.WITHDRAWN);

        worker.sendAllDue();
        assertThat(bench.row(id).state()).isEqualTo(OutboxState.WAITING);
        assertThat(bench.row(id).reason()).isEqualTo("registration-under-way");

        registrations.put(caseId, Registration.ABANDONED);
        bench.clock.advance(LONG);
        worker.sendAllDue();
        assertThat(bench.row(id).state()).isEqualTo(OutboxState.ACKNOWLEDGED);
        assertThat(simulator.journal().effects(id)).isZero();
        assertThat(bench.told.needless).containsExactly(id);
        assertThat(bench.told.acknowledged).doesNotContain(id);
    }

    @Test
    void shouldWorkByItself_whenWorkersRun() throws Exception {
        CountDownLatch sent = new CountDownLatch(3);
        OutboxDispatcher dispatcher = bench.dispatcher(forwarding(answer -> {
            sent.countDown();
            return answer;
        }));
        OutboxWorkers workers = new OutboxWorkers(dispatcher, new OutboxProperties(2, Duration.ofMillis(50),
                Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofMinutes(15), 3));
        String caseId = registered("QN-26-100021");
        workers.start();
        try {
            List.of(PortalStatus.RETURNED, PortalStatus.RETURNED, PortalStatus.REFUSED)
                    .forEach(status -> bench.report(caseId, "QN-26-100021", status));
            workers.wake();

            assertThat(sent.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            workers.stop();
        }
        assertThat(bench.outbox.ofCase(caseId)).hasSize(3).allMatch(row -> row.state() == OutboxState.ACKNOWLEDGED);
    }

    /** Commits go wrong from the given one on: before the database heard of it, or after. */
    private final class FailingCommit extends DataSourceTransactionManager {

        private static final long serialVersionUID = 1L;

        private final AtomicInteger left;
        private final boolean before;

        FailingCommit(int failing, boolean before) {
            super(database);
            this.left = new AtomicInteger(failing);
            this.before = before;
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            boolean fails = left.decrementAndGet() == 0;
            if (fails && before) {
                doRollback(status);
            } else {
                super.doCommit(status);
            }
            if (fails) {
                throw new TransactionSystemException("Connection lost");
            }
        }
    }

    private interface Then {

        RegistryAnswer<PortalReceipt> after(RegistryAnswer<PortalReceipt> answer);
    }

    /** The real portal; something happens after it has answered. */
    private MigrationPortal forwarding(Then then) {
        return new MigrationPortal() {
            @Override
            public RegistryAnswer<PortalReceipt> register(String key, ApplicationData application, String messageId) {
                return portal.register(key, application, messageId);
            }

            @Override
            public RegistryAnswer<PortalReceipt> updateStatus(String key, String caseNumber, PortalStatus status,
                    Instant at, String messageId) {
                return then.after(portal.updateStatus(key, caseNumber, status, at, messageId));
            }

            @Override
            public RegistryAnswer<PortalReceipt> relocation(String key, RelocationData relocation, String messageId) {
                return portal.relocation(key, relocation, messageId);
            }
        };
    }

    private OutboxDispatcher lostAnswer() {
        simulator.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.RESET);
        return bench.dispatcher(portal);
    }

    private PortalStatusChannel channel() {
        return new PortalStatusChannel(portal, caseId -> Registration.CONFIRMED);
    }

    private OutboxStore.Claim claim() {
        return bench.transaction.execute(status ->
                bench.store.claim(bench.clock.instant(), OutboxBench.PROPERTIES.lease()).orElseThrow());
    }

    private void sendUntilQuiet(int rounds) {
        for (int round = 0; round < rounds; round++) {
            worker.sendAllDue();
            bench.clock.advance(LONG);
        }
    }

    private List<String> faults(Runnable work) {
        Throwable thrown = catchThrowable(() -> bench.transaction.executeWithoutResult(status -> work.run()));
        assertThat(thrown).isInstanceOf(FaultException.class);
        return ((FaultException) thrown).faults().stream().map(fault -> fault.key()).toList();
    }

    private List<String> keysOf(String caseId) {
        return bench.outbox.ofCase(caseId).stream().map(OutboxRow::id).toList();
    }

    private List<String> effectiveKeys() {
        return simulator.journal().entries().stream().filter(Entry::effective).map(Entry::idempotencyKey).toList();
    }

    private String registered(String caseNumber) {
        String caseId = UUID.randomUUID().toString();
        register(caseId, caseNumber);
        return caseId;
    }

    private void register(String caseId, String caseNumber) {
        var person = simulator.population().family(20).applicant();
        portal.register(caseId + ":register:1", new ApplicationData(caseNumber, "kandas", "tur-cc", "sko-cc", null,
                bench.clock.instant(), List.of(new ApplicationData.Person(person.iin(), person.surname(), person.name(),
                        null, person.birthDate(), Gender.MALE, "applicant", "KAZ", null, null))),
                        UUID.randomUUID().toString());
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ListAppender<ILoggingEvent> listening() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        ((Logger) LoggerFactory.getLogger(OutboxDispatcher.class)).addAppender(log);
        return log;
    }
}
