package kz.qonys.employment;

import java.util.List;

/** The table of priorities, {@code priority-score.dmn}. */
public interface PriorityScore {

    /**
     * What the table looks at.
     *
     * @param occupation    of the vacancy
     * @param fits          true when the person has that occupation
     * @param educated      true when the person's education is at least what the vacancy asks for
     * @param trade         true when the occupation is a trade
     * @param openings      free places of the region in that occupation
     * @param children      minors of the family
     * @param housing       code of what the employer offers to live in
     */
    record Circumstances(String occupation, boolean fits, boolean educated, boolean trade, int openings, int children,
            String housing) {
    }

    /**
     * A part of a score.
     *
     * @param reason code; {@code employment.reason.<code>} words it
     */
    record Points(String reason, int points) {
    }

    /** Every part that counts, in the order of the table. */
    List<Points> points(Circumstances circumstances);
}
