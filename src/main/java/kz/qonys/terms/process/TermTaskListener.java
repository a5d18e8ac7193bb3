package kz.qonys.terms.process;

import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.Term;
import kz.qonys.terms.TermEvent;
import kz.qonys.terms.TermRecords;
import kz.qonys.terms.WorkingCalendar;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;

/** Keeps the term record and the list of open tasks in step with one kind of task. */
class TermTaskListener implements TaskListener {

    private final Term term;
    private final WorkingCalendar calendar;
    private final TermRecords records;
    private final PausedTerms pauses;
    private final EngineTime time;

    TermTaskListener(Term term, WorkingCalendar calendar, TermRecords records, PausedTerms pauses, EngineTime time) {
        this.term = term;
        this.calendar = calendar;
        this.records = records;
        this.pauses = pauses;
        this.time = time;
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> start(task);
            case EVENTNAME_ASSIGNMENT -> records.assign(task.getId(), task.getAssignee());
            case EVENTNAME_COMPLETE -> records.end(task.getId(), TermEvent.Kind.ENDED, time.now());
            case EVENTNAME_DELETE -> records.end(task.getId(), TermEvent.Kind.CANCELLED, time.now());
            default -> throw new IllegalArgumentException("No term depends on task event " + task.getEventName());
        }
    }

    private void start(DelegateTask task) {
        Instant now = time.now();
        WorkingCalendar calendar = this.calendar.snapshot();
        Optional<TermEvent> before = pauses.waiting(task.getExecution(), term.code());
        Instant start = before.map(TermEvent::startedAt).orElseGet(() -> EngineTerms.start(term, task, now));
        if (task.getDueDate() == null) {
            task.setDueDate(Date.from(before.map(TermEvent::dueAt)
                    .orElseGet(() -> calendar.due(start, term.length()))));
        }
        Instant due = task.getDueDate().toInstant();
        Instant warning = before.map(TermEvent::warnAt).orElseGet(() -> calendar.warning(start, due, term.warnAt()));
        String termId = before.map(TermEvent::termId).orElse(task.getId());
        String caseId = (String) task.getVariable("caseId");
        Integer round = round(task);
        // Where no round is counted a repeated step was not sent back, e.g. registries asked again before the release
        boolean returned = caseId != null && round != null
                && records.completedBefore(caseId, task.getTaskDefinitionKey(), termId);
        records.start(new OpenTerm(task.getId(), task.getTaskDefinitionKey(), task.getProcessInstanceId(), caseId,
                caseNumber(task.getExecution()), term.code(), group(task), task.getAssignee(), round, returned, start,
                warning, due, before.map(TermEvent::calendarVersion).orElse(calendar.version()), null, null,
                termId, null, calendar.isProvisional(due)), now);
    }

    private static Integer round(DelegateTask task) {
        return task.getVariable("round") instanceof Number round ? round.intValue() : null;
    }

    private static String group(DelegateTask task) {
        return task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).sorted()
                .findFirst().orElse(null);
    }

    /** Business key of the instance, or of the nearest caller that has one. */
    private static String caseNumber(DelegateExecution execution) {
        for (DelegateExecution at = execution; at != null; at = at.getProcessInstance().getSuperExecution()) {
            if (at.getProcessBusinessKey() != null) {
                return at.getProcessBusinessKey();
            }
        }
        return null;
    }
}
