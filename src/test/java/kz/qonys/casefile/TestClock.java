package kz.qonys.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that stands until it is set. */
public class TestClock extends Clock {

    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

    private Instant now = Instant.parse("2026-06-15T05:00:00Z");

    public void set(Instant instant) {
        now = instant;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
