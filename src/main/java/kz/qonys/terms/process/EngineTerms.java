package kz.qonys.terms.process;

import java.time.Instant;
import java.util.Date;
import kz.qonys.terms.Term;
import kz.qonys.terms.TermTable;
import kz.qonys.terms.Terms;
import kz.qonys.terms.WorkingCalendar;
import org.springframework.stereotype.Component;

/** The bean {@code terms} of process expressions. */
@Component("terms")
class EngineTerms implements Terms {

    private final TermTable table;
    private final WorkingCalendar calendar;
    private final EngineTime time;

    EngineTerms(TermTable table, WorkingCalendar calendar, EngineTime time) {
        this.table = table;
        this.calendar = calendar;
        this.time = time;
    }

    @Override
    public Date due(String code) {
        return Date.from(calendar.due(time.now(), table.term(code).length()));
    }

    @Override
    public Date warning(String code) {
        Term term = table.term(code);
        Instant start = time.now();
        return Date.from(calendar.warning(start, calendar.due(start, term.length()), term.warnAt()));
    }
}
