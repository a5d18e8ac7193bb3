package kz.qonys.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RetryScheduleTest {

    @Test
    void shouldGrowToAQuarterOfAnHour_whenNothingIsConfigured() {
        RetrySchedule schedule = bound(Map.of());

        assertThat(IntStream.rangeClosed(1, 11).mapToObj(schedule::backoff).map(Duration::toSeconds))
                .containsExactly(5L, 10L, 20L, 40L, 60L, 120L, 300L, 600L, 900L, 900L, 900L);
    }

    @Test
    void shouldFollowTheConfiguredSteps() {
        RetrySchedule schedule = bound(Map.of("qonys.registry.retry.steps", "1s,3s"));

        assertThat(schedule.backoff(1)).hasSeconds(1);
        assertThat(schedule.backoff(7)).hasSeconds(3);
    }

    @Test
    void shouldTakeTheFirstStep_whenNoAttemptIsCounted() {
        assertThat(bound(Map.of()).backoff(0)).hasSeconds(5);
    }

    @Test
    void shouldRefuse_whenThereIsNoPositiveStep() {
        assertThatThrownBy(() -> new RetrySchedule(List.of())).hasMessageContaining("qonys.registry.retry.steps");
        assertThatThrownBy(() -> new RetrySchedule(List.of(Duration.ZERO)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RetrySchedule bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("qonys.registry.retry", RetrySchedule.class);
    }
}
