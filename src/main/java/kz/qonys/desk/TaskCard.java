package kz.qonys.desk;

import java.time.Instant;

/**
 * One row of the task list as the reader sees it.
 *
 * @param taskId           engine task id
 * @param caseId           case file, null for a task without a case
 * @param caseNumber       number of the case
 * @param familyName       surname with initials
 * @param settlementRegion region of settlement, null until chosen
 * @param step             task name in the reader's language
 * @param due              end of the term, null without one
 * @param level            colour step in lower case: ok, half, warning, breached; null without a term
 * @param icon             glyph beside the colour
 * @param dueText          the term in words, in business time
 * @param returned         true when the step was done before in this case and came back
 * @param assignee         surname with initials of who has the task, null when nobody
 */
public record TaskCard(String taskId, String caseId, String caseNumber, String familyName, String settlementRegion,
                       String step, Instant due, String level, String icon, String dueText, boolean returned,
                       String assignee) {
}
