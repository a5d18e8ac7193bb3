package kz.qonys.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What must hold on every day of every year on file; terms end early enough to stay on file. */
class WorkingCalendarPropertyTest {

    private static final LocalTime OPENING = LocalTime.of(9, 0);
    private static final LocalTime CLOSING = LocalTime.of(18, 30);
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 9, 30);

    private final WorkingCalendar calendar = Calendars.onFile();

    @Property
    void shouldEndAtClosingOfAWorkingDay(@ForAll("instants") Instant received, @ForAll("lengths") TermLength length) {
        ZonedDateTime due = calendar.due(early(received, length), length).atZone(Calendars.ZONE);

        assertThat(due.toLocalTime()).isEqualTo(CLOSING);
        assertThat(calendar.isWorkingDay(due.toLocalDate())).isTrue();
    }

    @Property
    void shouldNeverEndEarlier_whenReceivedLater(@ForAll("instants") Instant one, @ForAll("instants") Instant other,
                                                 @ForAll("lengths") TermLength length) {
        Instant first = early(one.isBefore(other) ? one : other, length);
        Instant second = early(one.isBefore(other) ? other : one, length);

        assertThat(calendar.due(first, length)).isBeforeOrEqualTo(calendar.due(second, length));
    }

    @Property
    void shouldEndOnTheNextWorkingDay_whenTermIsOneDayLonger(@ForAll("instants") Instant received,
                                                             @ForAll @IntRange(min = 1, max = 20) int days) {
        Instant due = calendar.due(received, TermLength.businessDays(days));
        Instant longer = calendar.due(received, TermLength.businessDays(days + 1));

        assertThat(calendar.businessTime(due, longer)).isEqualTo(calendar.workingDay());
    }

    @Property
    void shouldLeaveAllItsWorkingDays_whenCountingFromTheDayOfReceipt(@ForAll("instants") Instant received,
                                                                     @ForAll @IntRange(min = 1, max = 20) int days) {
        LocalDate receipt = calendar.dayOfReceipt(received);
        LocalDate due = calendar.due(received, TermLength.businessDays(days)).atZone(Calendars.ZONE).toLocalDate();

        assertThat(calendar.isWorkingDay(receipt)).isTrue();
        assertThat(receipt.plusDays(1).datesUntil(due.plusDays(1)).filter(calendar::isWorkingDay)).hasSize(days);
    }

    @Property
    void shouldNeverEndEarlier_whenADayOffIsAdded(@ForAll("instants") Instant received,
            @ForAll("days") LocalDate dayOff,
                                                  @ForAll @IntRange(min = 1, max = 20) int days) {
        WorkingCalendar withDayOff = new WorkingCalendar(Calendars.ZONE, OPENING, CLOSING, calendar.years(),
                daysOffAnd(dayOff), workingWeekendsWithout(dayOff), "test");

        assertThat(withDayOff.due(received, TermLength.businessDays(days)))
                .isAfterOrEqualTo(calendar.due(received, TermLength.businessDays(days)));
    }

    @Property
    void shouldSplitIntoElapsedAndRemaining(@ForAll("instants") Instant received, @ForAll("instants") Instant now,
                                            @ForAll @IntRange(min = 1, max = 20) int days) {
        Instant due = calendar.due(received, TermLength.businessDays(days));
        Duration whole = calendar.businessTime(received, due);

        assertThat(calendar.businessTime(received, now).plus(calendar.businessTime(now, due))).isEqualTo(whole);
    }

    @Property
    void shouldWarnInsideTheTermAfterTheShare(@ForAll("instants") Instant received,
                                              @ForAll @IntRange(min = 1, max = 20) int days,
                                              @ForAll @IntRange(min = 1, max = 99) int percent) {
        Instant due = calendar.due(received, TermLength.businessDays(days));
        Instant warning = calendar.warning(received, due, percent);
        ZonedDateTime local = warning.atZone(Calendars.ZONE);

        assertThat(warning).isAfter(received).isBefore(due);
        assertThat(calendar.isWorkingDay(local.toLocalDate())).isTrue();
        assertThat(local.toLocalTime()).isBetween(OPENING, CLOSING);
        assertThat(calendar.businessTime(received, warning))
                .isEqualTo(calendar.businessTime(received, due).multipliedBy(percent).dividedBy(100));
    }

    @Property
    void shouldLeaveExactlyWhatWasLeft_whenTheTermStoodStill(@ForAll("instants") Instant received,
                                                             @ForAll @IntRange(min = 1, max = 20) int days,
                                                             @ForAll("instants") Instant one,
                                                             @ForAll("instants") Instant other) {
        Instant stopped = one.isBefore(other) ? one : other;
        Instant wentOn = one.isBefore(other) ? other : one;
        Instant due = calendar.due(received, TermLength.businessDays(days));
        TermDates dates = new TermDates(calendar.warning(received, due, 75), due).resumed(calendar, stopped, wentOn);

        assertThat(calendar.businessTime(wentOn, dates.dueAt())).isEqualTo(calendar.businessTime(stopped, due));
        if (calendar.warning(received, due, 75).isAfter(stopped)) {
            assertThat(calendar.businessTime(wentOn, dates.warnAt()))
                    .isEqualTo(calendar.businessTime(stopped, calendar.warning(received, due, 75)));
        }
    }

    @Property
    void shouldNotMove_whenItStoodStillOnlyWhileOfficesWereClosed(@ForAll("instants") Instant received,
                                                                  @ForAll("days") LocalDate day) {
        Instant due = calendar.due(received, TermLength.businessDays(3));
        Instant night = day.atTime(CLOSING).atZone(Calendars.ZONE).toInstant();
        Instant morning = day.plusDays(1).atTime(OPENING).atZone(Calendars.ZONE).toInstant();

        assertThat(new TermDates(due, due).resumed(calendar, night, morning).dueAt()).isEqualTo(due);
    }

    @Property
    void shouldReachTheInstant_whenItsBusinessTimeIsAddedBack(@ForAll("instants") Instant from,
            @ForAll("instants") Instant to) {
        Instant first = from.isBefore(to) ? from : to;
        Instant second = from.isBefore(to) ? to : from;
        Duration between = calendar.businessTime(first, second);

        assertThat(calendar.after(first, between)).isBeforeOrEqualTo(second);
        assertThat(calendar.businessTime(first, calendar.after(first, between))).isEqualTo(between);
    }

    @Provide
    Arbitrary<Instant> instants() {
        long from = FIRST.atStartOfDay(Calendars.ZONE).toEpochSecond();
        long to = LAST.atStartOfDay(Calendars.ZONE).toEpochSecond();
        return Arbitraries.longs().between(from, to).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs().between(FIRST.toEpochDay(), LAST.toEpochDay()).map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<TermLength> lengths() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 20).map(TermLength::businessDays),
                Arbitraries.integers().between(1, 12).map(months -> new TermLength(months, TermUnit.CALENDAR_MONTH)),
                Arbitraries.of(new TermLength(1, TermUnit.CALENDAR_YEAR)),
                Arbitraries.integers().between(5, 28).map(day -> new TermLength(day, TermUnit.DAY_OF_MONTH)));
    }

    /** The instant, drawn back when the term would run past the last year on file. */
    private static Instant early(Instant instant, TermLength length) {
        boolean calendarUnits = length.unit() == TermUnit.CALENDAR_YEAR || length.unit() == TermUnit.CALENDAR_MONTH;
        Instant latest = LocalDate.of(2026, 12, 1).atStartOfDay(Calendars.ZONE).toInstant();
        return calendarUnits && instant.isAfter(latest) ? latest : instant;
    }

    private Set<LocalDate> daysOffAnd(LocalDate added) {
        Set<LocalDate> days = new HashSet<>(Set.of(added));
        FIRST.datesUntil(LocalDate.of(2028, 1, 1))
                .filter(day -> day.getDayOfWeek().getValue() < 6 && !calendar.isWorkingDay(day)).forEach(days::add);
        return days;
    }

    private Set<LocalDate> workingWeekendsWithout(LocalDate removed) {
        Set<LocalDate> days = new HashSet<>();
        FIRST.datesUntil(LocalDate.of(2028, 1, 1))
                .filter(day -> day.getDayOfWeek().getValue() > 5 && calendar.isWorkingDay(day)).forEach(days::add);
        days.remove(removed);
        return days;
    }
}
