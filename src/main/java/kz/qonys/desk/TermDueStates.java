package kz.qonys.desk;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.TermRecords;
import kz.qonys.terms.TermState;
import kz.qonys.terms.TermWording;
import org.springframework.stereotype.Component;

/** Due states from the term records. */
@Component
class TermDueStates implements DueStates {

    private final TermRecords records;
    private final TermWording wording;

    TermDueStates(TermRecords records, TermWording wording) {
        this.records = records;
        this.wording = wording;
    }

    @Override
    public Map<String, DueState> states(Collection<String> taskIds) {
        return records.ofTasks(taskIds).stream().collect(Collectors.toMap(OpenTerm::taskId, this::state));
    }

    private DueState state(OpenTerm term) {
        TermState state = wording.state(term);
        return new DueState(Level.valueOf(state.level().name()), term.dueAt(), state.icon(), state.text());
    }
}
