package kz.qonys.deployment;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How long the gate may look at one deployment. Asked inside every loop whose length a file decides. */
final class Deadline {

    /** Asking the system costs more than most of what is done in between. */
    private static final int EVERY = 256;

    private final LongSupplier nanoseconds;
    private final long end;
    private int asked;

    private Deadline(LongSupplier nanoseconds, Duration limit) {
        this.nanoseconds = nanoseconds;
        this.end = nanoseconds.getAsLong() + limit.toNanos();
    }

    /** Counts the work of this thread: a machine that is busy with something else is not the file's fault. */
    static Deadline in(Duration limit) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return new Deadline(threads.isCurrentThreadCpuTimeSupported() ? threads::getCurrentThreadCpuTime
                : System::nanoTime, limit);
    }

    /** @throws UnreadableModelException when the time is up */
    void check() {
        if (++asked % EVERY == 0 && nanoseconds.getAsLong() - end > 0) {
            throw new UnreadableModelException("deployment.file.slow", 0);
        }
    }
}
