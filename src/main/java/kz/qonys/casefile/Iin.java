package kz.qonys.casefile;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Individual identification number (IIN). Only length, digits and check digit are hard rules: since decree 853 of
 * 26.08.2013 the number is not bound to the person's data, so neither birth date nor sex may be derived from it.
 */
public final class Iin {

    private static final DateTimeFormatter FIRST_SIX = DateTimeFormatter.ofPattern("yyMMdd");

    private Iin() {
    }

    /** Message key of what is wrong with the number; empty when it is valid. */
    public static Optional<String> fault(String number) {
        if (number == null || !CheckDigit.twelveDigits(number)) {
            return Optional.of("casefile.fault.iin-digits");
        }
        return CheckDigit.holds(number) ? Optional.empty() : Optional.of("casefile.fault.iin-check");
    }

    public static boolean valid(String number) {
        return fault(number).isEmpty();
    }

    /** True when the first six digits are not the birth date: worth a second look, never an error. */
    public static boolean disagrees(String number, LocalDate birthDate) {
        return !number.startsWith(FIRST_SIX.format(birthDate));
    }
}
