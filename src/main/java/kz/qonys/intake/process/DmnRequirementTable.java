package kz.qonys.intake.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import kz.qonys.casefile.DocumentKind;
import kz.qonys.intake.Requirement;
import kz.qonys.intake.RequirementTable;
import kz.qonys.intake.Situation;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The table as delivered with this release, read once: a broken one stops the start. Evaluated outside the process
 * engine, since every look at a case asks it and each asking would otherwise leave rows of decision history.
 */
@Component
class DmnRequirementTable implements RequirementTable {

    private static final String FILE = "processes/decisions/required-documents.dmn";
    private static final String DECISION = "required-documents";

    private final DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision decision;

    DmnRequirementTable() {
        try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
            this.decision = engine.parseDecision(DECISION, file);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " is not on the class path", e);
        }
    }

    @Override
    public List<Requirement> requirements(Situation situation) {
        return engine.evaluateDecisionTable(decision, Map.of(
                        "personRole", situation.personRole(),
                        "category", situation.category(),
                        "minor", situation.minor(),
                        "married", situation.married(),
                        "divorced", situation.divorced(),
                        "foreignDocument", situation.foreignDocument(),
                        "educated", situation.educated(),
                        "consent", situation.consent()))
                .getResultList().stream()
                .map(DmnRequirementTable::requirement)
                .toList();
    }

    private static Requirement requirement(Map<String, Object> row) {
        String kind = (String) row.get("document");
        return new Requirement(DocumentKind.of(kind).orElseThrow(() -> new IllegalStateException(
                DECISION + " names a document kind that does not exist")), "registry".equals(row.get("source")),
                (String) row.get("clause"));
    }
}
