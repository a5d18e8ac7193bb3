package kz.qonys.registry;

import java.util.Arrays;
import java.util.Locale;

/**
 * How a call ended, as stored; {@link #PENDING} while it runs or after a crash, {@link #AWAITED} while the far side has
 * taken the question and owes the answer.
 */
public enum Outcome {
    PENDING, OK, NOT_FOUND, CONSENT_REQUIRED, REFUSED, UNAVAILABLE, MISCONFIGURED, AWAITED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Outcome of(String code) {
        return Arrays.stream(values()).filter(outcome -> outcome.code().equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown outcome code"));
    }

    /** The outcome that an answer stands for. */
    public static Outcome of(RegistryAnswer<?> answer) {
        if (answer instanceof RegistryAnswer.Ok<?>) {
            return OK;
        }
        if (answer instanceof RegistryAnswer.NotFound<?>) {
            return NOT_FOUND;
        }
        if (answer instanceof RegistryAnswer.ConsentRequired<?>) {
            return CONSENT_REQUIRED;
        }
        if (answer instanceof RegistryAnswer.Refused<?>) {
            return REFUSED;
        }
        if (answer instanceof RegistryAnswer.Awaited<?>) {
            return AWAITED;
        }
        return answer instanceof RegistryAnswer.Unavailable<?> ? UNAVAILABLE : MISCONFIGURED;
    }

    /** True when asking the same again would bring nothing new. */
    boolean settled() {
        return this == OK || this == NOT_FOUND;
    }
}
