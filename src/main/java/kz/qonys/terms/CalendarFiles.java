package kz.qonys.terms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.qonys.language.Fault;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The calendar files of all years. Immutable. */
final class CalendarFiles {

    private static final Pattern FILE = Pattern.compile("kz-(\\d{4})\\.csv");
    private static final int VERSION_BYTES = 8;

    private final SortedMap<Integer, CalendarFile> files;

    private CalendarFiles(SortedMap<Integer, CalendarFile> files) {
        this.files = files;
    }

    /**
     * Reads every file {@code kz-<year>.csv} the pattern finds.
     *
     * @param pattern Spring resource pattern, e.g. {@code classpath*:processes/calendars/kz-*.csv}
     * @throws IllegalStateException naming every fault of every file
     */
    static CalendarFiles read(String pattern) {
        Map<String, String> texts = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                if (texts.put(resource.getFilename(), resource.getContentAsString(StandardCharsets.UTF_8)) != null) {
                    faults.add(resource.getFilename() + ": found twice");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(texts, faults);
    }

    /** The same for texts by file name. */
    static CalendarFiles of(Map<String, String> texts) {
        return of(texts, new ArrayList<>());
    }

    private static CalendarFiles of(Map<String, String> texts, List<String> faults) {
        SortedMap<Integer, CalendarFile> files = new TreeMap<>();
        Messages messages = new Messages();
        texts.forEach((name, text) -> {
            Matcher matcher = FILE.matcher(name);
            if (!matcher.matches()) {
                faults.add(name + ": the name is not kz-<year>.csv");
                return;
            }
            List<Fault> found = new ArrayList<>();
            CalendarFile file = CalendarFile.read(Integer.parseInt(matcher.group(1)), text, found);
            files.put(file.year(), file);
            found.forEach(fault -> faults.add(
                    name + ": " + messages.text(Language.EN, fault.key(), fault.arguments().toArray())));
        });
        if (texts.isEmpty()) {
            faults.add("no file was found");
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("The working calendar is refused: " + String.join("; ", faults));
        }
        return new CalendarFiles(files);
    }

    /** These files, with others in place of those of the same year. */
    CalendarFiles with(Collection<CalendarFile> others) {
        SortedMap<Integer, CalendarFile> all = new TreeMap<>(files);
        others.forEach(file -> all.put(file.year(), file));
        return new CalendarFiles(all);
    }

    WorkingCalendar calendar(ZoneId zone, LocalTime opening, LocalTime closing) {
        Set<LocalDate> daysOff = new HashSet<>();
        Set<LocalDate> workingWeekends = new HashSet<>();
        files.values().forEach(file -> {
            daysOff.addAll(file.daysOff());
            workingWeekends.addAll(file.workingWeekends());
        });
        return new WorkingCalendar(zone, opening, closing, files.keySet(), daysOff, workingWeekends, version());
    }

    /** The years there are, ascending. */
    List<Integer> years() {
        return List.copyOf(files.keySet());
    }

    private String version() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((year, file) ->
                    digest.update((year + "\n" + file.text()).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
