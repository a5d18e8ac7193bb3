package kz.qonys.terms;

import static kz.qonys.terms.Calendars.at;
import static kz.qonys.terms.TermLength.businessDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

    private final WorkingCalendar calendar = Calendars.onFile();

    @ParameterizedTest
    @CsvSource({"2024, 249", "2025, 246", "2026, 247", "2027, 247"})
    void shouldCountTheWorkingDaysOfTheYear(int year, long expected) {
        LocalDate first = LocalDate.of(year, 1, 1);

        assertThat(first.datesUntil(first.plusYears(1)).filter(calendar::isWorkingDay).count()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // plain week, day of receipt is day 0
        "2026-11-16T09:00, 1, 2026-11-17T18:30",
        "2026-11-16T10:00, 3, 2026-11-19T18:30",
        // over Nauryz 2026
        "2026-03-20T17:00, 1, 2026-03-26T18:30",
        // onto the moved working Saturday
        "2024-05-03T11:00, 1, 2024-05-04T18:30",
        // received on a holiday, counts on the working Sunday after New Year
        "2025-01-02T10:00, 1, 2025-01-06T18:30",
        // new Constitution Day
        "2027-03-12T10:00, 3, 2027-03-18T18:30",
        // the old one is a working day since 2026
        "2026-08-28T10:00, 1, 2026-08-31T18:30",
        // into the next year
        "2026-12-31T12:00, 1, 2027-01-05T18:30",
        // before opening, at closing, after closing, at night of a day off
        "2026-11-16T00:00, 1, 2026-11-17T18:30",
        "2026-11-16T18:30, 1, 2026-11-17T18:30",
        "2026-11-16T18:31, 1, 2026-11-18T18:30",
        "2026-11-20T18:30:01, 1, 2026-11-24T18:30",
        "2026-11-21T03:00, 1, 2026-11-24T18:30",
    })
    void shouldEndAtClosing_whenTermCountsBusinessDays(String received, int days, String due) {
        assertThat(calendar.due(at(received), businessDays(days))).isEqualTo(at(due));
    }

    @ParameterizedTest
    @CsvSource({
        // drafted on the 1st, for the month that has just ended
        "2026-05-01T00:00, 2026-05-05T18:30",
        "2027-03-01T09:00, 2027-03-05T18:30",
        "2026-01-01T00:00, 2026-01-05T18:30",
        // clock started at the end of the reporting month
        "2026-04-30T18:30, 2026-05-05T18:30",
        // the 5th is a Sunday, a Saturday
        "2026-07-01T00:00, 2026-07-03T18:30",
        "2026-09-01T00:00, 2026-09-04T18:30",
        // the 5th is a working Sunday
        "2025-01-01T00:00, 2025-01-05T18:30",
        // started late: over at once, never put off to the next month
        "2026-07-04T10:00, 2026-07-03T18:30",
        "2026-07-06T10:00, 2026-08-05T18:30",
    })
    void shouldEndOnTheLastWorkingDayNotAfterTheFifth_whenTermIsADayOfMonth(String start, String due) {
        assertThat(calendar.due(at(start), new TermLength(5, TermUnit.DAY_OF_MONTH))).isEqualTo(at(due));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-11T10:00, 1, CALENDAR_YEAR, 2026-03-11T18:30",
        "2024-02-29T10:00, 1, CALENDAR_YEAR, 2025-02-28T18:30",
        "2025-03-22T10:00, 1, CALENDAR_YEAR, 2026-03-20T18:30",
        "2026-01-31T10:00, 1, CALENDAR_MONTH, 2026-02-27T18:30",
        "2026-01-16T23:00, 6, CALENDAR_MONTH, 2026-07-16T18:30",
    })
    void shouldNotBeExtendedByDaysOff_whenTermCountsCalendarUnits(String start, int amount, TermUnit unit, String due) {
        assertThat(calendar.due(at(start), new TermLength(amount, unit))).isEqualTo(at(due));
    }

    @ParameterizedTest
    @CsvSource({
        // received at opening: two days of 9.5 h, 75 % = 14 h 15 min
        "2026-11-16T09:00, 1, 75, 2026-11-17T13:45",
        // received at 14:30 on Friday: 4 h + 9.5 h = 13.5 h, 75 % = 10 h 7.5 min
        "2026-11-20T14:30, 1, 75, 2026-11-23T15:07:30",
        // received at night: runs from Monday's opening
        "2026-11-21T03:00, 1, 50, 2026-11-23T18:30",
        // over Nauryz: 1.5 h + 9.5 h = 11 h, 75 % = 8 h 15 min
        "2026-03-20T17:00, 1, 75, 2026-03-26T15:45",
    })
    void shouldWarnAtTheShareOfBusinessTime(String received, int days, int percent, String warning) {
        Instant due = calendar.due(at(received), businessDays(days));

        assertThat(calendar.warning(at(received), due, percent)).isEqualTo(at(warning));
    }

    @Test
    void shouldWarnAtTheEnd_whenTermIsOverAlready() {
        assertThat(calendar.warning(at("2026-07-04T10:00"), at("2026-07-03T18:30"), 75))
                .isEqualTo(at("2026-07-03T18:30"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-16T09:00, 2026-11-16T18:30, PT9H30M",
        "2026-11-16T12:00, 2026-11-17T10:00, PT7H30M",
        "2026-11-20T18:00, 2026-11-23T09:30, PT1H",
        "2026-11-21T00:00, 2026-11-22T23:59, PT0S",
        "2024-05-03T18:00, 2024-05-04T10:00, PT1H30M",
        // the night in which Almaty went from UTC+6 to UTC+5
        "2024-02-29T18:00, 2024-03-01T10:00, PT1H30M",
    })
    void shouldMeasureBusinessTime(String from, String to, Duration expected) {
        assertThat(calendar.businessTime(at(from), at(to))).isEqualTo(expected);
        assertThat(calendar.businessTime(at(to), at(from))).isEqualTo(expected.negated());
    }

    @ParameterizedTest
    @CsvSource({
        // 1 and 2 January 2028 fall on a weekend and free the 3rd and 4th
        "2027-12-31T10:00, 1, BUSINESS_DAY, 2028-01-05T18:30",
        "2026-03-10T10:00, 5, CALENDAR_YEAR, 2031-03-07T18:30",
    })
    void shouldFollowTheLaw_whenTermRunsPastTheLastYearOnFile(String from, int amount, TermUnit unit, String due) {
        Instant end = calendar.due(at(from), new TermLength(amount, unit));

        assertThat(end).isEqualTo(at(due));
        assertThat(calendar.isProvisional(end)).isTrue();
        assertThat(calendar.isProvisional(at(from))).isFalse();
    }

    @Test
    void shouldNameTheMissingYear_whenItLiesBeforeTheFirstOnFile() {
        assertThatThrownBy(() -> calendar.isWorkingDay(LocalDate.of(2023, 12, 29)))
                .isInstanceOf(YearNotOnFileException.class)
                .hasMessage("No working calendar for 2023 is on file (on file: [2024, 2025, 2026, 2027]); "
                        + "add processes/calendars/kz-2023.csv");
    }

    @Test
    void shouldChangeVersion_whenADayIsMoved() {
        String header = "date;kind;name_ru;name_kk;source\n";
        WorkingCalendar before = calendarOf(header);
        WorkingCalendar after = calendarOf(header + "2026-05-27;day-off;Курбан-айт;Құрбан айт;ТК РК, ст. 84 п. 5\n");

        assertThat(before.version()).hasSize(16).isNotEqualTo(after.version());
        assertThat(calendarOf(header.replace("\n", "\r\n")).version()).isEqualTo(before.version());
    }

    private static WorkingCalendar calendarOf(String text) {
        return CalendarFiles.of(Map.of("kz-2026.csv", text))
                .calendar(Calendars.ZONE, LocalTime.of(9, 0), LocalTime.of(18, 30));
    }
}
