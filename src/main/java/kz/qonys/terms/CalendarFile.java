package kz.qonys.terms;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.language.Fault;

/**
 * The calendar of one year, columns date;kind;name_ru;name_kk;source. Saturdays and Sundays are off without a row; a
 * row of kind {@code day-off} on one of them changes nothing and only tells which holiday it is.
 *
 * @param year            the year
 * @param text            the file as it is kept, line feeds only
 * @param daysOff         days off besides Saturdays and Sundays
 * @param workingWeekends Saturdays and Sundays that are worked
 */
record CalendarFile(int year, String text, Set<LocalDate> daysOff, Set<LocalDate> workingWeekends) {

    static final String HEADER = "date;kind;name_ru;name_kk;source";

    private static final int COLUMNS = 5;
    private static final String FAULT = "terms.calendar.fault.";

    /**
     * Reads a file whose name says the year.
     *
     * @param faults takes every fault, each naming its line
     */
    static CalendarFile read(int year, String text, List<Fault> faults) {
        String kept = text.replace("\r", "").replace("\uFEFF", "");
        List<String> lines = kept.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            faults.add(Fault.of(FAULT + "header", HEADER));
        }
        Reading reading = new Reading(year, faults, new HashSet<>(), new HashSet<>());
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                reading.row(i + 1, lines.get(i));
            }
        }
        return new CalendarFile(year, kept, Set.copyOf(reading.daysOff()), Set.copyOf(reading.workingWeekends()));
    }

    /** The year of most rows; empty when no row has a date. */
    static Optional<Integer> yearOf(String text) {
        return text.lines().skip(1).map(line -> line.split(";", 2)[0]).flatMap(CalendarFile::date)
                .collect(Collectors.groupingBy(LocalDate::getYear, Collectors.counting())).entrySet().stream()
                .max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private static Stream<LocalDate> date(String text) {
        try {
            return Stream.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Stream.empty();
        }
    }

    /** A file being read: faults are collected, a faulty row is left out. */
    private record Reading(int year, List<Fault> faults, Set<LocalDate> daysOff, Set<LocalDate> workingWeekends) {

        void row(int line, String text) {
            List<String> cells = new ArrayList<>(List.of(text.split(";", -1)));
            if (cells.size() != COLUMNS || cells.stream().anyMatch(String::isBlank)) {
                fault(line, "columns", text);
                return;
            }
            date(cells.get(0)).findFirst().ifPresentOrElse(date -> {
                if (date.getYear() != year) {
                    fault(line, "year", date.toString(), year);
                }
                enter(line, date, cells.get(1));
            }, () -> fault(line, "date", cells.get(0)));
        }

        private void enter(int line, LocalDate date, String kind) {
            boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
            boolean fresh = switch (kind) {
                case "day-off" -> !workingWeekends.contains(date) && daysOff.add(date);
                case "working-day" -> !daysOff.contains(date) && workingWeekends.add(date);
                default -> {
                    fault(line, "kind", kind);
                    yield true;
                }
            };
            if (!fresh) {
                fault(line, "twice", date.toString());
            }
            if (kind.equals("working-day") && !weekend) {
                fault(line, "worked-anyway", date.toString());
            }
        }

        private void fault(int line, String key, Object... about) {
            List<Object> arguments = new ArrayList<>(List.of(line));
            arguments.addAll(List.of(about));
            faults.add(new Fault("", FAULT + key, arguments));
        }
    }
}
