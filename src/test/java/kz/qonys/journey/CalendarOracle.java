package kz.qonys.journey;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * When terms end and when they are to be warned of, reckoned without any of our code: the days are copied from the
 * domain notes (7.2), the rule from 7.1 (day of receipt is day 0; after closing time counts as the next business day).
 */
final class CalendarOracle {

    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 30);

    private static final Set<String> WEEKDAYS_OFF = Set.of(
            "2024-05-01", "2024-05-07", "2024-05-08", "2024-05-09", "2024-07-08", "2024-08-30", "2024-10-25",
            "2024-12-16",
            "2025-01-01", "2025-01-02", "2025-01-03", "2025-01-07", "2025-03-10", "2025-03-21", "2025-03-24",
            "2025-03-25",
            "2025-05-01", "2025-05-07", "2025-05-09", "2025-06-06", "2025-07-07", "2025-09-01", "2025-10-27",
            "2025-12-16",
            "2026-01-01", "2026-01-02", "2026-01-07", "2026-03-09", "2026-03-23", "2026-03-24", "2026-03-25",
            "2026-05-01", "2026-05-07", "2026-05-11", "2026-05-27", "2026-07-06", "2026-10-26", "2026-12-16",
            "2027-01-01", "2027-01-04", "2027-01-07", "2027-03-08", "2027-03-15", "2027-03-22", "2027-03-23",
            "2027-03-24", "2027-05-03", "2027-05-07", "2027-05-10", "2027-07-06", "2027-10-25", "2027-12-16");
    private static final Set<String> WORKED_WEEKENDS = Set.of("2024-05-04", "2025-01-05");

    private CalendarOracle() {
    }

    static Instant due(Instant received, int businessDays) {
        ZonedDateTime local = received.atZone(ALMATY);
        LocalDate day = local.toLocalDate();
        if (!worked(day) || local.toLocalTime().isAfter(CLOSES)) {
            day = next(day);
        }
        for (int i = 0; i < businessDays; i++) {
            day = next(day);
        }
        return day.atTime(CLOSES).atZone(ALMATY).toInstant();
    }

    /** The instant at which three quarters of the opening hours between the two are over. */
    static Instant warning(Instant start, Instant due) {
        List<Instant[]> open = new ArrayList<>();
        Duration whole = Duration.ZERO;
        for (LocalDate day = start.atZone(ALMATY).toLocalDate(); !day.isAfter(due.atZone(ALMATY).toLocalDate());
                day = day.plusDays(1)) {
            Instant from = day.atTime(OPENS).atZone(ALMATY).toInstant();
            Instant until = day.atTime(CLOSES).atZone(ALMATY).toInstant();
            if (worked(day) && until.isAfter(start)) {
                from = from.isBefore(start) ? start : from;
                open.add(new Instant[] {from, until});
                whole = whole.plus(Duration.between(from, until));
            }
        }
        Duration left = whole.multipliedBy(3).dividedBy(4);
        for (Instant[] stretch : open) {
            Duration length = Duration.between(stretch[0], stretch[1]);
            if (length.compareTo(left) >= 0) {
                return stretch[0].plus(left);
            }
            left = left.minus(length);
        }
        throw new IllegalArgumentException("No opening hours between " + start + " and " + due);
    }

    /** Opening minutes between the two, counted one by one; both stand on a full minute, the first is not the later. */
    static long minutes(Instant from, Instant until) {
        long open = 0;
        for (Instant minute = from; minute.isBefore(until); minute = minute.plusSeconds(60)) {
            open += isOpen(minute) ? 1 : 0;
        }
        return open;
    }

    /** The instant at which so many opening minutes are over. */
    static Instant after(Instant from, long minutes) {
        Instant now = from;
        for (long left = minutes; left > 0; now = now.plusSeconds(60)) {
            left -= isOpen(now) ? 1 : 0;
        }
        return now;
    }

    private static boolean isOpen(Instant minute) {
        ZonedDateTime local = minute.atZone(ALMATY);
        return worked(local.toLocalDate()) && !local.toLocalTime().isBefore(OPENS)
                && local.toLocalTime().isBefore(CLOSES);
    }

    private static LocalDate next(LocalDate day) {
        LocalDate following = day.plusDays(1);
        return worked(following) ? following : next(following);
    }

    private static boolean worked(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? WORKED_WEEKENDS.contains(day.toString()) : !WEEKDAYS_OFF.contains(day.toString());
    }
}
