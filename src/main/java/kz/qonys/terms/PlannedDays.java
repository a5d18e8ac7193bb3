package kz.qonys.terms;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves the ends of terms whose day a case names, when the case names another one. */
@Service
public class PlannedDays {

    private final TermRecords records;
    private final TermTable table;
    private final WorkingCalendar calendar;
    private final EngineDates engine;
    private final Clock clock;

    public PlannedDays(TermRecords records, TermTable table, WorkingCalendar calendar, EngineDates engine,
            Clock clock) {
        this.records = records;
        this.table = table;
        this.calendar = calendar;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * Gives open tasks their new ends; tasks that are over, or have a term of another unit, stay as they are.
     *
     * @param ends end by engine task id, closing time of a working day
     */
    @Transactional
    public void move(Map<String, Instant> ends) {
        if (ends.isEmpty()) {
            return;
        }
        WorkingCalendar now = calendar.snapshot();
        // the engine keeps milliseconds
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<OpenTerm> moved = records.locked(ends.keySet()).stream()
                .filter(term -> table.term(term.termCode()).length().unit() == TermUnit.PLANNED_DAY)
                .map(term -> term.moved(dates(now, term, ends.get(term.taskId())), now)).toList();
        records.moveAll(moved, TermEvent.Kind.DUE_CHANGED, at, TermRecords.Change.NONE);
        engine.setAll(moved, at);
    }

    private TermDates dates(WorkingCalendar now, OpenTerm term, Instant end) {
        // A day before the beginning is warned of and over at once
        Instant warning = end.isAfter(term.startedAt())
                ? now.warning(term.startedAt(), end, table.term(term.termCode()).warnAt()) : end;
        return new TermDates(warning, end);
    }
}
