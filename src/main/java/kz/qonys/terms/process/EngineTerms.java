package kz.qonys.terms.process;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import kz.qonys.terms.Term;
import kz.qonys.terms.TermEvent;
import kz.qonys.terms.TermTable;
import kz.qonys.terms.TermUnit;
import kz.qonys.terms.Terms;
import kz.qonys.terms.WorkingCalendar;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

/** The bean {@code terms} of process expressions. */
@Component("terms")
class EngineTerms implements Terms {

    private static final String DUE_AT = "dueAt";
    private static final String COUNTED_FROM = "countedFrom";

    private final TermTable table;
    private final WorkingCalendar calendar;
    private final PausedTerms pauses;
    private final EngineTime time;

    EngineTerms(TermTable table, WorkingCalendar calendar, PausedTerms pauses, EngineTime time) {
        this.table = table;
        this.calendar = calendar;
        this.pauses = pauses;
        this.time = time;
    }

    @Override
    public Date due(String code) {
        Term term = table.term(code);
        return Date.from(waiting(code).map(TermEvent::dueAt).or(() -> planned(term))
                .orElseGet(() -> calendar.due(start(term), term.length())));
    }

    @Override
    public Date warning(String code) {
        Term term = table.term(code);
        return Date.from(waiting(code).map(TermEvent::warnAt).orElseGet(() -> {
            Instant start = start(term);
            return calendar.warning(start, planned(term).orElseGet(() -> calendar.due(start, term.length())),
                    term.warnAt());
        }));
    }

    private Instant start(Term term) {
        BpmnExecutionContext asking = Context.getBpmnExecutionContext();
        return asking == null ? time.now() : start(term, asking.getExecution(), time.now());
    }

    /** When a term begins: a limit of calendar months or years on the day that the case names, if it names one. */
    static Instant start(Term term, VariableScope scope, Instant now) {
        boolean limit = term.length().unit() == TermUnit.CALENDAR_MONTH
                || term.length().unit() == TermUnit.CALENDAR_YEAR;
        return limit && scope.getVariable(COUNTED_FROM) instanceof Date from ? from.toInstant() : now;
    }

    /** The end that the case names. */
    private static Optional<Instant> planned(Term term) {
        BpmnExecutionContext asking = Context.getBpmnExecutionContext();
        return term.length().unit() == TermUnit.PLANNED_DAY && asking != null
                && asking.getExecution().getVariable(DUE_AT) instanceof Date end ? Optional.of(end.toInstant())
                : Optional.empty();
    }

    /** What is left of the term in the case that asks; the expression has no other way to know its case. */
    private Optional<TermEvent> waiting(String code) {
        BpmnExecutionContext asking = Context.getBpmnExecutionContext();
        return asking == null ? Optional.empty() : pauses.waiting(asking.getExecution(), code);
    }
}
