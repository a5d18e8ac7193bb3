package kz.qonys.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** How the terms of open tasks stand now, in business time. Implemented over the term records. */
public interface DueStates {

    /** How far a term has run. */
    enum Level { OK, HALF, WARNING, BREACHED, PAUSED }

    /**
     * The terms of tasks, worded in the reader's language.
     *
     * @return by task id; a task without a term is missing
     */
    Map<String, DueState> states(Collection<String> taskIds);

    /**
     * A running term.
     *
     * @param level colour step
     * @param due   end of the term
     * @param icon  glyph beside the colour, a name of the icon font of the web applications
     * @param text  business time left or overdue, in words
     */
    record DueState(Level level, Instant due, String icon, String text) {
    }
}
