package kz.qonys.staff;

/**
 * Twelve-digit business identification number {@code YYMM T S NNNNN K}: month of registration, kind of entity (4
 * resident, 5 non-resident, 6 joint entrepreneur), part (0 head, others branches), serial, check digit.
 */
final class Bin {

    private static final int[] SECOND = {3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2};

    private Bin() {
    }

    static boolean valid(String bin) {
        return bin != null && bin.matches("\\d{2}(0[1-9]|1[0-2])[456]\\d{7}") && checkDigit(bin) == digit(bin, 11);
    }

    /** Weights 1..11 modulo 11; on 10 a second pass; on 10 again no such number is ever issued (here: 10, no digit). */
    private static int checkDigit(String bin) {
        int first = 0;
        int second = 0;
        for (int i = 0; i < 11; i++) {
            first += digit(bin, i) * (i + 1);
            second += digit(bin, i) * SECOND[i];
        }
        return first % 11 < 10 ? first % 11 : second % 11;
    }

    private static int digit(String bin, int index) {
        return bin.charAt(index) - '0';
    }
}
