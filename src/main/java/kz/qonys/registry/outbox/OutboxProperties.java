package kz.qonys.registry.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How outward writes are sent ({@code qonys.outbox}).
 *
 * @param workers      threads of this node that send; 0 leaves it to other nodes
 * @param poll         longest time until a worker looks for due rows
 * @param lease        time a worker has for one row; after it, say after a kill, another worker takes the row. Longer
 *                     than the longest call
 * @param firstPause   pause after the first failure; doubled with each further one
 * @param longestPause most that a pause grows to
 * @param refusals     permanent refusals after which an operator must act
 */
@ConfigurationProperties("qonys.outbox")
public record OutboxProperties(
        @DefaultValue("2") int workers,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("5s") Duration firstPause,
        @DefaultValue("15m") Duration longestPause,
        @DefaultValue("3") int refusals) {

    public OutboxProperties {
        if (workers < 0 || refusals < 1 || !positive(poll) || !positive(lease) || !positive(firstPause)
                || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("qonys.outbox: workers >= 0, refusals >= 1, durations positive, "
                    + "longest-pause not shorter than first-pause");
        }
    }

    private static boolean positive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
