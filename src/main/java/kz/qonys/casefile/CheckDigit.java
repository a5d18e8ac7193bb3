package kz.qonys.casefile;

import java.util.OptionalInt;

/** Check digit of the twelve-digit state identifiers (individual and business share one algorithm). */
final class CheckDigit {

    private static final int[] FIRST = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    private static final int[] SECOND = {3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2};

    private CheckDigit() {
    }

    /** The digit that follows eleven given ones; empty when a number with this beginning is never issued. */
    static OptionalInt of(String eleven) {
        int first = remainder(eleven, FIRST);
        int digit = first == 10 ? remainder(eleven, SECOND) : first;
        return digit == 10 ? OptionalInt.empty() : OptionalInt.of(digit);
    }

    static boolean twelveDigits(String number) {
        return number.length() == 12 && number.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static boolean holds(String twelve) {
        OptionalInt digit = of(twelve.substring(0, 11));
        return digit.isPresent() && digit.getAsInt() == twelve.charAt(11) - '0';
    }

    private static int remainder(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return sum % 11;
    }
}
