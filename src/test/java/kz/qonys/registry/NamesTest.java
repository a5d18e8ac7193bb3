package kz.qonys.registry;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "Қасымжан, КАСЫМЖАН", "Қасымжан, Kassymzhan", "Қасымжан, QASYMJAN", "Қасымжан, Qasymjan",
        "Әйгүл, Айгуль", "Әйгүл, Aigul", "Жәнібек, Жанибек", "Жәнібек, Zhanibek", "Жәнібек, Jänıbek",
        "Ерлан, Yerlan", "Ерлан, Erlan", "Ғалия, Galiya", "Ғалия, Ghaliya", "Шыңғыс, Shyngys", "Шыңғыс, Şyñğys",
        "Өмірзақ, Омирзак", "Һәкім, Хаким", "Сүлейменов, SULEIMENOV", "Семёнов, Семенов", "' Нұр-Сұлтан', Нурсултан"
    })
    void shouldMeet_whenOneNameIsSpeltInTwoAlphabets(String one, String other) {
        assertThat(Names.same(one, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Асқар, Асан", "Айгүл, Айсұлу", "Нұрлан, Ерлан", "Серік, Берік", "Ахметов, ''"})
    void shouldDiffer_whenNamesDiffer(String one, String other) {
        assertThat(Names.same(one, other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', ''", ", ''", ",", "' ', "})
    void shouldMeet_whenBothAreMissing(String one, String other) {
        assertThat(Names.same(one, other)).isTrue();
    }

    @Property
    boolean shouldMeetItself_whateverTheCase(@ForAll @StringLength(max = 40) String name) {
        return Names.same(name, name) && Names.folded(name).equals(Names.folded(Names.folded(name)));
    }
}
