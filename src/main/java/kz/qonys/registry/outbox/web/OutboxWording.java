package kz.qonys.registry.outbox.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.qonys.language.Messages;
import kz.qonys.language.Moments;
import kz.qonys.registry.outbox.OutboxOperations.Action;
import kz.qonys.registry.outbox.OutboxRow;
import kz.qonys.registry.outbox.OutboxState;
import org.springframework.stereotype.Component;

/** Rows of the outbox in the reader's language; times in Almaty. */
@Component
class OutboxWording {

    private final Messages messages;
    private final Clock clock;

    OutboxWording(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * One row of the page.
     *
     * @param state    {@code waiting}, {@code sending}, {@code behind}, {@code dead}, {@code acknowledged},
     *     {@code given-up}
     * @param icon     glyph beside the state, so that colour is not all that tells it
     * @param reason   how the last attempt ended, in words and with its code; empty when nothing went wrong
     * @param step     process step that decided the write
     * @param movable  true when the operator may send it again or give it up
     * @param history  what operators did to it, in words
     */
    record RowView(String id, String caseNumber, String what, String where, String age, long ageSeconds, String created,
                   int attempts, String state, String icon, String stateText, String reason, String next,
                   String settled, String step, String instance, boolean movable, List<String> history) {
    }

    RowView view(OutboxRow row, List<Action> actions, Instant now) {
        Duration age = Duration.between(row.createdAt(), row.settledAt() == null ? now : row.settledAt());
        String state = state(row, now);
        boolean settled = row.settledAt() != null;
        return new RowView(row.id(), row.caseNumber(),
                messages.text("outbox.subject." + row.channel() + "." + row.subject()),
                messages.text("outbox.channel." + row.channel()), age(age), age.toSeconds(), time(row.createdAt()),
                row.attempts(), state, messages.text("outbox.icon." + state), messages.text("outbox.state." + state),
                reason(row), state.equals("waiting") ? time(row.nextAttempt()) : "", time(row.settledAt()),
                row.activityId(), row.processInstanceId(), !settled && !row.inFlight(now),
                actions.stream().map(this::worded).toList());
    }

    /** A length of time in its two largest units. */
    String age(Duration age) {
        if (age.toDays() > 0) {
            return messages.text("outbox.age.days", age.toDays(), age.toHoursPart());
        }
        if (age.toHours() > 0) {
            return messages.text("outbox.age.hours", age.toHours(), age.toMinutesPart());
        }
        return messages.text("outbox.age.minutes", Math.max(age.toMinutes(), 0));
    }

    private static String state(OutboxRow row, Instant now) {
        if (row.state() != OutboxState.WAITING) {
            return row.state().code();
        }
        if (row.inFlight(now)) {
            return "sending";
        }
        return row.behind() ? "behind" : "waiting";
    }

    private String reason(OutboxRow row) {
        if (row.reason() == null || row.outcome() == null) {
            return "";
        }
        return messages.text("outbox.reason." + row.outcome().code(), row.reason());
    }

    private String worded(Action action) {
        return messages.text("outbox.action." + action.action(), time(action.at()), action.userId(),
                action.reason() == null ? "" : action.reason());
    }

    private String time(Instant instant) {
        return Moments.time(instant, clock.getZone());
    }
}
