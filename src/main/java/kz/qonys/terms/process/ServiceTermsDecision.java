package kz.qonys.terms.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.terms.TermTable;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/** Reads the term table from the decision {@code service-terms}: literals only, a term is never computed. */
@Configuration
class ServiceTermsDecision {

    private static final String ID = "service-terms";
    private static final String FILE = "processes/decisions/service-terms.dmn";

    @Bean
    TermTable termTable() {
        return read();
    }

    /** The table of the file on the class path. */
    static TermTable read() {
        try (InputStream stream = new ClassPathResource(FILE).getInputStream()) {
            return read(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The table of a file.
     *
     * @throws IllegalStateException naming every fault
     */
    static TermTable read(InputStream stream) {
        DecisionTable table = Dmn.readModelFromStream(stream).getModelElementsByType(Decision.class).stream()
                .filter(decision -> ID.equals(decision.getId()) && decision.getExpression() instanceof DecisionTable)
                .map(decision -> (DecisionTable) decision.getExpression())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(FILE + " holds no decision table '" + ID + "'"));
        if (table.getInputs().size() != 1 || table.getHitPolicy() != HitPolicy.UNIQUE) {
            throw new IllegalStateException(FILE + " must have hit policy UNIQUE and the single input 'code'");
        }
        List<String> columns = table.getOutputs().stream().map(Output::getName).toList();
        return TermTable.of(table.getRules().stream().map(rule -> row(columns, rule)).toList());
    }

    private static Map<String, String> row(List<String> columns, Rule rule) {
        Map<String, String> row = new HashMap<>();
        row.put("code", literal(rule.getInputEntries().iterator().next()));
        List<OutputEntry> cells = new ArrayList<>(rule.getOutputEntries());
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), literal(cells.get(i)));
        }
        return row;
    }

    /** The text without its quotes; anything but a literal stays as written and fails the checks of the table. */
    private static String literal(DmnElement cell) {
        String text = cell.getTextContent().strip();
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.indexOf('"', 1) == text.length() - 1;
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
