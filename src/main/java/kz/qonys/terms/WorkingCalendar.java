package kz.qonys.terms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.SortedSet;

/**
 * Days and hours on which the offices work, and every date question that follows from them. Always answers by the files
 * that are in force now: a file that comes in force while the system runs is swapped in as a whole.
 *
 * <p>Business time is the time from opening to closing of working days, lunch included. A year after the first one on
 * file that has no file of its own is answered from the law (weekends and the holidays of fixed date) and is called
 * provisional; a day before the first year on file throws {@link YearNotOnFileException}.
 */
public final class WorkingCalendar {

    private volatile BusinessDays days;

    /**
     * @param zone            zone in which days begin and offices open
     * @param opening         first instant of a working day
     * @param closing         last instant of a working day; what arrives at it still arrives on that day
     * @param years           years that are on file, at least one
     * @param daysOff         days off besides Saturdays and Sundays
     * @param workingWeekends Saturdays and Sundays that are worked
     * @param version         identifies the data, kept with every term record
     */
    WorkingCalendar(ZoneId zone, LocalTime opening, LocalTime closing, Set<Integer> years, Set<LocalDate> daysOff,
                    Set<LocalDate> workingWeekends, String version) {
        this(new BusinessDays(zone, opening, closing, years, daysOff, workingWeekends, version));
    }

    WorkingCalendar(BusinessDays days) {
        this.days = days;
    }

    /** The calendar as it is now, which no new file changes: for several questions that must agree. */
    public WorkingCalendar snapshot() {
        return new WorkingCalendar(days);
    }

    /** From now on answers come from these days. */
    void change(WorkingCalendar fresh) {
        days = fresh.days;
    }

    /**
     * The working day on which something counts as received: the day itself when it is worked and the offices have not
     * yet closed (the closing instant included), else the next working day.
     */
    public LocalDate dayOfReceipt(Instant received) {
        return days.dayOfReceipt(received);
    }

    /**
     * Closing instant of the last day of a term; the term is kept up to and including it.
     *
     * <ul>
     * <li>Business days: the day of receipt is day 0, the term ends on the N-th working day after it.
     * <li>Calendar months and years: counted from the calendar date of receipt to the same date; when that is a day
     * off, the last working day before it.
     * <li>Day of month: received on days 1 to N it belongs to the month just ended and ends on the last working day not
     * after day N of this month, later it belongs to this month and ends in the next. It may have ended before it was
     * received, if day N and the days before it are off.
     * </ul>
     */
    public Instant due(Instant received, TermLength length) {
        return days.due(received, length);
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
        return days.warning(start, due, percent);
    }

    /**
     * First instant at which so much business time has passed since another; that instant itself when it is none.
     *
     * @throws IllegalArgumentException when the business time is negative
     */
    public Instant after(Instant from, Duration businessTime) {
        return days.after(from, businessTime);
    }

    /** Closing instant of a day, of the next working day when the offices are closed on it. */
    public Instant endOf(LocalDate day) {
        return days.endOf(day);
    }

    /**
     * Business time between two instants, the first inclusive, the second exclusive; negative when they are swapped.
     */
    public Duration businessTime(Instant from, Instant to) {
        return days.businessTime(from, to);
    }

    /** True when the offices work on the day. */
    public boolean isWorkingDay(LocalDate day) {
        return days.isWorkingDay(day);
    }

    /** True when the instant lies in a year that has no file yet, so that it may still move. */
    public boolean isProvisional(Instant instant) {
        return days.isProvisional(instant);
    }

    /** Length of a working day. */
    public Duration workingDay() {
        return days.workingDay();
    }

    /** Years that are on file, ascending. */
    public SortedSet<Integer> years() {
        return days.years();
    }

    /** Identifies the data behind every answer. */
    public String version() {
        return days.version();
    }

    /** Zone in which days begin and offices open. */
    public ZoneId zone() {
        return days.zone();
    }

    LocalTime opening() {
        return days.opening();
    }

    LocalTime closing() {
        return days.closing();
    }
}
