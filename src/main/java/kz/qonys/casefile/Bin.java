package kz.qonys.casefile;

import java.util.Optional;

/** Business identification number (BIN): year and month of registration, kind 4, 5 or 6, serial, check digit. */
public final class Bin {

    private Bin() {
    }

    /** Message key of what is wrong with the number; empty when it is valid. */
    public static Optional<String> fault(String number) {
        if (number == null || !CheckDigit.twelveDigits(number) || !wellFormed(number)) {
            return Optional.of("casefile.fault.bin-digits");
        }
        return CheckDigit.holds(number) ? Optional.empty() : Optional.of("casefile.fault.bin-check");
    }

    public static boolean valid(String number) {
        return fault(number).isEmpty();
    }

    private static boolean wellFormed(String number) {
        int month = Integer.parseInt(number.substring(2, 4));
        return month >= 1 && month <= 12 && "456".indexOf(number.charAt(4)) >= 0;
    }
}
