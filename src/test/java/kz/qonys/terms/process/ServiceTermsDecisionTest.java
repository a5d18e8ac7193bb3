package kz.qonys.terms.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kz.qonys.terms.Recipient;
import kz.qonys.terms.Term;
import kz.qonys.terms.TermTable;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.core.io.ClassPathResource;

class ServiceTermsDecisionTest {

    private static final ClassPathResource FILE = new ClassPathResource("processes/decisions/service-terms.dmn");

    private static final DmnEngine ENGINE = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final DmnDecision DECISION = decision();
    private static final TermTable TABLE = ServiceTermsDecision.read();

    @ParameterizedTest
    @CsvFileSource(resources = "/decisions/service-terms.csv", delimiter = ';', useHeadersInDisplayName = true)
    void shouldAnswerAsTheCsvSays(String code, Integer length, String unit, String source, Integer warnAt,
            String warnTo,
                                  String breachTo) {
        DmnDecisionTableResult result = ENGINE.evaluateDecisionTable(DECISION, Variables.putValue("code", code));

        if (length == null) {
            assertThat(result).isEmpty();
            assertThat(TABLE.find(code)).isEmpty();
            return;
        }
        assertThat(result.getSingleResult().getEntryMap())
                .containsEntry("length", length).containsEntry("unit", unit).containsEntry("source", source)
                .containsEntry("warnAt", warnAt).containsEntry("warnTo", text(warnTo))
                .containsEntry("breachTo", text(breachTo));
        Term term = TABLE.term(code);
        assertThat(term.length().amount()).isEqualTo(length);
        assertThat(term.length().unit().code()).isEqualTo(unit);
        assertThat(term.source().name()).isEqualToIgnoringCase(source);
        assertThat(term.warnAt()).isEqualTo(warnAt);
        assertThat(written(term.warnTo())).isEqualTo(text(warnTo));
        assertThat(written(term.breachTo())).isEqualTo(text(breachTo));
    }

    @Test
    void shouldHaveOneCsvLineForEveryRow() throws IOException {
        List<String> codes = new ClassPathResource("decisions/service-terms.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines().skip(1).map(line -> line.split(";")[0]).filter(code -> !code.equals("no-such-term")).toList();

        assertThat(TABLE.all()).extracting(Term::code).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void shouldRefuseTheFile_whenACellIsComputed() throws IOException {
        String text = FILE.getContentAsString(StandardCharsets.UTF_8)
                .replaceFirst("<text>75</text>", "<text>70 + 5</text>");

        assertThatThrownBy(() ->
                ServiceTermsDecision.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("row 1 (intake): warnAt '70 + 5' is not a percentage from 1 to 99");
    }

    @Test
    void shouldRefuseTheFile_whenRowsMayOverlap() throws IOException {
        String text = FILE.getContentAsString(StandardCharsets.UTF_8).replace("\"UNIQUE\"", "\"FIRST\"");

        assertThatThrownBy(() ->
                ServiceTermsDecision.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("must have hit policy UNIQUE");
    }

    private static DmnDecision decision() {
        try {
            return ENGINE.parseDecision("service-terms", FILE.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String written(List<Recipient> recipients) {
        return recipients.stream().map(to -> to.role() + "@" + to.side().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }
}
