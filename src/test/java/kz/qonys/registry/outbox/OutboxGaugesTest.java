package kz.qonys.registry.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import kz.qonys.registry.PortalStatus;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

class OutboxGaugesTest {

    @Test
    void shouldShowNumbersAndAge_withoutLabels() {
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:gauges;DB_CLOSE_DELAY=-1", "sa", "");
        OutboxBench.createTables(database);
        OutboxBench bench = new OutboxBench(database, Instant.parse("2026-03-17T05:00:00Z"));
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new OutboxGauges(bench.operations).bindTo(meters);
        bench.report("case-1", "QN-26-500001", PortalStatus.RETURNED);
        bench.report("case-2", "QN-26-500002", PortalStatus.RETURNED);
        bench.report("case-2", "QN-26-500002", PortalStatus.REFUSED);
        bench.clock.advance(Duration.ofMinutes(7));
        bench.jdbc.sql("update outbox set state = 'dead' where case_id = 'case-1'").update();

        assertThat(meters.get("qonys.outbox.waiting").gauge().value()).isEqualTo(2);
        assertThat(meters.get("qonys.outbox.dead").gauge().value()).isEqualTo(1);
        assertThat(meters.get("qonys.outbox.oldest.age").timeGauge().value()).isEqualTo(420);
        assertThat(meters.getMeters()).hasSize(3).extracting(Meter::getId).allMatch(id -> id.getTags().isEmpty());
    }
}
