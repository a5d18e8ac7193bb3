package kz.qonys.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.language.Language;
import org.junit.jupiter.api.Test;

class TermTableTest {

    private static final Map<String, String> GOOD = Map.ofEntries(
            Map.entry("code", "plan-draft"), Map.entry("length", "1"), Map.entry("unit", "business-day"),
            Map.entry("clause", "Правила: один рабочий день"), Map.entry("source", "order"), Map.entry("warnAt", "75"),
            Map.entry("warnTo", "career-centre-officer@settlement, lmc-head@departure"),
            Map.entry("breachTo", "leb-head@task"), Map.entry("nameRu", "Проект плана"),
            Map.entry("nameKk", "Жоспар жобасы"), Map.entry("nameEn", "Plan draft"));

    @Test
    void shouldHoldTheTerm_whenTheRowIsRight() {
        Term term = TermTable.of(List.of(GOOD)).term("plan-draft");

        assertThat(term.length()).isEqualTo(TermLength.businessDays(1));
        assertThat(term.warnTo()).containsExactly(
                new Recipient("career-centre-officer", Recipient.Side.SETTLEMENT),
                new Recipient("lmc-head", Recipient.Side.DEPARTURE));
        assertThat(term.breachTo()).containsExactly(new Recipient("leb-head", Recipient.Side.TASK));
        assertThat(term.name(Language.KK)).isEqualTo("Жоспар жобасы");
    }

    @Test
    void shouldNameEveryFaultOfEveryRow_whenRowsAreWrong() {
        List<Map<String, String>> rows = List.of(
                with("length", "0"), with("unit", "fortnight"), with("source", "custom"), with("warnAt", "100"),
                with("warnTo", "lmc-head"), with("nameKk", " "), with("code", "Plan Draft"),
                with("clause", "внутренняя норма: один день"), with("source", "internal"),
                with("unit", "day-of-month", "length", "31"), with("warnTo", "", "breachTo", ""), GOOD);

        assertThatThrownBy(() -> TermTable.of(rows))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("row 1 (plan-draft): length '0' is not possible for the unit")
                .hasMessageContaining("row 2 (plan-draft): unit 'fortnight' is none of")
                .hasMessageContaining("row 3 (plan-draft): source 'custom' is neither order nor internal")
                .hasMessageContaining("row 4 (plan-draft): warnAt '100' is not a percentage from 1 to 99")
                .hasMessageContaining("row 5 (plan-draft): warnTo: 'lmc-head' is not role@departure")
                .hasMessageContaining("row 6 (plan-draft): nameKk is empty")
                .hasMessageContaining("row 7 (Plan Draft): the code must be lower case words")
                .hasMessageContaining("row 8 (plan-draft): clause and source disagree")
                .hasMessageContaining("row 9 (plan-draft): clause and source disagree")
                .hasMessageContaining("row 10 (plan-draft): length '31' is not possible for the unit")
                .hasMessageContaining("row 11 (plan-draft): nobody hears of it")
                .hasMessageContaining("row 12 (plan-draft): the code stands twice");
    }

    @Test
    void shouldNameTheCode_whenThereIsNoSuchTerm() {
        TermTable table = TermTable.of(List.of(GOOD));

        assertThatThrownBy(() -> table.term("no-such-term")).hasMessage("service-terms.dmn has no term 'no-such-term'");
        assertThat(table.find(null)).isEmpty();
    }

    private static Map<String, String> with(String... changes) {
        Map<String, String> row = new HashMap<>(GOOD);
        for (int i = 0; i < changes.length; i += 2) {
            row.put(changes[i], changes[i + 1]);
        }
        return row;
    }
}
