package kz.qonys.terms;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the length of a term counts. */
public enum TermUnit {

    /** Working days after the day of receipt. */
    BUSINESS_DAY,

    /** Calendar months; a limit that days off do not extend. */
    CALENDAR_MONTH,

    /** Calendar years; a limit that days off do not extend. */
    CALENDAR_YEAR,

    /** Not later than the given day of the month that follows the reporting month (reading A10). */
    DAY_OF_MONTH,

    /**
     * Ends on the day that the case itself names, say a service on the day of its plan; where it names none, so many
     * working days after the beginning. Has no timers of its own: {@link TermSweep} watches all such terms together.
     */
    PLANNED_DAY;

    /** Code as in {@code service-terms.dmn}, e.g. {@code business-day}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The unit of a code; empty when there is none. */
    public static Optional<TermUnit> of(String code) {
        return Arrays.stream(values()).filter(unit -> unit.code().equals(code)).findFirst();
    }
}
