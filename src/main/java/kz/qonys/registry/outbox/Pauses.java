package kz.qonys.registry.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential pauses between attempts. The upper half of each is random, so that rows which failed together, in an
 * outage, do not come back together.
 */
final class Pauses {

    private static final int MOST_DOUBLINGS = 30;

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;

    Pauses(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /** Pause after the given attempt, counted from 1: between half of the exponential value and all of it. */
    Duration after(int attempt) {
        int doublings = Math.min(Math.max(attempt, 1) - 1, MOST_DOUBLINGS);
        long whole = Math.min(first.toMillis() << Math.min(doublings, Long.numberOfLeadingZeros(first.toMillis()) - 1),
                longest.toMillis());
        long half = whole / 2;
        return Duration.ofMillis(half + random.nextLong(whole - half + 1));
    }
}
