package kz.qonys.terms;

import static kz.qonys.terms.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MovableClockTest {

    private final DataSource database = TermsDatabase.fresh();
    private final List<ClockMoved> heard = new ArrayList<>();
    private final MovableClock clock = clock();

    @Test
    void shouldRunWithTheSystemClock_whenNotMoved() {
        assertThat(clock.instant()).isEqualTo(at("2026-11-22T12:00"));
        assertThat(clock.getZone()).isEqualTo(Calendars.ZONE);
    }

    @Test
    void shouldTellItsListeners_whenMoved() {
        clock.move(Duration.ofHours(3));
        clock.moveTo(at("2026-11-20T09:00"));
        clock.reset();

        assertThat(heard).containsExactly(new ClockMoved(Duration.ofHours(3)), new ClockMoved(Duration.ofHours(-51)),
                new ClockMoved(Duration.ZERO));
    }

    @Test
    void shouldKeepItsOffset_whenTheSystemRestarts() {
        clock.move(Duration.ofDays(2));

        MovableClock restarted = clock();

        assertThat(restarted.instant()).isEqualTo(at("2026-11-24T12:00"));
        assertThat(restarted.withZone(ZoneOffset.UTC).instant()).isEqualTo(at("2026-11-24T12:00"));
    }

    private MovableClock clock() {
        return new MovableClock(Clock.fixed(at("2026-11-22T12:00"), Calendars.ZONE),
                new ClockOffset(JdbcClient.create(database)), heard::add);
    }
}
