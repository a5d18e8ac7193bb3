package kz.qonys.terms;

import java.util.Date;

/**
 * Dates for models: the bean {@code terms} of process expressions. All instants lie in zone Asia/Almaty business time;
 * "now" is the engine's clock, so a due date and the timers of the same task agree.
 */
public interface Terms {

    /**
     * Instant at which a term that starts now ends: closing time of its last day. Code as in service-terms.dmn. In a
     * model in which an activity {@code pauses} the term, and after that activity, it is the end of what was left. A
     * term of unit {@code planned-day} ends when the variable {@code dueAt} says, if there is one; one of calendar
     * months or years counts from what the variable {@code countedFrom} says, if there is one, say from the day of a
     * registration.
     */
    Date due(String code);

    /**
     * Instant at which the warning share (75 % unless the table says otherwise) of a term that starts now is used up;
     * after a pause like {@link #due}.
     */
    Date warning(String code);
}
