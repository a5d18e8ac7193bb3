package kz.qonys.terms;

import java.time.Instant;
import java.util.Locale;

/**
 * One line of a term's record; never changed once written.
 *
 * @param at              when it happened
 * @param kind            what happened
 * @param taskId          engine task id
 * @param taskKey         task definition key
 * @param caseId          id of the case file, null for tasks without a case
 * @param termCode        code in {@code service-terms.dmn}
 * @param groupId         candidate group that works on it
 * @param startedAt       beginning of the term
 * @param warnAt          warning instant, as it stood then
 * @param dueAt           end of the term, as it stood then
 * @param calendarVersion calendar behind these dates
 */
public record TermEvent(Instant at, Kind kind, String taskId, String taskKey, String caseId, String termCode,
                        String groupId, Instant startedAt, Instant warnAt, Instant dueAt, String calendarVersion) {

    /** Ended: the task was completed. Cancelled: the task went away without being completed. */
    public enum Kind {
        STARTED, PAUSED, RESUMED, DUE_CHANGED, ENDED, CANCELLED, WARNED, BREACHED;

        /** Code in the table, e.g. {@code due-changed}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
