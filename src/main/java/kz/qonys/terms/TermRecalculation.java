package kz.qonys.terms;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reckons the open terms anew when a calendar file comes in force: first as a dry run, then as one transaction that
 * puts the file in force and moves task due dates, timers and term records together, in a few statements per page of
 * terms.
 */
@Service
public class TermRecalculation {

    private static final Logger LOG = LoggerFactory.getLogger(TermRecalculation.class);
    private static final int PAGE = 500;

    private final CalendarLibrary library;
    private final CalendarStore store;
    private final TermRecords records;
    private final TermTable table;
    private final EngineDates engine;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public TermRecalculation(CalendarLibrary library, CalendarStore store, TermRecords records, TermTable table,
                             EngineDates engine, PlatformTransactionManager transactions, Clock clock) {
        this.library = library;
        this.store = store;
        this.records = records;
        this.table = table;
        this.engine = engine;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * What a calendar file would do, or did.
     *
     * @param examined open terms that were looked at
     * @param moves    those that move, in the order of their tasks
     */
    public record Outcome(int examined, List<TermMove> moves) {
    }

    /**
     * What would move if the file came in force now; changes nothing.
     *
     * @throws FaultException when there is no such file or it has been applied
     */
    public Outcome dryRun(long calendarId) {
        return run(library.with(draft(calendarId)), null);
    }

    /**
     * Puts the file in force and moves the open terms.
     *
     * @param user who applies it
     * @throws FaultException when there is no such file or it has been applied
     */
    public Outcome apply(long calendarId, String user) {
        Outcome outcome = transaction.execute(status -> {
            CalendarDraft draft = draft(calendarId);
            WorkingCalendar fresh = library.with(draft);
            if (!store.apply(calendarId, user, now(), library.calendar().version(), fresh.version())) {
                throw new FaultException(Fault.of("terms.calendar.applied"));
            }
            Outcome done = run(fresh, new TermRecords.Change(user, null, calendarId));
            store.counted(calendarId, done.examined(), done.moves().size());
            return done;
        });
        library.refresh();
        LOG.info("Calendar file {} is in force: {} open terms examined, {} moved",
                calendarId, outcome.examined(), outcome.moves().size());
        catchUp();
        return outcome;
    }

    /**
     * Moves terms that were reckoned by an earlier calendar while a file came in force, here or on another node.
     *
     * @return how many moved
     */
    int catchUp() {
        return store.inForce().stream().mapToLong(CalendarDraft::id).max().stream().mapToInt(newest ->
                transaction.execute(status -> {
                    Outcome late = run(library.calendar().snapshot(), new TermRecords.Change(null, null, newest));
                    if (late.examined() > 0) {
                        store.counted(newest, late.examined(), late.moves().size());
                    }
                    return late.moves().size();
                })).sum();
    }

    private CalendarDraft draft(long id) {
        CalendarDraft draft = library.draft(id)
                .orElseThrow(() -> new FaultException(Fault.of("terms.calendar.unknown")));
        if (draft.applied()) {
            throw new FaultException(Fault.of("terms.calendar.applied"));
        }
        return draft;
    }

    /** Looks at every open term reckoned by another calendar; without a change nothing is written. */
    private Outcome run(WorkingCalendar fresh, TermRecords.Change change) {
        List<TermMove> moves = new ArrayList<>();
        int examined = 0;
        String last = "";
        for (List<OpenTerm> page = page(fresh, last); !page.isEmpty(); page = page(fresh, last)) {
            last = page.get(page.size() - 1).taskId();
            List<OpenTerm> terms = change == null ? page : records.locked(page.stream().map(OpenTerm::taskId).toList());
            List<OpenTerm> after = reckoned(terms, fresh);
            Set<String> moving = compare(terms, after, moves);
            if (change != null && !terms.isEmpty()) {
                write(after, moving, fresh, change);
            }
            examined += terms.size();
        }
        return new Outcome(examined, moves);
    }

    private List<OpenTerm> page(WorkingCalendar fresh, String after) {
        return records.notBy(fresh.version(), after, PAGE);
    }

    private List<OpenTerm> reckoned(List<OpenTerm> terms, WorkingCalendar fresh) {
        Map<String, List<TermEvent>> changes = records.changes(terms.stream().map(OpenTerm::termId).distinct().toList())
                .stream().collect(Collectors.groupingBy(TermEvent::termId));
        // A code that a newer release no longer has keeps the dates it got
        return terms.stream().map(open -> table.find(open.termCode())
                .map(term -> open.moved(term.length().unit() == TermUnit.PLANNED_DAY
                        ? TermDates.planned(fresh, term, open)
                        : TermDates.after(fresh, term, open.startedAt(),
                                changes.getOrDefault(open.termId(), List.of())), fresh))
                .orElse(open)).toList();
    }

    /** Tasks whose dates differ; adds what happens to them. */
    private static Set<String> compare(List<OpenTerm> before, List<OpenTerm> after, List<TermMove> moves) {
        Set<String> moving = new HashSet<>();
        for (int i = 0; i < before.size(); i++) {
            OpenTerm now = before.get(i);
            OpenTerm then = after.get(i);
            if (!then.warnAt().equals(now.warnAt()) || !then.dueAt().equals(now.dueAt())) {
                moving.add(now.taskId());
                moves.add(TermMove.of(now, then));
            }
        }
        return moving;
    }

    private void write(List<OpenTerm> after, Set<String> moving, WorkingCalendar fresh, TermRecords.Change change) {
        Instant at = now();
        List<OpenTerm> moved = after.stream().filter(term -> moving.contains(term.taskId())).toList();
        records.examined(after.stream().map(OpenTerm::taskId).toList(), fresh.version());
        records.provisional(after.stream().filter(OpenTerm::provisional).map(OpenTerm::taskId).toList(),
                after.stream().filter(term -> !term.provisional()).map(OpenTerm::taskId).toList());
        records.moveAll(moved, TermEvent.Kind.DUE_CHANGED, at, change);
        engine.setAll(moved.stream().filter(term -> !term.paused()).toList(), at);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
