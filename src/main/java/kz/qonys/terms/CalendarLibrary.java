package kz.qonys.terms;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;

/**
 * Every calendar file: those of the release (class path) and those that came while the system ran (own table), which
 * stand before them. Keeps the one {@link WorkingCalendar} of the node in step with the table.
 */
public class CalendarLibrary {

    private static final int LONGEST_FILE = 60_000;
    private static final int LONGEST_SOURCE = 300;

    private final CalendarFiles released;
    private final CalendarStore store;
    private final TermsProperties properties;
    private final Clock clock;
    private final WorkingCalendar calendar;
    private volatile int applications;

    /** @param calendar the node's calendar, which takes over what is in force */
    CalendarLibrary(TermsProperties properties, CalendarStore store, Clock clock, WorkingCalendar calendar) {
        this.released = CalendarFiles.read(properties.calendars());
        this.store = store;
        this.properties = properties;
        this.clock = clock;
        this.calendar = calendar;
        this.applications = store.applications();
        calendar.change(inForce());
    }

    /** The files of the release alone: what a node starts from before it has asked the table. */
    static WorkingCalendar released(TermsProperties properties, Clock clock) {
        return CalendarFiles.read(properties.calendars())
                .calendar(clock.getZone(), properties.opening(), properties.closing());
    }

    /** The calendar of this node; it follows what comes in force. */
    WorkingCalendar calendar() {
        return calendar;
    }

    /**
     * Takes a file as a draft; nothing follows from it before it is applied.
     *
     * @param text        the file, see {@code processes/calendars}
     * @param legalSource order or law it follows
     * @throws FaultException naming every fault, each with its line
     */
    public CalendarDraft add(String text, String legalSource, String user) {
        List<Fault> faults = new ArrayList<>();
        String source = legalSource == null ? "" : legalSource.strip();
        if (source.isEmpty() || source.length() > LONGEST_SOURCE) {
            faults.add(Fault.at("legalSource", "terms.calendar.fault.source", LONGEST_SOURCE));
        }
        if (text == null || text.isBlank() || text.length() > LONGEST_FILE) {
            faults.add(Fault.at("text", "terms.calendar.fault.size", LONGEST_FILE));
            throw new FaultException(faults);
        }
        Optional<Integer> year = CalendarFile.yearOf(text);
        if (year.isEmpty()) {
            faults.add(Fault.at("text", "terms.calendar.fault.empty"));
        } else if (year.get() < calendar.years().first()) {
            faults.add(Fault.at("text", "terms.calendar.fault.too-early", calendar.years().first()));
        }
        CalendarFile file = CalendarFile.read(year.orElse(0), text, faults);
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
        return store.find(store.add(file, source, user, clock.instant())).orElseThrow();
    }

    /** A file that was brought; empty when there is none of that number. */
    public Optional<CalendarDraft> draft(long id) {
        return store.find(id);
    }

    /** Every file that was brought, newest first. */
    public List<CalendarDraft> drafts() {
        return store.all();
    }

    /**
     * Days of the draft's year on which offices would work though they are closed by the calendar in force, or the
     * reverse.
     */
    public SortedSet<LocalDate> differences(CalendarDraft draft) {
        WorkingCalendar fresh = with(draft);
        SortedSet<LocalDate> days = new TreeSet<>();
        LocalDate.ofYearDay(draft.year(), 1).datesUntil(LocalDate.ofYearDay(draft.year() + 1, 1))
                .filter(day -> fresh.isWorkingDay(day) != calendar.isWorkingDay(day)).forEach(days::add);
        return days;
    }

    /** The calendar as it would be with the draft in force. */
    WorkingCalendar with(CalendarDraft draft) {
        return calendar(Stream.concat(store.inForce().stream(), Stream.of(draft)).toList());
    }

    /**
     * Takes over what came in force, here or on another node.
     *
     * @return true when the calendar changed
     */
    boolean refresh() {
        int now = store.applications();
        if (now == applications) {
            return false;
        }
        WorkingCalendar fresh = inForce();
        applications = now;
        boolean changed = !fresh.version().equals(calendar.version());
        calendar.change(fresh);
        return changed;
    }

    private WorkingCalendar inForce() {
        return calendar(store.inForce());
    }

    private WorkingCalendar calendar(Collection<CalendarDraft> drafts) {
        List<CalendarFile> files = drafts.stream()
                .map(draft -> CalendarFile.read(draft.year(), draft.text(), new ArrayList<>())).toList();
        return released.with(files).calendar(clock.getZone(), properties.opening(), properties.closing());
    }
}
