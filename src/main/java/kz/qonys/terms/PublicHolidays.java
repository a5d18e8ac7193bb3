package kz.qonys.terms;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Weekdays off by the law alone, for years whose official calendar has not come out: the holidays of fixed date (Law on
 * holidays of 13.12.2001 No. 267; Labour Code, art. 84 and 85; Constitution Day on 15 March from 2027). A holiday on a
 * weekend frees the next working day; 7 January does not. Left out because nobody can know them: Kurban-Ait, whose date
 * follows the moon, and rest days that the ministry moves.
 */
final class PublicHolidays {

    private static final MonthDay CHRISTMAS = MonthDay.of(1, 7);
    private static final List<MonthDay> EVERY_YEAR = Stream.of("--01-01", "--01-02", "--03-08", "--03-21", "--03-22",
            "--03-23", "--05-01", "--05-07", "--05-09", "--07-06", "--10-25", "--12-16").map(MonthDay::parse).toList();
    private static final MonthDay CONSTITUTION_DAY = MonthDay.of(3, 15);
    private static final MonthDay CONSTITUTION_DAY_OF_1995 = MonthDay.of(8, 30);
    private static final int NEW_CONSTITUTION_CELEBRATED = 2027;
    private static final int OLD_CONSTITUTION_CELEBRATED_LAST = 2025;

    private static final Map<Integer, Set<LocalDate>> KNOWN = new ConcurrentHashMap<>();

    private PublicHolidays() {
    }

    /** Days from Monday to Friday that are off in the year. */
    static Set<LocalDate> weekdaysOff(int year) {
        return KNOWN.computeIfAbsent(year, PublicHolidays::reckon);
    }

    private static Set<LocalDate> reckon(int year) {
        Set<LocalDate> holidays = holidays(year);
        Set<LocalDate> off = new HashSet<>(holidays);
        off.add(CHRISTMAS.atYear(year));
        for (LocalDate holiday : holidays) {
            if (isWeekend(holiday)) {
                LocalDate instead = holiday.plusDays(1);
                while (isWeekend(instead) || off.contains(instead)) {
                    instead = instead.plusDays(1);
                }
                off.add(instead);
            }
        }
        off.removeIf(PublicHolidays::isWeekend);
        return Set.copyOf(off);
    }

    private static Set<LocalDate> holidays(int year) {
        Set<LocalDate> holidays = new TreeSet<>();
        EVERY_YEAR.forEach(day -> holidays.add(day.atYear(year)));
        if (year >= NEW_CONSTITUTION_CELEBRATED) {
            holidays.add(CONSTITUTION_DAY.atYear(year));
        } else if (year <= OLD_CONSTITUTION_CELEBRATED_LAST) {
            holidays.add(CONSTITUTION_DAY_OF_1995.atYear(year));
        }
        return holidays;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
