package kz.qonys.registry.outbox;

import java.util.Arrays;
import java.util.Locale;

/** Where an outward write stands. */
public enum OutboxState {
    /** To be sent, at once or at its next attempt. */
    WAITING,
    /** The far side has confirmed it. */
    ACKNOWLEDGED,
    /** The far side will not take it as it is: an operator must act. Later writes of the case wait behind it. */
    DEAD,
    /** An operator decided, with a reason, that it is not sent any more. */
    GIVEN_UP;

    /** Lower case with hyphens, as tables, messages and the REST interface name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for a code that is none of ours */
    public static OutboxState of(String code) {
        return Arrays.stream(values()).filter(state -> state.code().equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown state of an outward write"));
    }
}
