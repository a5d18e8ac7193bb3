package kz.qonys.roadmap.process;

import kz.qonys.roadmap.Roadmaps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** {@code ${roadmapOutcome}}: sets {@code agreed}, true when everybody approved what the roadmap says; never stored. */
@Component("roadmapOutcome")
class RoadmapOutcome implements JavaDelegate {

    private final Roadmaps roadmaps;

    RoadmapOutcome(Roadmaps roadmaps) {
        this.roadmaps = roadmaps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("agreed", Variables.booleanValue(
                roadmaps.agreed((String) execution.getVariable("caseId")), true));
    }
}
