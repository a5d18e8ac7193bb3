package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.MOBILITY_CENTRE;
import static kz.qonys.journey.FamilyCase.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.GatewaySimulator.Outage;
import kz.qonys.registry.simulator.ReceivedMessages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/**
 * The gateway is gone for two real minutes, on PostgreSQL and with the live job executor: no clock is moved. Twenty
 * cases stand in the registry phase and twenty in the registration on the portal.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "qonys.data=target/journey-outage-${qonys.fork:0}",
    "qonys.demo.cases=false",
    // signing takes its time, and the writes are to be on their way together, before the breaker opens
    "qonys.signature.enforced="
})
@ActiveProfiles("demo")
@Import({Desk.class, OutageJourneyIT.Database.class})
@ExtendWith(EvenGround.class)
@DirtiesContext
class OutageJourneyIT {

    private static final int CASES = 20;
    private static final Duration OUTAGE = Duration.ofMinutes(2);

    @Autowired
    private Desk desk;

    @TestConfiguration(proxyBeanMethods = false)
    static class Database {

        @Bean
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.start();
        }

        /** With the application's own pool: a job that asks a registry needs two connections. */
        @Bean
        @ConfigurationProperties("spring.datasource.hikari")
        HikariDataSource dataSource(EmbeddedPostgres postgres) {
            return DataSourceBuilder.create().type(HikariDataSource.class)
                    .url(postgres.getJdbcUrl("postgres", "postgres")).username("postgres").build();
        }
    }

    @Test
    void shouldLoseAndDoubleNothing_whenTheGatewayIsGoneForTwoMinutes() {
        List<FamilyCase> registering = new ArrayList<>();
        List<FamilyCase> asking = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko");
            desk.walk.submit(one.id, FamilyCase.TAKE, one.author, one.application);
            registering.add(one);
            asking.add(FamilyCase.open(desk, desk.freshFamily(), "pav"));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> allStandAt(registering, REGISTER));
        registering.forEach(FamilyCase::upload);

        // the first half of the writes takes effect, but the answer never arrives
        desk.gateway.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.RESET);
        registering.subList(0, CASES / 2).forEach(one -> one.decideAsAuthor("release"));
        await().atMost(Duration.ofSeconds(30)).until(() -> registering.subList(0, CASES / 2).stream()
                .allMatch(one -> desk.gateway.journal().deliveries(one.id + ":register:1") > 0));
        desk.gateway.down(Outage.REFUSED);
        long down = System.nanoTime();
        desk.gateway.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.NORMAL);
        registering.subList(CASES / 2, CASES).forEach(one -> one.decideAsAuthor("release"));
        asking.forEach(one -> desk.walk.submit(one.id, FamilyCase.TAKE, one.author, one.application));
        await().atMost(Duration.ofSeconds(40)).until(() -> unavailable() >= 2 * CASES);
        desk.gateway.down(Outage.SERVICE_UNAVAILABLE);
        await().atMost(OUTAGE.plusSeconds(10)).pollInterval(Duration.ofSeconds(1))
                .until(() -> System.nanoTime() - down >= OUTAGE.toNanos());
        assertThat(asking).allSatisfy(one -> assertThat(one.openTasks()).isEmpty());
        assertThat(registering).allSatisfy(one -> assertThat(one.openTasks()).isEmpty());

        desk.gateway.up();

        await().atMost(Duration.ofSeconds(150)).pollInterval(Duration.ofSeconds(1)).until(both(asking, registering));
        assertThat(desk.engine.getRuntimeService().createIncidentQuery().count()).isZero();
        assertThat(desk.engine.getManagementService().createJobQuery().withException().count()).isZero();
        assertThat(registering).allSatisfy(one ->
                assertThat(desk.gateway.journal().effects(one.id + ":register:1")).isEqualTo(1));
        assertThat(registering.subList(0, CASES / 2)).allSatisfy(one ->
                assertThat(desk.gateway.journal().deliveries(one.id + ":register:1")).isGreaterThan(1));
        assertThat(desk.gateway.journal().entries()).filteredOn(ReceivedMessages.Entry::effective).hasSize(CASES)
                .extracting(ReceivedMessages.Entry::idempotencyKey).doesNotHaveDuplicates();
    }

    private Callable<Boolean> both(List<FamilyCase> asking, List<FamilyCase> registering) {
        return () -> allStandAt(asking, REGISTER) && allStandAt(registering, MOBILITY_CENTRE);
    }

    private static boolean allStandAt(List<FamilyCase> cases, String task) {
        return cases.stream().allMatch(one -> one.openTasks().equals(List.of(task)));
    }

    /** Cases with a question or write that an outage holds up. */
    private int unavailable() {
        return desk.jdbc.sql("select count(distinct case_id) from registry_call where outcome = 'unavailable'"
                + " and next_attempt_at is not null").query(Integer.class).single();
    }
}
