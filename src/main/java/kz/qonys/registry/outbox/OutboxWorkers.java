package kz.qonys.registry.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Threads of this node that send outward writes. They stop between two rows: a call that runs is waited for, never
 * interrupted, since an interrupt would break the embedded database.
 */
@Component
class OutboxWorkers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorkers.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final OutboxDispatcher dispatcher;
    private final OutboxProperties properties;
    private final Semaphore calls = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    OutboxWorkers(OutboxDispatcher dispatcher, OutboxProperties properties) {
        this.dispatcher = dispatcher;
        this.properties = properties;
    }

    /** Makes a worker look for due rows now. */
    void wake() {
        if (calls.availablePermits() < properties.workers()) {
            calls.release();
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        for (int number = 1; number <= properties.workers(); number++) {
            Thread thread = new Thread(this::work, "outbox-" + number);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        calls.release(threads.size());
        try {
            for (Thread thread : threads) {
                thread.join(LONGEST_STOP.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        try {
            while (running) {
                if (!sent()) {
                    calls.tryAcquire(properties.poll().toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean sent() {
        try {
            return dispatcher.sendNext();
        } catch (RuntimeException e) {
            // The database is away or the node goes down: the rows are where they were
            LOG.warn("The outbox could not be worked on: {}", e.getClass().getName());
            return false;
        }
    }
}
