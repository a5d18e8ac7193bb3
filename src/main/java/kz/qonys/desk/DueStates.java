package kz.qonys.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** How the terms of open tasks stand now, in business time. Implemented over the term projection. */
public interface DueStates {

    /** How urgent a term is. */
    enum Level { ON_TIME, WARNING, OVERDUE, PAUSED }

    /**
     * The terms of tasks.
     *
     * @return by task id; a task without a term is missing
     */
    Map<String, DueState> states(Collection<String> taskIds);

    /**
     * A running term.
     *
     * @param level           how urgent
     * @param due             end of the term
     * @param businessMinutes business minutes left, negative when overdue
     * @param minutesPerDay   business minutes of a full business day
     */
    record DueState(Level level, Instant due, long businessMinutes, int minutesPerDay) {
    }
}
