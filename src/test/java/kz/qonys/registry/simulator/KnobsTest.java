package kz.qonys.registry.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnobsTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    private static final String IIN = "850615160427";

    private final HandClock clock = new HandClock(Instant.parse("2026-03-17T05:00:00Z"));
    private final Knobs knobs = new Knobs(7, clock, ZONE);

    /** Moves only when a test says so. */
    private static final class HandClock extends Clock {

        private Instant now;

        HandClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void shouldLetTheMostParticularSettingDecide() {
        knobs.turn(Setting.of(Setting.ANY, Behaviour.HANG));
        knobs.turn(Setting.of("S", Behaviour.LATE));
        knobs.turn(Setting.of(Setting.ANY, Behaviour.RESET).about(IIN));
        knobs.turn(Setting.of("S", Behaviour.CDATA).about(IIN));

        assertThat(behaviour("T", null)).isEqualTo(Behaviour.HANG);
        assertThat(behaviour("S", null)).isEqualTo(Behaviour.LATE);
        assertThat(behaviour("S", "other")).isEqualTo(Behaviour.LATE);
        assertThat(behaviour("T", IIN)).isEqualTo(Behaviour.RESET);
        assertThat(behaviour("S", IIN)).isEqualTo(Behaviour.CDATA);

        knobs.back("S", IIN);
        assertThat(behaviour("S", IIN)).isEqualTo(Behaviour.RESET);
        knobs.backAll();
        assertThat(behaviour("S", IIN)).isEqualTo(Behaviour.NORMAL);
        assertThat(knobs.inForce()).isEmpty();
    }

    @Test
    void shouldMeetTheShareOfMessages_theSameWithTheSameSeed() {
        Setting half = Setting.of("S", Behaviour.RESET).percent(50)
                .latency(new Latency(Duration.ofMillis(300), Duration.ofSeconds(10)));
        Knobs twin = new Knobs(7, clock, ZONE);
        Knobs other = new Knobs(8, clock, ZONE);
        List.of(knobs, twin, other).forEach(one -> one.turn(half));

        List<Knobs.Treatment> drawn = drawn(knobs);
        assertThat(drawn(twin)).isEqualTo(drawn);
        assertThat(drawn(other)).isNotEqualTo(drawn);
        assertThat(drawn.stream().filter(one -> one.behaviour() == Behaviour.RESET).count()).isBetween(400L, 600L);
    }

    @Test
    void shouldDrawLatenciesWithTheGivenMedianAndTail() {
        Latency latency = new Latency(Duration.ofMillis(500), Duration.ofSeconds(10));
        Random random = new Random(1);
        List<Duration> drawn = IntStream.range(0, 20_000).mapToObj(i -> latency.draw(random)).sorted().toList();

        assertThat(drawn.get(10_000)).isBetween(Duration.ofMillis(480), Duration.ofMillis(520));
        assertThat(drawn.get(19_800)).isBetween(Duration.ofMillis(9_000), Duration.ofMillis(11_000));
        assertThat(drawn.get(19_999)).isLessThanOrEqualTo(Duration.ofMinutes(2));
        assertThat(Latency.NONE.draw(random)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"09:00, 11:00, 503", "10:00, 10:01, 503", "08:00, 10:00, 0", "10:01, 09:00, 0", "22:00, 06:00, 0",
        "22:00, 10:01, 503", "09:59, 09:00, 503"})
    void shouldBeClosedWithinTheWindow(LocalTime from, LocalTime until, int refusal) {
        knobs.turn(Setting.of("S", Behaviour.NORMAL).closed(from, until));

        assertThat(knobs.treatment("S", null).refusal()).isEqualTo(refusal);
    }

    @Test
    void shouldTurnAwayBeyondTheLimit_untilThePeriodHasPassed() {
        knobs.turn(Setting.of("S", Behaviour.NORMAL).limit(2, Duration.ofSeconds(10)));

        assertThat(refusals(3)).containsExactly(0, 0, 429);
        clock.now = clock.now.plusSeconds(9);
        assertThat(refusals(1)).containsExactly(429);
        clock.now = clock.now.plusSeconds(1);
        assertThat(refusals(3)).containsExactly(0, 0, 429);
    }

    @Test
    void shouldRefuseSettingsThatMeanNothing() {
        assertThatThrownBy(() -> Setting.of("S", Behaviour.RESET).percent(101))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Setting.of("S", Behaviour.RESET).limit(0, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Latency(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldHideTheIin_whenASettingIsPrinted() {
        assertThat(Setting.of("S", Behaviour.RESET).about(IIN).toString()).doesNotContain(IIN).contains("85***");
    }

    private Behaviour behaviour(String service, String iin) {
        return knobs.treatment(service, iin).behaviour();
    }

    private List<Integer> refusals(int messages) {
        return IntStream.range(0, messages).mapToObj(i -> knobs.treatment("S", null).refusal()).toList();
    }

    private static List<Knobs.Treatment> drawn(Knobs knobs) {
        return IntStream.range(0, 1_000).mapToObj(i -> knobs.treatment("S", null)).toList();
    }
}
