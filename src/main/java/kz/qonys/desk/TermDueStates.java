package kz.qonys.desk;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.TermRecords;
import kz.qonys.terms.TermState;
import kz.qonys.terms.TermWording;
import kz.qonys.terms.WorkingCalendar;
import org.springframework.stereotype.Component;

/** Due states from the term records. */
@Component
class TermDueStates implements DueStates {

    private final TermRecords records;
    private final TermWording wording;
    private final WorkingCalendar calendar;

    TermDueStates(TermRecords records, TermWording wording, WorkingCalendar calendar) {
        this.records = records;
        this.wording = wording;
        this.calendar = calendar;
    }

    @Override
    public Map<String, DueState> states(Collection<String> taskIds) {
        return records.ofTasks(taskIds).stream().collect(Collectors.toMap(OpenTerm::taskId, this::state));
    }

    private DueState state(OpenTerm term) {
        TermState state = wording.state(term);
        Level level = switch (state.level()) {
            case OK, HALF -> Level.ON_TIME;
            case WARNING -> Level.WARNING;
            case BREACHED -> Level.OVERDUE;
        };
        return new DueState(level, term.dueAt(), state.remaining().toMinutes(),
                (int) calendar.workingDay().toMinutes());
    }
}
