package kz.qonys.registry.outbox;

import java.time.Instant;

/**
 * An outward write as it stands; without its payload.
 *
 * @param id                idempotency key that the far side sees
 * @param place             order within the case, from 1
 * @param processInstanceId instance that decided the write, may be null
 * @param activityId        step that decided it, may be null
 * @param nextAttempt       when it is sent next; without meaning once settled
 * @param leaseUntil        a worker is sending it and has until then; null when none is
 * @param attempts          how often it was sent
 * @param refusals          permanent refusals since it was added or sent again by an operator
 * @param outcome           how the last attempt ended, null before the first ended
 * @param reason            stable code of what went wrong, null when nothing did
 * @param lastAt            when the last attempt ended
 * @param settledAt         when it was acknowledged or given up
 * @param behind            true while an earlier write of the case is not settled
 */
public record OutboxRow(String id, String caseId, String caseNumber, int place, String channel, String subject,
        String processInstanceId, String activityId, OutboxState state, Instant nextAttempt, Instant leaseUntil,
        int attempts, int refusals, Delivery.Outcome outcome, String reason, Instant createdAt, Instant lastAt,
        Instant settledAt, boolean behind) {

    /** True while a worker may be sending it. */
    public boolean inFlight(Instant now) {
        return state == OutboxState.WAITING && leaseUntil != null && leaseUntil.isAfter(now);
    }
}
