package kz.qonys.terms.web;

import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import kz.qonys.terms.CalendarDraft;
import kz.qonys.terms.CalendarLibrary;
import kz.qonys.terms.WorkingCalendar;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Calendar files of the administrator: what is on file, and a new one as a draft. Who may ask stands in the route
 * table.
 */
@RestController
@RequestMapping("/api/terms/calendars")
class CalendarResource {

    private final CalendarLibrary library;
    private final WorkingCalendar calendar;

    CalendarResource(CalendarLibrary library, WorkingCalendar calendar) {
        this.library = library;
        this.calendar = calendar;
    }

    /** A file as it is brought. */
    record Brought(String text, String legalSource) {
    }

    /** What is on file: years with an official calendar, the state of all files together, and what was brought. */
    record OnFile(SortedSet<Integer> years, String version, List<FileView> files) {
    }

    /**
     * A file that was brought.
     *
     * @param differences days that change sides against the calendar in force; empty once applied
     */
    record FileView(long id, int year, String legalSource, String uploadedBy, Instant uploadedAt, boolean applied,
                    String appliedBy, Instant appliedAt, String versionBefore, String versionAfter, Integer examined,
                    Integer moved, SortedSet<LocalDate> differences) {
    }

    @GetMapping
    OnFile onFile() {
        return new OnFile(calendar.years(), calendar.version(), library.drafts().stream().map(this::view).toList());
    }

    /** Keeps a file as a draft. */
    @PostMapping
    FileView bring(@RequestBody Brought brought, Principal administrator) {
        return view(library.add(brought.text(), brought.legalSource(), administrator.getName()));
    }

    private FileView view(CalendarDraft draft) {
        return new FileView(draft.id(), draft.year(), draft.legalSource(), draft.uploadedBy(), draft.uploadedAt(),
                draft.applied(), draft.appliedBy(), draft.appliedAt(), draft.versionBefore(), draft.versionAfter(),
                draft.examined(), draft.moved(), draft.applied() ? new TreeSet<>() : library.differences(draft));
    }
}
