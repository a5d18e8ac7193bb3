package kz.qonys.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "240640999998, true", "240641999983, true", "240640999997, false", "241340999998, false", "240600999998, false",
        "240640999, false", "24064099999X, false", "'', false"})
    void shouldCheckBin_whenOfficeIsOpened(String bin, boolean valid) {
        assertThat(Bin.valid(bin)).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "590000000, true", "591010000, true", "595030000, true", "595030100, true", "590030000, false",
                "595000100, false",
        "59000000, false", "5900000000, false", "000000000, false"})
    void shouldCheckKato_whenOfficeIsOpened(String kato, boolean wellFormed) {
        assertThat(Kato.wellFormed(kato)).isEqualTo(wellFormed);
    }

    @ParameterizedTest
    @CsvSource({
        "590000000, 595030100, true", "595000000, 595030100, true", "595030000, 595030100, true",
        "595030100, 595030000, false", "591010000, 595030000, false", "590000000, 551010000, false"})
    void shouldKnowWhichTerritoryLiesInWhich(String outer, String inner, boolean covers) {
        assertThat(Kato.covers(outer, inner)).isEqualTo(covers);
    }

    @ParameterizedTest
    @CsvSource({"595000000, true, false", "595030000, false, true", "591010000, false, false",
            "590000000, false, false"})
    void shouldTellDistrictsFromOkrugsAndCities(String kato, boolean district, boolean okrug) {
        assertThat(Kato.district(kato)).isEqualTo(district);
        assertThat(Kato.okrug(kato)).isEqualTo(okrug);
    }
}
