package kz.qonys.staff;

/**
 * Which offices a case belongs to, as far as access needs it.
 *
 * @param departureOffice  career centre of departure; for applicants abroad the settlement career centre
 * @param settlementOffice career centre of settlement; null until chosen
 * @param holder           side that holds the case now; the other one keeps or only later gets its rights
 * @param assistant        user id of the family's own assistant; null before one is named, and once the case is closed
 */
public record CaseSides(String departureOffice, String settlementOffice, Side holder, String assistant) {

    /** A case that is entrusted to nobody. */
    public CaseSides(String departureOffice, String settlementOffice, Side holder) {
        this(departureOffice, settlementOffice, holder, null);
    }

    public enum Side { DEPARTURE, SETTLEMENT }
}
