package kz.qonys.registry;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an unavailable registry is asked again ({@code qonys.registry.retry}).
 *
 * @param steps pause after the first, second, ... attempt; the last one repeats for ever. No jitter: an oracle in a
 *              test must be able to name the instant, and the provider sees at most a few dozen officers
 */
@ConfigurationProperties("qonys.registry.retry")
public record RetrySchedule(
        @DefaultValue({"5s", "10s", "20s", "40s", "1m", "2m", "5m", "10m", "15m"}) List<Duration> steps) {

    public RetrySchedule {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.stream().anyMatch(step -> step.isNegative() || step.isZero())) {
            throw new IllegalArgumentException("qonys.registry.retry.steps needs at least one positive duration");
        }
    }

    /** Pause after the given attempt, counted from 1. */
    public Duration backoff(int attempt) {
        return steps.get(Math.min(Math.max(attempt, 1), steps.size()) - 1);
    }
}
