package kz.qonys.terms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The dates of a term, reckoned from its beginning over everything that happened to it since.
 *
 * @param warnAt when the warning share is used up
 * @param dueAt  when it ends
 */
record TermDates(Instant warnAt, Instant dueAt) {

    /** Dates of a term that starts at the instant. */
    static TermDates fresh(WorkingCalendar calendar, Term term, Instant start) {
        Instant due = calendar.due(start, term.length());
        return new TermDates(calendar.warning(start, due, term.warnAt()), due);
    }

    /** Dates of a term whose last day was named: it stays, unless the offices no longer work on it. */
    static TermDates planned(WorkingCalendar calendar, Term term, OpenTerm open) {
        Instant due = calendar.endOf(open.dueAt().atZone(calendar.zone()).toLocalDate());
        return new TermDates(calendar.warning(open.startedAt(), due, term.warnAt()), due);
    }

    /**
     * Dates after all changes. A pause that lasts leaves them as they were when it began.
     *
     * @param changes pauses, resumptions and extensions of the term, in order
     */
    static TermDates after(WorkingCalendar calendar, Term term, Instant start, List<TermEvent> changes) {
        TermDates dates = fresh(calendar, term, start);
        Instant paused = null;
        for (TermEvent change : changes) {
            switch (change.kind()) {
                case PAUSED -> paused = change.at();
                case RESUMED -> dates = dates.resumed(calendar, paused, change.at());
                case EXTENDED -> dates = extended(calendar, term, change.at(), change.dueAt());
                default -> throw new IllegalArgumentException(change.kind() + " does not move a term");
            }
        }
        return dates;
    }

    /**
     * Dates when a pause ends: business time that passed meanwhile is added, so that exactly as much is left as was. A
     * warning that had come before the pause stays where it was.
     */
    TermDates resumed(WorkingCalendar calendar, Instant pausedAt, Instant resumedAt) {
        Duration stood = calendar.businessTime(pausedAt, resumedAt);
        return new TermDates(warnAt.isAfter(pausedAt) ? calendar.after(warnAt, stood)
                : warnAt, calendar.after(dueAt, stood));
    }

    /**
     * Dates of a term that a head lets end on the day of an instant: warned when the share of what is then left is used
     * up.
     */
    static TermDates extended(WorkingCalendar calendar, Term term, Instant at, Instant end) {
        Instant due = calendar.endOf(end.atZone(calendar.zone()).toLocalDate());
        return new TermDates(calendar.warning(at, due, term.warnAt()), due);
    }
}
