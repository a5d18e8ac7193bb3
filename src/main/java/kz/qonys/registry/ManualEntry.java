package kz.qonys.registry;

import java.time.Instant;
import java.util.Locale;

/**
 * What an officer entered in a registry's place.
 *
 * @param reason why; may name persons
 */
public record ManualEntry(String reason, String enteredBy, Instant enteredAt) {

    /** How an entry was settled once the registry answered. */
    public enum Verdict {
        /** Not yet. */
        PENDING,
        /** Both say the same. */
        SAME,
        /** The registry's word holds. */
        REGISTRY,
        /** The officer's entry holds. */
        MANUAL;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String toString() {
        return "ManualEntry[" + enteredAt + "]";
    }
}
