package kz.qonys.signature;

import java.util.List;

/**
 * A signature that completed a step, with everything that proves it. Personal data.
 *
 * @param invalidated keys of what a later round changed; empty while all stands
 */
public record SignedDecision(Snapshot snapshot, byte[] print, Attempt attempt, List<String> invalidated) {

    @Override
    public String toString() {
        return "SignedDecision[" + snapshot.id() + "]";
    }
}
