package kz.qonys.terms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Stops terms of a case while the process waits for somebody outside, and lets them go on with exactly the business
 * time that was left. Writes in the caller's transaction, inside the engine its own.
 *
 * <p>Two ways, told apart by whether the term's task is still open. It is (a wait beside it, say suspension for an
 * unreachable applicant, reading A20): due date and timers of that task stop. It is over (the step was left for the
 * wait, say a return to the family or a hearing): the next task of the same term and case goes on with what was left.
 * Pauses do not nest: while a term stands still another pause changes nothing, and the first end lets it go on.
 */
@Service
public class TermPauses {

    private final TermRecords records;
    private final WorkingCalendar calendar;
    private final EngineDates engine;

    public TermPauses(TermRecords records, WorkingCalendar calendar, EngineDates engine) {
        this.records = records;
        this.calendar = calendar;
        this.engine = engine;
    }

    /** The term of the case stands still from the instant on; nothing happens when the case has no such term. */
    public void pause(String caseId, String termCode, Instant at) {
        List<OpenTerm> open = records.running(caseId, termCode);
        if (open.isEmpty()) {
            // Over, or let go on by an earlier wait without a task that took it up
            records.last(caseId, termCode).filter(last -> last.kind() == TermEvent.Kind.ENDED
                    || last.kind() == TermEvent.Kind.RESUMED).ifPresent(last ->
                    records.goOn(last, TermEvent.Kind.PAUSED, at, last.warnAt(), last.dueAt(), last.calendarVersion()));
            return;
        }
        List<String> tasks = open.stream().filter(term -> !term.paused()).map(OpenTerm::taskId).toList();
        if (!tasks.isEmpty()) {
            records.pause(tasks, at);
            tasks.forEach(engine::stop);
        }
    }

    /** The term of the case goes on; nothing happens when it does not stand still. */
    public void resume(String caseId, String termCode, Instant at) {
        WorkingCalendar now = calendar.snapshot();
        List<OpenTerm> open = records.running(caseId, termCode);
        open.stream().filter(OpenTerm::paused).forEach(term -> resume(term, now, at));
        if (open.isEmpty()) {
            records.last(caseId, termCode).filter(last -> last.kind() == TermEvent.Kind.PAUSED).ifPresent(last -> {
                TermDates dates = new TermDates(last.warnAt(), last.dueAt()).resumed(now, last.at(), at);
                records.goOn(last, TermEvent.Kind.RESUMED, at, dates.warnAt(), dates.dueAt(), now.version());
            });
        }
    }

    /**
     * The term that the next task with this code goes on with; empty when that task begins a new one. A wait that has
     * not ended, because the task comes up beside it, does not count.
     */
    public Optional<TermEvent> waiting(String caseId, String termCode) {
        return records.last(caseId, termCode)
                .filter(last -> last.kind() == TermEvent.Kind.RESUMED && records.ofTask(last.taskId()).isEmpty());
    }

    private void resume(OpenTerm term, WorkingCalendar now, Instant at) {
        TermDates dates = new TermDates(term.warnAt(), term.dueAt()).resumed(now, term.pausedAt(), at);
        records.move(term.moved(dates, now).running(), TermEvent.Kind.RESUMED, at, TermRecords.Change.NONE);
        engine.set(term.taskId(), dates.warnAt(), dates.dueAt(), at);
    }
}
