package kz.qonys.terms;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Days and hours on which the offices work, and every date question that follows from them. Immutable.
 *
 * <p>Business time is the time from opening to closing of working days, lunch included. Every operation that needs a day
 * of a year without a calendar file throws {@link YearNotOnFileException}.
 */
public final class WorkingCalendar {

    private final ZoneId zone;
    private final LocalTime opening;
    private final LocalTime closing;
    private final SortedSet<Integer> years;
    private final Set<LocalDate> daysOff;
    private final Set<LocalDate> workingWeekends;
    private final String version;

    /**
     * @param zone            zone in which days begin and offices open
     * @param opening         first instant of a working day
     * @param closing         last instant of a working day; what arrives at it still arrives on that day
     * @param years           years that are on file
     * @param daysOff         days off besides Saturdays and Sundays
     * @param workingWeekends Saturdays and Sundays that are worked
     * @param version         identifies the data, kept with every term record
     */
    WorkingCalendar(ZoneId zone, LocalTime opening, LocalTime closing, Set<Integer> years, Set<LocalDate> daysOff,
                    Set<LocalDate> workingWeekends, String version) {
        if (!opening.isBefore(closing)) {
            throw new IllegalArgumentException("Offices must open before they close: " + opening + " to " + closing);
        }
        this.zone = zone;
        this.opening = opening;
        this.closing = closing;
        this.years = new TreeSet<>(years);
        this.daysOff = Set.copyOf(daysOff);
        this.workingWeekends = Set.copyOf(workingWeekends);
        this.version = version;
    }

    /**
     * The working day on which something counts as received: the day itself when it is worked and the offices have not
     * yet closed (the closing instant included), else the next working day.
     */
    public LocalDate dayOfReceipt(Instant received) {
        ZonedDateTime local = received.atZone(zone);
        LocalDate day = local.toLocalDate();
        return isWorkingDay(day) && !local.toLocalTime().isAfter(closing) ? day : nextWorkingDay(day);
    }

    /**
     * Closing instant of the last day of a term; the term is kept up to and including it.
     *
     * <ul>
     * <li>Business days: the day of receipt is day 0, the term ends on the N-th working day after it.
     * <li>Calendar months and years: counted from the calendar date of receipt to the same date; when that is a day off,
     * the last working day before it.
     * <li>Day of month: received on days 1 to N it belongs to the month just ended and ends on the last working day not
     * after day N of this month, later it belongs to this month and ends in the next. It may have ended before it was
     * received, if day N and the days before it are off.
     * </ul>
     */
    public Instant due(Instant received, TermLength length) {
        LocalDate date = received.atZone(zone).toLocalDate();
        int amount = length.amount();
        return closingOf(switch (length.unit()) {
            case BUSINESS_DAY -> workingDaysAfter(dayOfReceipt(received), amount);
            case CALENDAR_MONTH -> lastWorkingDayUpTo(date.plusMonths(amount));
            case CALENDAR_YEAR -> lastWorkingDayUpTo(date.plusYears(amount));
            case DAY_OF_MONTH -> lastWorkingDayUpTo(
                    YearMonth.from(date).plusMonths(date.getDayOfMonth() <= amount ? 0 : 1).atDay(amount));
        });
    }

    /**
     * First instant, to the millisecond, at which the given share of the business time between two instants is used up;
     * the due instant itself when there is no business time between them.
     *
     * @param start   beginning, inclusive
     * @param due     end, exclusive
     * @param percent share, 0 to 100
     */
    public Instant warning(Instant start, Instant due, int percent) {
        Duration left = businessTime(start, due).multipliedBy(percent).dividedBy(100);
        if (left.isNegative() || left.isZero()) {
            return due;
        }
        for (LocalDate day = start.atZone(zone).toLocalDate(); ; day = day.plusDays(1)) {
            Duration worked = workedOn(day, start, due);
            if (worked.compareTo(left) >= 0) {
                Instant begin = openingOf(day);
                return (begin.isBefore(start) ? start : begin).plus(left).truncatedTo(ChronoUnit.MILLIS);
            }
            left = left.minus(worked);
        }
    }

    /** Business time between two instants, the first inclusive, the second exclusive; negative when they are swapped. */
    public Duration businessTime(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return businessTime(to, from).negated();
        }
        LocalDate last = to.atZone(zone).toLocalDate();
        Duration sum = Duration.ZERO;
        for (LocalDate day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            sum = sum.plus(workedOn(day, from, to));
        }
        return sum;
    }

    /** True when the offices work on the day. */
    public boolean isWorkingDay(LocalDate day) {
        if (!years.contains(day.getYear())) {
            throw new YearNotOnFileException(day.getYear(), years);
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? workingWeekends.contains(day) : !daysOff.contains(day);
    }

    /** Length of a working day. */
    public Duration workingDay() {
        return Duration.between(opening, closing);
    }

    /** Years that are on file, ascending. */
    public SortedSet<Integer> years() {
        return new TreeSet<>(years);
    }

    /** Identifies the data behind every answer. */
    public String version() {
        return version;
    }

    private Duration workedOn(LocalDate day, Instant from, Instant to) {
        if (!isWorkingDay(day)) {
            return Duration.ZERO;
        }
        Instant begin = openingOf(day).isBefore(from) ? from : openingOf(day);
        Instant end = closingOf(day).isAfter(to) ? to : closingOf(day);
        return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
    }

    private LocalDate workingDaysAfter(LocalDate day, int count) {
        LocalDate reached = day;
        for (int i = 0; i < count; i++) {
            reached = nextWorkingDay(reached);
        }
        return reached;
    }

    private LocalDate nextWorkingDay(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isWorkingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private LocalDate lastWorkingDayUpTo(LocalDate day) {
        LocalDate last = day;
        while (!isWorkingDay(last)) {
            last = last.minusDays(1);
        }
        return last;
    }

    private Instant openingOf(LocalDate day) {
        return day.atTime(opening).atZone(zone).toInstant();
    }

    private Instant closingOf(LocalDate day) {
        return day.atTime(closing).atZone(zone).toInstant();
    }
}
