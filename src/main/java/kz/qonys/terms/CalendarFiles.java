package kz.qonys.terms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Reads the yearly files {@code kz-<year>.csv} with columns date;kind;name_ru;name_kk;source. Saturdays and Sundays are off
 * without a row; a row of kind {@code day-off} on one of them changes nothing and only tells which holiday it is.
 */
final class CalendarFiles {

    private static final Pattern FILE = Pattern.compile("kz-(\\d{4})\\.csv");
    private static final String HEADER = "date;kind;name_ru;name_kk;source";
    private static final int VERSION_BYTES = 8;

    private final SortedMap<Integer, String> files = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<LocalDate> daysOff = new HashSet<>();
    private final Set<LocalDate> workingWeekends = new HashSet<>();

    /**
     * Reads every file the pattern finds.
     *
     * @param pattern Spring resource pattern, e.g. {@code classpath*:processes/calendars/kz-*.csv}
     * @throws IllegalStateException naming every fault of every file
     */
    static CalendarFiles read(String pattern) {
        CalendarFiles files = new CalendarFiles();
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                files.add(resource.getFilename(), resource.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.checked();
    }

    /** The same for texts by file name. */
    static CalendarFiles of(Map<String, String> texts) {
        CalendarFiles files = new CalendarFiles();
        texts.forEach(files::add);
        return files.checked();
    }

    WorkingCalendar calendar(ZoneId zone, LocalTime opening, LocalTime closing) {
        return new WorkingCalendar(zone, opening, closing, files.keySet(), daysOff, workingWeekends, version());
    }

    private void add(String file, String text) {
        Matcher name = FILE.matcher(file);
        if (!name.matches()) {
            faults.add(file + ": the name is not kz-<year>.csv");
            return;
        }
        int year = Integer.parseInt(name.group(1));
        String normalised = text.replace("\r", "");
        if (files.put(year, normalised) != null) {
            faults.add(file + ": found twice");
        }
        List<String> lines = normalised.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            faults.add(file + ": the first line is not " + HEADER);
        }
        lines.stream().skip(1).filter(line -> !line.isBlank()).forEach(line -> row(file, year, line));
    }

    private void row(String file, int year, String line) {
        String[] cells = line.split(";", -1);
        if (cells.length != 5 || List.of(cells).stream().anyMatch(String::isBlank)) {
            faults.add(file + ": not five filled columns: " + line);
            return;
        }
        try {
            LocalDate date = LocalDate.parse(cells[0]);
            if (date.getYear() != year) {
                faults.add(file + ": " + date + " is of another year");
            }
            enter(file, date, cells[1]);
        } catch (DateTimeParseException e) {
            faults.add(file + ": '" + cells[0] + "' is no date");
        }
    }

    private void enter(String file, LocalDate date, String kind) {
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean fresh = switch (kind) {
            case "day-off" -> !workingWeekends.contains(date) && daysOff.add(date);
            case "working-day" -> !daysOff.contains(date) && workingWeekends.add(date);
            default -> {
                faults.add(file + ": " + date + ": kind '" + kind + "' is neither day-off nor working-day");
                yield true;
            }
        };
        if (!fresh) {
            faults.add(file + ": " + date + " stands twice");
        }
        if (kind.equals("working-day") && !weekend) {
            faults.add(file + ": " + date + " is worked anyway");
        }
    }

    private CalendarFiles checked() {
        if (files.isEmpty()) {
            faults.add("no file was found");
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("The working calendar is refused: " + String.join("; ", faults));
        }
        return this;
    }

    private String version() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((year, text) -> digest.update((year + "\n" + text).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
