package kz.qonys.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The law's days against the official years on file: they differ only by what no law can say beforehand. */
class PublicHolidaysTest {

    private final WorkingCalendar calendar = Calendars.onFile();

    @ParameterizedTest
    @CsvSource({
        // year, weekdays off beyond the law: days moved by order, Kurban-Ait
        "2024, 2024-05-08", "2025, 2025-01-03 2025-06-06", "2026, 2026-05-27", "2027, ''"})
    void shouldBeTheDaysOfTheOfficialYear_butForMovedDaysAndKurbanAit(int year, String beyond) {
        Set<LocalDate> official = LocalDate.ofYearDay(year, 1).datesUntil(LocalDate.ofYearDay(year + 1, 1))
                .filter(day -> day.getDayOfWeek().getValue() < 6 && !calendar.isWorkingDay(day))
                .collect(Collectors.toSet());
        Set<LocalDate> expected = Arrays.stream(beyond.split(" ")).filter(day -> !day.isEmpty()).map(LocalDate::parse)
                .collect(Collectors.toSet());

        Set<LocalDate> law = PublicHolidays.weekdaysOff(year);

        assertThat(official).containsAll(law);
        official.removeAll(law);
        assertThat(official).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2028-01-03", "2028-01-04", "2028-03-15", "2028-03-21", "2028-12-18"})
    void shouldFreeTheNextWorkingDay_whenAHolidayFallsOnAWeekend(LocalDate off) {
        assertThat(PublicHolidays.weekdaysOff(off.getYear())).contains(off);
    }
}
