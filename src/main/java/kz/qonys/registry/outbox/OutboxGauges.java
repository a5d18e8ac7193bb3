package kz.qonys.registry.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Meters {@code qonys.outbox.waiting}, {@code qonys.outbox.dead} (an operator must act) and
 * {@code qonys.outbox.oldest.age}. No labels: a case or office would be one. All nodes of a database show the same.
 */
@Component
class OutboxGauges implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxGauges.class);

    private final OutboxOperations operations;

    OutboxGauges(OutboxOperations operations) {
        this.operations = operations;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("qonys.outbox.waiting", () -> read(OutboxOperations.Load::waiting))
                .description("Outward writes that workers will send").register(registry);
        Gauge.builder("qonys.outbox.dead", () -> read(OutboxOperations.Load::dead))
                .description("Outward writes that only an operator can move").register(registry);
        TimeGauge.builder("qonys.outbox.oldest.age", () -> read(load -> load.oldest().toSeconds()), TimeUnit.SECONDS)
                .description("Age of the oldest outward write that is not settled").register(registry);
    }

    private double read(ToDoubleFunction<OutboxOperations.Load> value) {
        try {
            return value.applyAsDouble(operations.load());
        } catch (RuntimeException e) {
            LOG.debug("The outbox could not be measured: {}", e.getClass().getName());
            return Double.NaN;
        }
    }
}
