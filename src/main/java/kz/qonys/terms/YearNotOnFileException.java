package kz.qonys.terms;

import java.util.SortedSet;

/** A date question reached a year for which there is no calendar file. */
public class YearNotOnFileException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final int year;

    public YearNotOnFileException(int year, SortedSet<Integer> onFile) {
        super("No working calendar for " + year + " is on file (on file: " + onFile + "); add processes/calendars/kz-"
                + year + ".csv");
        this.year = year;
    }

    /** The year that is missing. */
    public int year() {
        return year;
    }
}
