package kz.qonys.terms.process;

import java.lang.ref.WeakReference;
import java.time.Instant;
import kz.qonys.terms.ClockMoved;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * "Now" as the engine sees it. Inside one command it stands still: the boundary timers of a task are computed before
 * the task's due date, and closing time must not fall between the two.
 */
@Component
class EngineTime {

    private final ThreadLocal<Reading> last = new ThreadLocal<>();

    private record Reading(WeakReference<CommandContext> command, Instant instant) {
    }

    Instant now() {
        CommandContext command = Context.getCommandContext();
        if (command == null) {
            return ClockUtil.getCurrentTime().toInstant();
        }
        Reading reading = last.get();
        if (reading == null || reading.command().get() != command) {
            reading = new Reading(new WeakReference<>(command), ClockUtil.getCurrentTime().toInstant());
            last.set(reading);
        }
        return reading.instant();
    }

    @EventListener
    void follow(ClockMoved moved) {
        ClockUtil.offset(moved.offset().toMillis());
    }
}
