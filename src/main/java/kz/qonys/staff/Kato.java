package kz.qonys.staff;

/**
 * Nine-digit territory code {@code ab cd ef hij}: region, district or city, rural okrug, settlement. Digits 3-4 from 10
 * to 29 are cities of regional significance, from 30 on districts.
 */
final class Kato {

    private static final int FIRST_DISTRICT = 30;

    private Kato() {
    }

    /** True for nine digits without a gap in the hierarchy; whether the region exists is {@link Regions}' question. */
    static boolean wellFormed(String code) {
        return code != null && code.matches("\\d{9}") && !code.startsWith("00")
                && (!"00".equals(code.substring(2, 4)) || code.endsWith("0000000"))
                && (!"00".equals(code.substring(4, 6)) || code.endsWith("00000"));
    }

    /** True when the other territory lies in this one or is the same. */
    static boolean covers(String code, String other) {
        return other.startsWith(code.substring(0, significant(code)));
    }

    /** How many leading digits name the territory: 2, 4, 6 or 9; more digits, smaller territory. */
    static int significant(String code) {
        if (!code.endsWith("000")) {
            return 9;
        }
        if (!code.endsWith("00000")) {
            return 6;
        }
        return "00".equals(code.substring(2, 4)) ? 2 : 4;
    }

    static boolean district(String code) {
        return belowDistrict(code) && significant(code) == 4;
    }

    static boolean okrug(String code) {
        return belowDistrict(code) && significant(code) == 6;
    }

    private static boolean belowDistrict(String code) {
        return Integer.parseInt(code.substring(2, 4)) >= FIRST_DISTRICT;
    }
}
