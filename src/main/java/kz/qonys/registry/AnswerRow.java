package kz.qonys.registry;

import java.time.Instant;

/**
 * What a case card shows of one question or write: no payload, no personal data.
 *
 * @param operation   {@code person}, {@code family}, {@code register} or {@code status}
 * @param personId    id of the person in the case; empty when the call concerns the whole family
 * @param reason      stable code of what went wrong, null when nothing did
 * @param at          when the last attempt ended, or began while it is pending
 * @param attempts    how often it was tried, from 1
 * @param nextAttempt when a retry is due; null unless the registry was unavailable
 * @param since       since when the question has waited for its registry; null while it does not
 * @param source      of the answer on file: {@code registry} or {@code manual}; null when there is none
 * @param validUntil  until when the answer on file may be relied on; null when there is none
 */
public record AnswerRow(Registry registry, String operation, String personId, Outcome outcome, String reason,
        Instant at, int attempts, Instant nextAttempt, Instant since, String source, Instant validUntil) {
}
