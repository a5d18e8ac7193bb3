package kz.qonys.registry.simulator;

import java.time.Duration;
import java.util.Random;

/**
 * Log-normal distribution of the time that an answer takes.
 *
 * @param median    half of the answers are faster
 * @param percent99 one answer in a hundred is slower; not below the median
 */
public record Latency(Duration median, Duration percent99) {

    public static final Latency NONE = new Latency(Duration.ZERO, Duration.ZERO);

    /** Quantile of the standard normal distribution at 0.99. */
    private static final double NORMAL_99 = 2.326_347_874;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** @throws IllegalArgumentException when the two are negative or the wrong way round */
    public Latency {
        if (median.isNegative() || percent99.compareTo(median) < 0) {
            throw new IllegalArgumentException("A latency needs 0 <= median <= percent99");
        }
    }

    /** The time of one answer, at most two minutes. */
    Duration draw(Random random) {
        if (median.isZero()) {
            return Duration.ZERO;
        }
        double spread = Math.log((double) percent99.toNanos() / median.toNanos()) / NORMAL_99;
        double nanos = median.toNanos() * Math.exp(spread * random.nextGaussian());
        return nanos < LONGEST.toNanos() ? Duration.ofNanos((long) nanos) : LONGEST;
    }
}
