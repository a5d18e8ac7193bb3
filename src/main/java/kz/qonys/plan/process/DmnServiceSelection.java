package kz.qonys.plan.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import kz.qonys.plan.ServiceSelection;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The table as delivered with this release, read once: a broken one stops the start. Evaluated outside the process
 * engine, which would keep rows of history for every person each time a draft is looked at.
 */
@Component
class DmnServiceSelection implements ServiceSelection {

    private static final String FILE = "processes/decisions/service-selection.dmn";
    private static final String DECISION = "service-selection";

    private final DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision decision;

    DmnServiceSelection() {
        try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
            this.decision = engine.parseDecision(DECISION, file);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " is not on the class path", e);
        }
    }

    @Override
    public List<Choice> choices(Circumstances one) {
        return engine.evaluateDecisionTable(decision, Map.ofEntries(
                        Map.entry("subject", one.subject()), Map.entry("wish", one.wish()), Map.entry("age", one.age()),
                        Map.entry("gender", one.gender()), Map.entry("citizen", one.citizen()),
                        Map.entry("category", one.category()), Map.entry("interregional", one.interregional()),
                        Map.entry("setting", one.setting()), Map.entry("season", one.season()),
                        Map.entry("lodging", one.lodging()), Map.entry("support", one.support()),
                        Map.entry("employed", one.employed())))
                .getResultList().stream()
                .map(row -> new Choice((String) row.get("service"), (String) row.get("reason"))).toList();
    }
}
