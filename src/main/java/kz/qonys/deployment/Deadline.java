package kz.qonys.deployment;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long the gate may look at one deployment. Asked inside every loop whose length a file decides. */
final class Deadline {

    private final LongSupplier nanoseconds;
    private final long end;

    private Deadline(LongSupplier nanoseconds, Duration limit) {
        this.nanoseconds = nanoseconds;
        this.end = nanoseconds.getAsLong() + limit.toNanos();
    }

    static Deadline in(Duration limit) {
        return new Deadline(System::nanoTime, limit);
    }

    static Deadline in(Duration limit, LongSupplier nanoseconds) {
        return new Deadline(nanoseconds, limit);
    }

    /** @throws UnreadableModelException when the time is up */
    void check() {
        if (nanoseconds.getAsLong() - end > 0) {
            throw new UnreadableModelException("deployment.file.slow", 0);
        }
    }
}
