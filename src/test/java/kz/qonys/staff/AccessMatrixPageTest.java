package kz.qonys.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import kz.qonys.language.Language;
import org.junit.jupiter.api.Test;

/** The matrix as a page for people. {@code -Dqonys.update=true} writes it anew. */
class AccessMatrixPageTest {

    private static final Path PAGE = Path.of("src/main/resources/staff/access-matrix.md");
    private static final Path README = Path.of("README.md");
    private static final String START = "<!-- generated:access-matrix -->\n";
    private static final String END = "<!-- /generated:access-matrix -->";

    @Test
    void shouldPrintTheMatrixAsItIs() throws IOException {
        String page = page();
        if (Boolean.getBoolean("qonys.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void shouldPrintTheMatrixIntoTheReadme_whenItHasAPlaceForIt() throws IOException {
        String readme = Files.exists(README) ? Files.readString(README) : "";
        int start = readme.indexOf(START);
        String expected = start < 0 ? readme : readme.substring(0, start) + START + page()
                + readme.substring(readme.indexOf(END, start));
        if (start >= 0 && Boolean.getBoolean("qonys.update")) {
            Files.writeString(README, expected);
        }
        assertThat(Files.exists(README) ? Files.readString(README) : "").isEqualTo(expected);
    }

    private static String page() {
        try (StaffBench bench = StaffBench.onH2()) {
            TabledAccessMatrix matrix = bench.get(TabledAccessMatrix.class);
            StringBuilder page = new StringBuilder("O: own office. R: another office of the same region. X: another"
                    + " region. A: own office after the case has been handed over. E: own office, the case is"
                    + " entrusted to this very person. \u2013: never.\n\n");
            page.append("| Role | Side |");
            Arrays.stream(Operation.values())
                    .forEach(operation -> page.append(' ').append(words(operation)).append(" |"));
            page.append("\n|---|---|").append("---|".repeat(Operation.values().length)).append('\n');
            bench.get(Roles.class).all().forEach(role -> page.append(row(matrix, role)));
            return page.toString();
        }
    }

    private static String row(TabledAccessMatrix matrix, Role role) {
        return "| " + role.name(Language.EN) + " | " + role.reach().name().toLowerCase(Locale.ROOT) + " | "
                + Arrays.stream(Operation.values()).map(operation -> cell(matrix, role, operation))
                .collect(Collectors.joining(" | ")) + " |\n";
    }

    private static String cell(TabledAccessMatrix matrix, Role role, Operation operation) {
        String letters = Arrays.stream(Situation.values())
                .filter(situation -> matrix.granted(role.code(), situation).contains(operation))
                .map(AccessMatrixPageTest::letter).collect(Collectors.joining(" "));
        return letters.isEmpty() ? "\u2013" : letters;
    }

    private static String letter(Situation situation) {
        return switch (situation) {
            case OWN_OFFICE -> "O";
            case SAME_REGION -> "R";
            case OTHER_REGION -> "X";
            case AFTER_HANDOVER -> "A";
            case ENTRUSTED -> "E";
        };
    }

    private static String words(Operation operation) {
        return operation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
