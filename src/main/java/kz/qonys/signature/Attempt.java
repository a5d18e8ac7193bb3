package kz.qonys.signature;

import java.time.Instant;

/**
 * A signature that came, and what became of it.
 *
 * @param received when the signature itself came; a later look at a waiting one keeps it
 * @param reason   message key of the refusal; null when accepted
 * @param cms      DER
 * @param evidence null unless accepted
 */
public record Attempt(String id, String snapshotId, Instant taken, Instant received, Outcome outcome, String reason,
        byte[] cms, Evidence evidence) {

    /** What was decided about a signature. */
    public enum Outcome { ACCEPTED, WAITING, REFUSED }

    @Override
    public String toString() {
        return "Attempt[" + id + ", " + outcome + "]";
    }
}
