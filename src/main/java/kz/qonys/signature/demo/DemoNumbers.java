package kz.qonys.signature.demo;

import java.util.Optional;
import kz.qonys.signature.NumberSource;

/**
 * Synthetic IINs of the demo staff, from their user ids: century digit 1 or 2, so that no living person has them, with
 * a right check digit.
 */
public final class DemoNumbers implements NumberSource {

    private static final int[] FIRST = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    private static final int[] SECOND = {3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2};
    private static final int SERIALS = 10_000;
    private static final int NO_DIGIT = 10;

    @Override
    public Optional<String> iin(String userId) {
        int seed = Math.floorMod(userId.hashCode(), SERIALS);
        for (int serial = seed; ; serial++) {
            String digits = String.format("%02d%02d%02d%d%04d", 60 + Math.floorMod(userId.hashCode() / 7, 40),
                    1 + Math.floorMod(userId.hashCode() / 31, 12), 1 + Math.floorMod(userId.hashCode() / 101, 28),
                    1 + Math.floorMod(userId.hashCode() / 3, 2), serial % SERIALS);
            int check = check(digits, FIRST);
            check = check == NO_DIGIT ? check(digits, SECOND) : check;
            if (check < NO_DIGIT) {
                return Optional.of(digits + check);
            }
        }
    }

    private static int check(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * Character.digit(digits.charAt(i), 10);
        }
        return sum % 11;
    }
}
