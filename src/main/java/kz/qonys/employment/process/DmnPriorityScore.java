package kz.qonys.employment.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.qonys.employment.PriorityScore;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The table as delivered with this release, read once: a broken one stops the start. Evaluated outside the process
 * engine, which would keep rows of history for every vacancy; answers are remembered, there are few different
 * circumstances.
 */
@Component
class DmnPriorityScore implements PriorityScore {

    private static final String FILE = "processes/decisions/priority-score.dmn";
    private static final String DECISION = "priority-score";
    private static final int REMEMBERED = 20_000;

    private final DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<Circumstances, List<Points>> known = new ConcurrentHashMap<>();
    private final DmnDecision decision;

    DmnPriorityScore() {
        try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
            this.decision = engine.parseDecision(DECISION, file);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " is not on the class path", e);
        }
    }

    @Override
    public List<Points> points(Circumstances circumstances) {
        if (known.size() > REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(circumstances, this::evaluated);
    }

    private List<Points> evaluated(Circumstances one) {
        return engine.evaluateDecisionTable(decision, Map.of("occupation", one.occupation(), "fits", one.fits(),
                        "educated", one.educated(), "trade", one.trade(), "openings", one.openings(),
                        "children", one.children(), "housing", one.housing()))
                .getResultList().stream()
                .map(row -> new Points((String) row.get("reason"), ((Number) row.get("points")).intValue()))
                .toList();
    }
}
