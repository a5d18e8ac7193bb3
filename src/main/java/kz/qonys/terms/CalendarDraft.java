package kz.qonys.terms;

import java.time.Instant;

/**
 * A calendar file that was brought while the system ran.
 *
 * @param id            own number
 * @param year          year it is for
 * @param text          the file
 * @param legalSource   order or law it follows, in words
 * @param uploadedBy    user id
 * @param uploadedAt    when it came
 * @param appliedBy     user id of who put it in force, null before
 * @param appliedAt     when it came in force, null before
 * @param versionBefore calendar it took the place of, null before
 * @param versionAfter  calendar it led to, null before
 * @param examined      open terms that were looked at then, null before
 * @param moved         how many of them moved, null before
 */
public record CalendarDraft(long id, int year, String text, String legalSource, String uploadedBy, Instant uploadedAt,
                            String appliedBy, Instant appliedAt, String versionBefore, String versionAfter,
                            Integer examined, Integer moved) {

    /** True when it is or was in force. */
    public boolean applied() {
        return appliedAt != null;
    }
}
