package kz.qonys.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.TermRecords;
import kz.qonys.terms.TermState;
import kz.qonys.terms.TermWording;
import org.springframework.stereotype.Component;

/** How the terms of open tasks stand now, in business time, from the term records. */
@Component
public class DueStates {

    private final TermRecords records;
    private final TermWording wording;

    DueStates(TermRecords records, TermWording wording) {
        this.records = records;
        this.wording = wording;
    }

    /** How far a term has run. */
    public enum Level { OK, HALF, WARNING, BREACHED, PAUSED }

    /**
     * A running term.
     *
     * @param level colour step
     * @param due   end of the term
     * @param icon  glyph beside the colour, a name of the icon font of the web applications
     * @param text  business time left or overdue, in words
     */
    public record DueState(Level level, Instant due, String icon, String text) {
    }

    /**
     * The terms of tasks, worded in the reader's language.
     *
     * @return by task id; a task without a term is missing
     */
    public Map<String, DueState> states(Collection<String> taskIds) {
        return records.ofTasks(taskIds).stream().collect(Collectors.toMap(OpenTerm::taskId, this::state));
    }

    private DueState state(OpenTerm term) {
        TermState state = wording.state(term);
        return new DueState(Level.valueOf(state.level().name()), term.dueAt(), state.icon(), state.text());
    }
}
