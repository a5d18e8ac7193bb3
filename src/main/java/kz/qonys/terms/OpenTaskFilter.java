package kz.qonys.terms;

import java.time.Instant;
import java.util.Set;

/**
 * Which open tasks a person's list shows.
 *
 * @param user       user id; tasks that he holds are shown, unless those of colleagues are asked for
 * @param groups     candidate groups of the person; their free tasks are shown
 * @param colleagues true: all tasks of the groups, whoever holds them, instead
 * @param from       terms that end at this instant or later, null for any
 * @param before     terms that end before this instant, null for any
 * @param returned   true: only steps that came back
 */
public record OpenTaskFilter(String user, Set<String> groups, boolean colleagues, Instant from, Instant before,
                             boolean returned) {

    /** Tasks the person holds. */
    public static OpenTaskFilter heldBy(String user) {
        return new OpenTaskFilter(user, Set.of(), false, null, null, false);
    }

    /** Tasks the person holds or may take. */
    public static OpenTaskFilter of(String user, Set<String> groups) {
        return new OpenTaskFilter(user, groups, false, null, null, false);
    }

    /** Tasks of the person's offices, colleagues' ones included. */
    public OpenTaskFilter withColleagues() {
        return new OpenTaskFilter(user, groups, !groups.isEmpty(), from, before, returned);
    }

    /** Of these, the terms that end in a span; null leaves it open. */
    public OpenTaskFilter due(Instant first, Instant end) {
        return new OpenTaskFilter(user, groups, colleagues, first, end, returned);
    }

    public OpenTaskFilter onlyReturned() {
        return new OpenTaskFilter(user, groups, colleagues, from, before, true);
    }
}
