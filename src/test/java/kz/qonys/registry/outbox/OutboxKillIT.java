package kz.qonys.registry.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.qonys.registry.ApplicationData;
import kz.qonys.registry.Gender;
import kz.qonys.registry.MigrationPortal;
import kz.qonys.registry.PortalStatus;
import kz.qonys.registry.gateway.TestGateway;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.GatewaySimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * SIGKILL of a worker's process twenty times at two forced points: the portal has done its work and nobody here knows;
 * the answer is here and the commit is not. The portal lives outside the killed process, as the real one does.
 */
class OutboxKillIT {

    private static final int KILLS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Deque<Worker> started = new ArrayDeque<>();
    private EmbeddedPostgres postgres;
    private GatewaySimulator simulator;
    private MigrationPortal portal;
    private OutboxBench bench;

    /** A worker in a process of its own. */
    private record Worker(Process process, Writer commands, BufferedReader answers) {

        static Worker launch() throws IOException {
            Process process = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx160m", "-Duser.timezone=UTC", "-cp",
                    System.getProperty("java.class.path"), OutboxWorkerMain.class.getName())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return new Worker(process, process.outputWriter(StandardCharsets.UTF_8),
                    process.inputReader(StandardCharsets.UTF_8));
        }

        void tell(String line) throws IOException {
            commands.write(line + "\n");
            commands.flush();
        }

        void expect(String answer) throws IOException {
            for (String line = answers.readLine(); !answer.equals(line); line = answers.readLine()) {
                assertThat(line).as("the worker ended").isNotNull();
            }
        }

        void kill() {
            process.destroyForcibly();
            await().atMost(PATIENCE).until(() -> !process.isAlive());
        }
    }

    @BeforeEach
    void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        OutboxBench.createTables(postgres.getPostgresDatabase());
        bench = new OutboxBench(postgres.getPostgresDatabase(), TestGateway.CLOCK.instant());
        bench.jdbc.sql("create table told (outbox_id varchar(36) not null)").update();
        simulator = TestGateway.simulator();
        portal = new TestGateway(simulator.access(), Map.of()).portal();
    }

    @AfterEach
    void stop() throws IOException {
        started.forEach(Worker::kill);
        simulator.close();
        postgres.close();
    }

    @Test
    void shouldHaveOneEffectPerKey_whenKilledTwentyTimesBetweenEffectAndCommit() throws Exception {
        List<String> ids = new ArrayList<>();
        started.add(Worker.launch());
        for (int kill = 0; kill < KILLS; kill++) {
            started.add(Worker.launch());
            Worker victim = ready(started.remove());
            drained(victim);
            String id = report(kill);
            ids.add(id);
            if (kill % 2 == 0) {
                killedWithoutAnAnswer(victim, id);
            } else {
                killedBeforeTheCommit(victim, id);
            }
            assertThat(bench.row(id).state()).isEqualTo(OutboxState.WAITING);
            assertThat(simulator.journal().effects(id)).isEqualTo(1);
        }
        drained(ready(started.peek()));

        assertThat(ids).hasSize(KILLS).allSatisfy(id -> {
            assertThat(simulator.journal().deliveries(id)).isEqualTo(2);
            assertThat(simulator.journal().effects(id)).isEqualTo(1);
            assertThat(bench.row(id).state()).isEqualTo(OutboxState.ACKNOWLEDGED);
            assertThat(bench.row(id).attempts()).isEqualTo(2);
        });
        assertThat(bench.jdbc.sql("select outbox_id from told").query(String.class).list())
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    private void killedWithoutAnAnswer(Worker victim, String id) throws IOException {
        simulator.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.HANG);
        victim.tell(now());
        await().atMost(PATIENCE).until(() -> simulator.journal().effects(id) == 1);
        victim.kill();
        simulator.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.NORMAL);
    }

    private void killedBeforeTheCommit(Worker victim, String id) throws Exception {
        try (Connection gate = postgres.getPostgresDatabase().getConnection();
                Statement lock = gate.createStatement()) {
            gate.setAutoCommit(false);
            lock.execute("lock table told in exclusive mode");
            victim.tell(now());
            await().atMost(PATIENCE).until(() -> bench.jdbc.sql("select count(*) from pg_locks where not granted")
                    .query(Integer.class).single() == 1);
            victim.kill();
            // The server notices the dead client only when its statement goes on
            await().atMost(PATIENCE).until(() -> {
                bench.jdbc.sql("select pg_terminate_backend(pid) from pg_locks where not granted").query().listOfRows();
                return bench.jdbc.sql("select count(*) from pg_locks where not granted").query(Integer.class)
                        .single() == 0;
            });
            gate.rollback();
        }
        assertThat(simulator.journal().deliveries(id)).isEqualTo(1);
    }

    private Worker ready(Worker worker) throws Exception {
        worker.expect(OutboxWorkerMain.READY);
        worker.tell(OutboxWorkerMain.settings(postgres.getJdbcUrl("postgres", "postgres"), simulator.access()));
        return worker;
    }

    /** Lets the leases of the killed one run out and everything be sent. */
    private void drained(Worker worker) throws IOException {
        bench.clock.advance(OutboxBench.PROPERTIES.lease());
        worker.tell(now());
        worker.expect(OutboxWorkerMain.DONE);
        assertThat(bench.operations.load().waiting()).isZero();
    }

    private String now() {
        return Long.toString(bench.clock.instant().toEpochMilli());
    }

    private String report(int kill) {
        String caseId = UUID.randomUUID().toString();
        String number = "QN-26-4%05d".formatted(kill);
        var person = simulator.population().family(20).applicant();
        portal.register(caseId + ":register:1", new ApplicationData(number, "kandas", "tur-cc", "sko-cc", null,
                bench.clock.instant(), List.of(new ApplicationData.Person(person.iin(), person.surname(), person.name(),
                        null, person.birthDate(), Gender.MALE, "applicant", "KAZ", null, null))),
                        UUID.randomUUID().toString());
        return bench.report(caseId, number, PortalStatus.REFUSED);
    }
}
