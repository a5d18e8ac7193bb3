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
 * @param termId          id of the task in which the term began
 * @param changedBy       user id of who moved the end, null when nobody did
 * @param reason          code of why it was moved by hand, null otherwise
 * @param calendarId      number of the calendar file that moved it, null otherwise
 */
public record TermEvent(Instant at, Kind kind, String taskId, String taskKey, String caseId, String termCode,
                        String groupId, Instant startedAt, Instant warnAt, Instant dueAt, String calendarVersion,
                        String termId, String changedBy, String reason, Long calendarId) {

    /**
     * Ended: the task was completed. Cancelled: the task went away without being completed. Paused after ended: the
     * step was left for a wait, and the term goes on in the next task of its code. Due-changed: another calendar.
     * Extended: by a head, by hand.
     */
    public enum Kind {
        STARTED, PAUSED, RESUMED, DUE_CHANGED, EXTENDED, ENDED, CANCELLED, WARNED, BREACHED;

        /** Code in the table, e.g. {@code due-changed}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
