package kz.qonys.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Overlaps and gaps of tables where exactly one row must fit. Cells of a row are parted by a bar, rows by a slash. */
class DecisionRulesTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            integer~ < 18 / >= 18~ 
            integer~ < 18 / > 18~ deployment.decision.gap a = 18
            integer~ <= 18 / >= 18~ deployment.decision.overlap 1, 2, a = 18
            integer~ < 18 / [18..63] / > 63~ 
            integer~ < 18 / [18..62] / > 63~ deployment.decision.gap a = 63
            integer~ < 18 / ]17..63] / > 63~ 
            integer~ < 18 / [18..64[ / >= 64~ 
            integer~ [0..5] / [3..9] / < 0 / > 9~ deployment.decision.overlap 1, 2, a = 3
            integer~ not(1,2) / 1 / 2~ 
            integer~ -~ 
            integer~ 1 / -~ deployment.decision.overlap 1, 2, a = 1
            double~ < 18 / > 17~ deployment.decision.overlap 1, 2, a = 17 … 18
            double~ <= 17 / >= 18~ deployment.decision.gap a = 17 … 18
            double~ <= 17.5 / > 17.5~ 
            integer~ 1.5 / -~ deployment.decision.test 1, a, 1.5, 18; < 18; [0..17]; -
            integer~ 5..1 / -~ deployment.decision.test 1, a, 5..1, 18; < 18; [0..17]; -
            boolean~ true~ deployment.decision.gap a = false
            boolean~ true / false~ 
            boolean~ true / not(true)~ 
            boolean~ true,false~ 
            date~ < date("2026-01-01") / >= date("2026-01-01")~ 
            date~ < date("2026-01-01") / > date("2026-01-01")~ deployment.decision.gap a = 2026-01-01
            date~ < date("2026-02-30") / -~ deployment.decision.test 1, a, < date("2026-02-30"), < date("2026-01-01"); -
            string~ "x" / "y"~ 
            string~ "x" / "x","y"~ deployment.decision.overlap 1, 2, a = "x"
            string~ "x" / not("x")~ 
            string~ not("x") / not("y")~ deployment.decision.overlap 1, 2, a = …
            string~ x~ deployment.decision.test 1, a, x, "a","b"; not("a"); -
            elephant~ -~ deployment.decision.type elephant, string, boolean, integer, long, double, date
            """)
    void shouldFindTheCombination_whenARowIsMissingOrOneTooMany(String type, String rows, String fault) {
        assertThat(faults("UNIQUE", List.of(type), rows)).isEqualTo(fault == null ? List.of() : List.of(fault));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            true|< 18 / true|>= 18 / false|-;
            true|< 18 / false|-; deployment.decision.gap a = true, b = 18
            true|- / -|>= 18 / false|< 18; deployment.decision.overlap 1, 2, a = true, b = 18
            """)
    void shouldLookAtColumnsTogether_whenThereAreSeveral(String rows, String fault) {
        assertThat(faults("UNIQUE", List.of("boolean", "integer"), rows))
                .isEqualTo(fault == null ? List.of() : List.of(fault.replace(", b", "; b")));
    }

    @Test
    void shouldAllowRowsThatFitTogether_whenTheTableCollects() {
        assertThat(faults("COLLECT", List.of("integer"), "1 / 1 / > 5")).isEmpty();
        assertThat(faults("FIRST", List.of("integer"), "1 / -")).isEmpty();
        assertThat(faults("FIRST", List.of("integer"), "1 / 2")).hasSize(1);
    }

    /** Two to the power of many: nobody waits for it. */
    @Test
    void shouldGiveUpInTime_whenATableHasTooManyCombinations() {
        List<String> types = Collections.nCopies(16, "integer");
        StringBuilder rows = new StringBuilder();
        for (int column = 0; column < 16; column++) {
            for (int value = 0; value < 10; value++) {
                rows.append(rows.isEmpty() ? "" : " / ");
                for (int i = 0; i < 16; i++) {
                    rows.append(i == 0 ? "" : "|").append(i == column ? String.valueOf(value) : "-");
                }
            }
        }

        assertThat(faults("FIRST", types, rows.toString())).singleElement().asString()
                .matches("deployment\\.decision\\.(large|gap).*");
    }

    private static List<String> faults(String policy, List<String> types, String rows) {
        Findings findings = new Findings();
        ModelFile file = new ModelFile("t.dmn", table(policy, types, rows).getBytes(StandardCharsets.UTF_8));
        try {
            new DecisionRules().check(file, Deadline.in(Duration.ofSeconds(30)), findings);
        } catch (UnreadableModelException e) {
            findings.inLine("t.dmn", e.line(), e.key(), e.arguments());
        }
        return findings.all().stream().map(fault -> fault.key() + " " + String.join(", ",
                fault.arguments().stream().map(String::valueOf).toList())).toList();
    }

    private static String table(String policy, List<String> types, String rows) {
        StringBuilder xml = new StringBuilder("<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' "
                + "xmlns:camunda='http://camunda.org/schema/1.0/dmn' id='d' name='d' namespace='n'><decision id='t' "
                + "name='T' camunda:versionTag='1.0.0' camunda:historyTimeToLive='P3650D'><description>d</description>"
                + "<decisionTable id='table' hitPolicy='" + policy + "'>");
        for (int i = 0; i < types.size(); i++) {
            xml.append("<input id='i").append(i).append("'><inputExpression typeRef='").append(types.get(i))
                    .append("'><text>")
                    .append((char) ('a' + i)).append("</text></inputExpression></input>");
        }
        xml.append("<output id='o' name='o' typeRef='string'/>");
        for (String row : rows.split(" / ")) {
            xml.append("<rule>");
            for (String cell : row.split("\\|")) {
                xml.append("<inputEntry><text>").append(cell.strip().replace("<", "&lt;"))
                        .append("</text></inputEntry>");
            }
            xml.append("<outputEntry><text>\"x\"</text></outputEntry></rule>");
        }
        return xml.append("</decisionTable></decision></definitions>").toString();
    }
}
