package kz.qonys.terms;

import java.time.Instant;
import java.util.Set;

/**
 * Which open terms a list shows; every part that is null does not restrict.
 *
 * @param groups    candidate groups, one of which the task must belong to; an empty set matches nothing
 * @param assignee  user id the task is claimed by
 * @param dueBefore terms that end before this instant, exclusive
 * @param returned  true: only steps that came back
 */
public record OpenTermFilter(Set<String> groups, String assignee, Instant dueBefore, Boolean returned) {

    /** Tasks of these groups. */
    public static OpenTermFilter of(Set<String> groups) {
        return new OpenTermFilter(groups, null, null, null);
    }

    /** Tasks a user has claimed. */
    public static OpenTermFilter claimedBy(String user) {
        return new OpenTermFilter(null, user, null, null);
    }

    public OpenTermFilter dueBefore(Instant instant) {
        return new OpenTermFilter(groups, assignee, instant, returned);
    }

    public OpenTermFilter onlyReturned() {
        return new OpenTermFilter(groups, assignee, dueBefore, true);
    }
}
