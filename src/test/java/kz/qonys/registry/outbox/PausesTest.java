package kz.qonys.registry.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PausesTest {

    private final Pauses pauses = new Pauses(Duration.ofSeconds(5), Duration.ofMinutes(15), new Random(1));

    @Test
    void shouldDoubleUpToTheLongest() {
        for (int attempt = 1; attempt <= 60; attempt++) {
            long whole = (long) Math.min(5_000 * Math.pow(2, attempt - 1), 900_000);
            assertThat(pauses.after(attempt)).as("attempt %s", attempt)
                    .isBetween(Duration.ofMillis(whole / 2), Duration.ofMillis(whole));
        }
    }

    @Test
    void shouldSpreadRowsThatFailedTogether() {
        assertThat(IntStream.range(0, 200).mapToObj(row -> pauses.after(8).toSeconds() / 60).distinct().count())
                .isGreaterThan(4);
    }

    @Test
    void shouldNotOverflow_whenPausesAreLong() {
        Pauses patient = new Pauses(Duration.ofDays(1), Duration.ofDays(365), new Random(1));

        assertThat(patient.after(1_000)).isBetween(Duration.ofDays(182), Duration.ofDays(365));
    }
}
