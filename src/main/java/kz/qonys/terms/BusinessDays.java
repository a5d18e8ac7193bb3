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
 * Days and hours on which the offices work, and every date question that follows from them, for one state of the
 * calendar files. Immutable. {@link WorkingCalendar} says what each question means.
 */
final class BusinessDays {

    private final ZoneId zone;
    private final LocalTime opening;
    private final LocalTime closing;
    private final SortedSet<Integer> years;
    private final Set<LocalDate> daysOff;
    private final Set<LocalDate> workingWeekends;
    private final String version;

    BusinessDays(ZoneId zone, LocalTime opening, LocalTime closing, Set<Integer> years, Set<LocalDate> daysOff,
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

    LocalDate dayOfReceipt(Instant received) {
        ZonedDateTime local = received.atZone(zone);
        LocalDate day = local.toLocalDate();
        return isWorkingDay(day) && !local.toLocalTime().isAfter(closing) ? day : nextWorkingDay(day);
    }

    Instant due(Instant received, TermLength length) {
        LocalDate date = received.atZone(zone).toLocalDate();
        int amount = length.amount();
        return closingOf(switch (length.unit()) {
            case BUSINESS_DAY, PLANNED_DAY -> workingDaysAfter(dayOfReceipt(received), amount);
            case CALENDAR_MONTH -> lastWorkingDayUpTo(date.plusMonths(amount));
            case CALENDAR_YEAR -> lastWorkingDayUpTo(date.plusYears(amount));
            case DAY_OF_MONTH -> lastWorkingDayUpTo(
                    YearMonth.from(date).plusMonths(date.getDayOfMonth() <= amount ? 0 : 1).atDay(amount));
        });
    }

    Instant warning(Instant start, Instant due, int percent) {
        Duration share = businessTime(start, due).multipliedBy(percent).dividedBy(100);
        return share.isNegative() || share.isZero() ? due : after(start, share).truncatedTo(ChronoUnit.MILLIS);
    }

    Instant after(Instant from, Duration businessTime) {
        if (businessTime.isNegative()) {
            throw new IllegalArgumentException("Business time is counted forward only: " + businessTime);
        }
        if (businessTime.isZero()) {
            return from;
        }
        Duration left = businessTime;
        for (LocalDate day = from.atZone(zone).toLocalDate(); ; day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                Instant begin = openingOf(day).isBefore(from) ? from : openingOf(day);
                Duration worked = Duration.between(begin, closingOf(day));
                if (worked.compareTo(left) >= 0) {
                    return begin.plus(left);
                }
                left = worked.isNegative() ? left : left.minus(worked);
            }
        }
    }

    Instant endOf(LocalDate day) {
        return closingOf(isWorkingDay(day) ? day : nextWorkingDay(day));
    }

    Duration businessTime(Instant from, Instant to) {
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

    boolean isWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (isProvisional(day.getYear())) {
            return !weekend && !PublicHolidays.weekdaysOff(day.getYear()).contains(day);
        }
        return weekend ? workingWeekends.contains(day) : !daysOff.contains(day);
    }

    /** True for a later year than the first without a file: its days are those of the law. */
    boolean isProvisional(int year) {
        if (!years.contains(year) && year < years.first()) {
            throw new YearNotOnFileException(year, years);
        }
        return !years.contains(year);
    }

    boolean isProvisional(Instant instant) {
        return isProvisional(instant.atZone(zone).getYear());
    }

    ZoneId zone() {
        return zone;
    }

    LocalTime opening() {
        return opening;
    }

    LocalTime closing() {
        return closing;
    }

    Duration workingDay() {
        return Duration.between(opening, closing);
    }

    SortedSet<Integer> years() {
        return new TreeSet<>(years);
    }

    String version() {
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
