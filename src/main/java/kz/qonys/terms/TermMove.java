package kz.qonys.terms;

import java.time.Instant;

/**
 * An open term that another calendar moves.
 *
 * @param taskId      engine task id
 * @param caseId      id of the case file, null for tasks without a case
 * @param caseNumber  e.g. {@code QN-26-000123}, null for tasks without a case
 * @param officeId    office that works on it, null when the task has no candidate group
 * @param termCode    code in {@code service-terms.dmn}
 * @param paused      true while it stands still: then the dates are those from which it will go on
 * @param warnBefore  warning instant now
 * @param warnAfter   warning instant by the other calendar
 * @param dueBefore   end now
 * @param dueAfter    end by the other calendar
 * @param provisional true when the new end lies in a year without an official calendar
 */
public record TermMove(String taskId, String caseId, String caseNumber, String officeId, String termCode,
        boolean paused,
                       Instant warnBefore, Instant warnAfter, Instant dueBefore, Instant dueAfter,
                       boolean provisional) {

    static TermMove of(OpenTerm before, OpenTerm after) {
        return new TermMove(before.taskId(), before.caseId(), before.caseNumber(), before.officeId(), before.termCode(),
                before.paused(), before.warnAt(), after.warnAt(), before.dueAt(), after.dueAt(), after.provisional());
    }
}
