package kz.qonys.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IinTest {

    @ParameterizedTest
    @ValueSource(strings = {"850615100017", "900308200702", "711121100036", "660804200158"})
    void shouldAccept_whenCheckDigitHolds(String iin) {
        assertThat(Iin.fault(iin)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"850615100018", "900308200740", "900308200749"})
    void shouldRefuse_whenCheckDigitIsWrongOrNoneExists(String iin) {
        assertThat(Iin.fault(iin)).contains("casefile.fault.iin-check");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "85061510001", "8506151000170", "85061510001x", "８５０６１５１０００１７", " 85061510001"})
    void shouldRefuse_whenNotTwelveAsciiDigits(String iin) {
        assertThat(Iin.fault(iin)).contains("casefile.fault.iin-digits");
    }

    @Test
    void shouldKnowNoDigit_whenBothSumsLeaveTen() {
        assertThat(CheckDigit.of("90030820074")).isEmpty();
        assertThat(CheckDigit.of("90030820070")).hasValue(2);
    }

    @Property
    void shouldAcceptExactlyOneLastDigit_whenPrefixIsIssued(
            @ForAll @NumericChars @StringLength(11) String eleven, @ForAll @IntRange(max = 9) int last) {
        OptionalInt digit = CheckDigit.of(eleven);
        assertThat(Iin.valid(eleven + last)).isEqualTo(digit.isPresent() && digit.getAsInt() == last);
    }

    /** The usual typing slip: one wrong digit. The weights are below 11, so a slip always shows in the first sum. */
    @Property
    void shouldRefuse_whenOneDigitOfAFirstPassNumberIsMistyped(@ForAll @NumericChars @StringLength(11) String eleven,
            @ForAll @IntRange(max = 10) int place, @ForAll @IntRange(min = 1, max = 9) int by) {
        int[] digits = eleven.chars().map(c -> c - '0').toArray();
        int sum = firstSum(digits);
        if (sum != 10 && place != 10) {
            digits[place] = (digits[place] + by) % 10;
            StringBuilder mistyped = new StringBuilder();
            for (int digit : digits) {
                mistyped.append(digit);
            }
            boolean secondPass = firstSum(digits) == 10;
            assertThat(Iin.valid(mistyped.toString() + sum) && !secondPass).isFalse();
        }
    }

    @Test
    void shouldOnlyWarn_whenBirthDateDiffers() {
        assertThat(Iin.disagrees("850615100017", LocalDate.of(1985, 6, 15))).isFalse();
        assertThat(Iin.disagrees("850615100017", LocalDate.of(1985, 6, 16))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"240640999998", "240641999983"})
    void shouldAcceptBin_whenWellFormed(String bin) {
        assertThat(Bin.fault(bin)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"241340999998", "240610999998", "24064099999", "abc"})
    void shouldRefuseBin_whenMonthOrKindIsWrong(String bin) {
        assertThat(Bin.fault(bin)).contains("casefile.fault.bin-digits");
    }

    @Test
    void shouldRefuseBin_whenCheckDigitIsWrong() {
        assertThat(Bin.fault("240640999997")).contains("casefile.fault.bin-check");
    }

    private static int firstSum(int[] digits) {
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            sum += digits[i] * (i + 1);
        }
        return sum % 11;
    }
}
