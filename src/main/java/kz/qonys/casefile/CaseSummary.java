package kz.qonys.casefile;

import java.time.Instant;
import kz.qonys.staff.CaseSides;

/**
 * The non-personal head of a case.
 *
 * @param departureOffice null for applicants abroad
 * @param closedAt        null while the case is open
 * @param assistant       user id of the family's own assistant; null while it has none
 */
public record CaseSummary(String caseId, String caseNumber, String category, boolean abroad, String departureOffice,
        String settlementOffice, Stage stage, CaseSides.Side holder, int round,
        Instant openedAt, String openedBy, Instant closedAt,
        String assistant) {

    public boolean open() {
        return closedAt == null;
    }

    /** The offices as access needs them: without a departure office the settlement side does its work. */
    public CaseSides sides() {
        return new CaseSides(departureOffice == null ? settlementOffice : departureOffice, settlementOffice, holder,
                open() ? assistant : null);
    }
}
