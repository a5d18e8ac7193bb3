package kz.qonys.terms.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kz.qonys.language.Language;
import kz.qonys.terms.Recipient;
import kz.qonys.terms.Term;
import org.junit.jupiter.api.Test;

/** The terms in the README are those of service-terms.dmn; {@code -Dqonys.update=true} writes the table anew. */
class TermsPageTest {

    private static final Path README = Path.of("README.md");
    private static final String START = "<!-- generated:terms -->\n";
    private static final String END = "<!-- /generated:terms -->";

    @Test
    void shouldPrintTheTermsAsTheyAre() throws IOException {
        String readme = Files.readString(README);
        int start = readme.indexOf(START);
        String expected = readme.substring(0, start) + START + table() + readme.substring(readme.indexOf(END));
        if (Boolean.getBoolean("qonys.update")) {
            Files.writeString(README, expected);
        }

        assertThat(Files.readString(README)).isEqualTo(expected);
    }

    private static String table() {
        return "| Term | Length | Source | Warned at 75 % | Told of a breach |\n|---|---|---|---|---|\n"
                + ServiceTermsDecision.read().all().stream()
                .sorted(Comparator.comparing(Term::code)).map(TermsPageTest::row).collect(Collectors.joining());
    }

    private static String row(Term term) {
        return "| %s (`%s`) | %d %s | %s | %s | %s |\n".formatted(term.name(Language.EN), term.code(),
                term.length().amount(), term.length().unit().code(),
                term.source() == Term.Source.ORDER ? "order" : "internal norm",
                people(term.warnTo()), people(term.breachTo()));
    }

    private static String people(List<Recipient> people) {
        return people.isEmpty() ? "–" : people.stream()
                .map(one -> one.role() + " (" + one.side().name().toLowerCase(Locale.ROOT) + ")")
                .collect(Collectors.joining(", "));
    }
}
