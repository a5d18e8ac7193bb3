package kz.qonys.terms;

import java.time.Instant;

/**
 * A running term together with the open task it belongs to.
 *
 * @param taskId            engine task id
 * @param taskKey           task definition key, e.g. {@code userTask_checkAtMobilityCentre}
 * @param processInstanceId engine id of the process instance the task lies in
 * @param caseId            id of the case file, null for tasks without a case
 * @param caseNumber        e.g. {@code QN-26-000123}, null for tasks without a case
 * @param termCode          code in {@code service-terms.dmn}
 * @param groupId           candidate group {@code <office>.<role>}, null when the task is given to a person only
 * @param assignee          user id, null while nobody has claimed it
 * @param round             round of review the task was created in, null where the process counts none
 * @param returned          true when the same step of the same case was done before
 * @param startedAt         creation of the task, or of the earlier task when the term goes on after a wait
 * @param warnAt            when the warning share is used up
 * @param dueAt             when the term ends
 * @param calendarVersion   {@link WorkingCalendar#version()} behind the dates
 * @param warnedAt          when the warning was raised, null before
 * @param breachedAt        when the breach was raised, null before
 * @param termId            id of the task in which the term began; another one when it went on after a wait
 * @param pausedAt          since when the term stands still, null while it runs
 * @param provisional       true when it ends in a year without an official calendar
 */
public record OpenTerm(String taskId, String taskKey, String processInstanceId, String caseId, String caseNumber,
                       String termCode, String groupId, String assignee, Integer round, boolean returned,
                       Instant startedAt, Instant warnAt, Instant dueAt, String calendarVersion,
                       Instant warnedAt, Instant breachedAt, String termId, Instant pausedAt, boolean provisional) {

    /** A term that began with its task, runs, and ends in a year on file. */
    public OpenTerm(String taskId, String taskKey, String processInstanceId, String caseId, String caseNumber,
                    String termCode, String groupId, String assignee, Integer round, boolean returned,
                    Instant startedAt, Instant warnAt, Instant dueAt, String calendarVersion,
                    Instant warnedAt, Instant breachedAt) {
        this(taskId, taskKey, processInstanceId, caseId, caseNumber, termCode, groupId, assignee, round, returned,
                startedAt, warnAt, dueAt, calendarVersion, warnedAt, breachedAt, taskId, null, false);
    }

    /** True while the term stands still. */
    public boolean paused() {
        return pausedAt != null;
    }

    /** Id of the office that works on the task, null when it has no candidate group. */
    public String officeId() {
        return groupId == null ? null : groupId.substring(0, groupId.indexOf('.'));
    }

    /** The same term with other dates. */
    OpenTerm moved(TermDates dates, WorkingCalendar calendar) {
        return new OpenTerm(taskId, taskKey, processInstanceId, caseId, caseNumber, termCode, groupId, assignee, round,
                returned, startedAt, dates.warnAt(), dates.dueAt(), calendar.version(), warnedAt, breachedAt, termId,
                pausedAt, calendar.isProvisional(dates.dueAt()));
    }

    /** The same term, standing still no longer. */
    OpenTerm running() {
        return new OpenTerm(taskId, taskKey, processInstanceId, caseId, caseNumber, termCode, groupId, assignee, round,
                returned, startedAt, warnAt, dueAt, calendarVersion, warnedAt, breachedAt, termId, null, provisional);
    }
}
