package kz.qonys.registry.outbox;

import java.util.Arrays;
import java.util.Locale;
import kz.qonys.registry.RegistryAnswer;

/**
 * How one attempt to send ended.
 *
 * @param reason stable code of at most 40 characters, never an envelope; null when nothing went wrong
 */
public record Delivery(Outcome outcome, String reason) {

    /** What follows from an attempt. */
    public enum Outcome {
        /** The far side has it. */
        ACKNOWLEDGED,
        /** No usable answer: sent again for as long as it takes. */
        UNAVAILABLE,
        /** The far side said no, or we failed: sent again a few times, then an operator must act. */
        REFUSED,
        /** Certificate, credentials, service or our own keys: an operator must act at once. */
        MISCONFIGURED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Outcome of(String code) {
            return Arrays.stream(values()).filter(outcome -> outcome.code().equals(code)).findFirst().orElse(null);
        }
    }

    private static final int LONGEST_REASON = 40;

    public Delivery {
        if (reason != null && reason.length() > LONGEST_REASON) {
            reason = reason.substring(0, LONGEST_REASON);
        }
    }

    /** The far side has confirmed. */
    public static Delivery acknowledged() {
        return new Delivery(Outcome.ACKNOWLEDGED, null);
    }

    /** The far side has nothing that could be told, and never will: settled without its confirmation. */
    public static Delivery needless() {
        return new Delivery(Outcome.ACKNOWLEDGED, "nothing-to-tell");
    }

    boolean confirmed() {
        return outcome == Outcome.ACKNOWLEDGED && reason == null;
    }

    /** What the answer of a port means for the write. */
    public static Delivery of(RegistryAnswer<?> answer) {
        if (answer instanceof RegistryAnswer.Ok<?>) {
            return acknowledged();
        }
        if (answer instanceof RegistryAnswer.Unavailable<?> unavailable) {
            return new Delivery(Outcome.UNAVAILABLE, unavailable.reason());
        }
        if (answer instanceof RegistryAnswer.Misconfigured<?> misconfigured) {
            return new Delivery(Outcome.MISCONFIGURED, misconfigured.reason());
        }
        if (answer instanceof RegistryAnswer.Refused<?> refused) {
            return new Delivery(Outcome.REFUSED, refused.code());
        }
        return new Delivery(Outcome.REFUSED,
                answer instanceof RegistryAnswer.NotFound<?> ? "not-found" : "consent-required");
    }
}
