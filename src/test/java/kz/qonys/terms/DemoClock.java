package kz.qonys.terms;

import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A demonstration clock over a system clock that stands still. */
public final class DemoClock {

    private DemoClock() {
    }

    public static MovableClock standingAt(Instant now) {
        return new MovableClock(Clock.fixed(now, Calendars.ZONE),
                new ClockOffset(JdbcClient.create(TermsDatabase.fresh())), moved -> { });
    }
}
