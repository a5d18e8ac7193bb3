package kz.qonys.terms.process;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/** The two timers that belong to a term; which boundary event is which is read from its expression at deployment. */
enum TermTimer {

    WARNING("terms.warning("), BREACH("terms.due(");

    private static final String PROPERTY = "qonys.termTimers";

    private final String call;

    TermTimer(String call) {
        this.call = call;
    }

    /** The timer whose instant the expression gives. */
    static Optional<TermTimer> of(String expression) {
        for (TermTimer timer : values()) {
            if (expression.contains(timer.call)) {
                return Optional.of(timer);
            }
        }
        return Optional.empty();
    }

    /** Remembers at the task which boundary event the timer is. */
    void declare(ActivityImpl task, String boundaryEvent) {
        Map<TermTimer, String> timers = new EnumMap<>(TermTimer.class);
        timers.putAll(declared(task));
        timers.put(this, boundaryEvent);
        task.setProperty(PROPERTY, timers);
    }

    /** Ids of the boundary events that are the task's term timers. */
    @SuppressWarnings("unchecked")
    static Map<TermTimer, String> declared(ActivityImpl task) {
        Object timers = task.getProperty(PROPERTY);
        return timers == null ? Map.of() : (Map<TermTimer, String>) timers;
    }
}
