package kz.qonys.terms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;

/**
 * The clock of the demonstration and of tests: runs like the system's, shifted by an offset that survives a restart.
 * Whoever keeps another clock equal to it listens to {@link ClockMoved}.
 */
public final class MovableClock extends Clock {

    private final Clock system;
    private final ClockOffset offset;
    private final Consumer<ClockMoved> listeners;

    MovableClock(Clock system, ClockOffset offset, Consumer<ClockMoved> listeners) {
        this.system = system;
        this.offset = offset;
        this.listeners = listeners;
    }

    /** Moves by a duration, backwards when it is negative. */
    public void move(Duration by) {
        set(offset.current().plus(by));
    }

    /** Makes it that instant now; the clock keeps running. */
    public void moveTo(Instant now) {
        set(Duration.between(system.instant(), now));
    }

    /** Makes it equal to the system clock again. */
    public void reset() {
        set(Duration.ZERO);
    }

    /** How far this clock is ahead of the system's; negative when it is behind. */
    public Duration offset() {
        return offset.current();
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovableClock(system.withZone(zone), offset, listeners);
    }

    @Override
    public Instant instant() {
        return system.instant().plus(offset.current());
    }

    private void set(Duration fresh) {
        // the engine's clock knows milliseconds only
        Duration rounded = Duration.ofMillis(fresh.toMillis());
        offset.change(rounded);
        listeners.accept(new ClockMoved(rounded));
    }
}
