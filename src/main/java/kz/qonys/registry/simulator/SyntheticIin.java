package kz.qonys.registry.simulator;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import kz.qonys.registry.Gender;

/**
 * Individual identification numbers that pass the official check and can belong to nobody: the digit of the century
 * says born in the 1800s.
 */
final class SyntheticIin {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd");
    private static final int[] FIRST_WEIGHTS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    private static final int[] SECOND_WEIGHTS = {3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2};
    private static final int MODULUS = 11;
    private static final int NEVER_ISSUED = 10;

    private SyntheticIin() {
    }

    /** The number of this serial, 0 to 9999; empty when the check digit does not exist for it. */
    static Optional<String> of(LocalDate birthDate, Gender gender, int serial) {
        return checked(DATE.format(birthDate) + (gender == Gender.MALE ? '1' : '2') + "%04d".formatted(serial));
    }

    /** Eleven digits with their check digit, as persons and legal entities share it; empty when there is none. */
    static Optional<String> checked(String prefix) {
        int check = sum(prefix, FIRST_WEIGHTS);
        if (check == NEVER_ISSUED) {
            check = sum(prefix, SECOND_WEIGHTS);
        }
        return check == NEVER_ISSUED ? Optional.empty() : Optional.of(prefix + check);
    }

    private static int sum(String prefix, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += Character.digit(prefix.charAt(i), 10) * weights[i];
        }
        return sum % MODULUS;
    }
}
