package kz.qonys.staff;

/**
 * Which offices a case belongs to, as far as access needs it.
 *
 * @param departureOffice  career centre of departure; for applicants abroad the settlement career centre
 * @param settlementOffice career centre of settlement; null until chosen
 * @param holder           side that holds the case now; the other one keeps or only later gets its rights
 */
public record CaseSides(String departureOffice, String settlementOffice, Side holder) {

    public enum Side { DEPARTURE, SETTLEMENT }
}
