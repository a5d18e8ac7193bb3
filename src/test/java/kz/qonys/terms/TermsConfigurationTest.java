package kz.qonys.terms;

import static kz.qonys.terms.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class TermsConfigurationTest {

    private final TermsProperties properties = new TermsProperties(
            "classpath*:processes/calendars/kz-*.csv", LocalTime.of(9, 0), LocalTime.of(18, 30), 20);

    @Test
    void shouldRefuseTheStart_whenTheCurrentYearIsNotOnFile() {
        assertThatThrownBy(() -> calendarAt("2028-01-01T00:00"))
                .isInstanceOf(YearNotOnFileException.class)
                .hasMessageContaining("No working calendar for 2028 is on file");
    }

    @Test
    void shouldWarn_whenTheNextYearIsNotOnFile(CapturedOutput output) {
        assertThat(calendarAt("2027-12-31T23:59").years()).containsExactly(2024, 2025, 2026, 2027);
        assertThat(output).contains("No working calendar for 2028 is on file: terms that end in it are provisional");
    }

    @Test
    void shouldStartSilently_whenBothYearsAreOnFile(CapturedOutput output) {
        calendarAt("2026-11-22T12:00");

        assertThat(output).doesNotContain("No working calendar");
    }

    private WorkingCalendar calendarAt(String now) {
        Clock clock = Clock.fixed(at(now), Calendars.ZONE);
        TermsConfiguration configuration = new TermsConfiguration();
        CalendarStore store = new CalendarStore(JdbcClient.create(TermsDatabase.fresh()));
        return configuration.workingCalendar(configuration.calendarLibrary(properties, store, clock), clock);
    }
}
