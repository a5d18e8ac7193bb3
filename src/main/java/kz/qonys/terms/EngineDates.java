package kz.qonys.terms;

import java.time.Instant;
import java.util.Collection;

/**
 * The dates of open tasks as the process engine keeps them: due date, warning timer, breach timer. Changed together
 * with the term record, in the caller's transaction.
 */
public interface EngineDates {

    /** The task has no due date and its timers sleep, until {@link #set}. */
    void stop(String taskId);

    /**
     * Sets due date and timers of a task and wakes the timers. A timer that has fired is made again when its new
     * instant lies ahead.
     */
    void set(String taskId, Instant warnAt, Instant dueAt, Instant now);

    /** The same for many tasks in a few statements; none of them may be stopped. */
    void setAll(Collection<OpenTerm> terms, Instant now);
}
