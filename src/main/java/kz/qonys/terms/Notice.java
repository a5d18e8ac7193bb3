package kz.qonys.terms;

import java.time.Instant;

/**
 * What a group must hear of a term. Holds no personal data.
 *
 * @param id         own number
 * @param kind       {@link TermEvent.Kind#WARNED} or {@link TermEvent.Kind#BREACHED}
 * @param taskId     engine task id
 * @param taskKey    task definition key
 * @param caseId     id of the case file, null for tasks without a case
 * @param caseNumber e.g. {@code QN-26-000123}, null for tasks without a case
 * @param termCode   code in {@code service-terms.dmn}
 * @param groupId    group it is addressed to
 * @param startedAt  beginning of the term
 * @param warnAt     warning instant of the term
 * @param dueAt      end of the term
 * @param createdAt  when it was raised
 */
public record Notice(long id, TermEvent.Kind kind, String taskId, String taskKey, String caseId, String caseNumber,
                     String termCode, String groupId, Instant startedAt, Instant warnAt, Instant dueAt,
                     Instant createdAt) {
}
