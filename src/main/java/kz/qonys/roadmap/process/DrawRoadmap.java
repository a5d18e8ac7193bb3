package kz.qonys.roadmap.process;

import kz.qonys.casefile.Access;
import kz.qonys.roadmap.Roadmaps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * {@code ${drawRoadmap}}: draws the roadmap from the plan. Sets {@code drawn}, false when there is nothing new; never
 * stored.
 */
@Component("drawRoadmap")
class DrawRoadmap implements JavaDelegate {

    private final Roadmaps roadmaps;

    DrawRoadmap(Roadmaps roadmaps) {
        this.roadmaps = roadmaps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("drawn", Variables.booleanValue(roadmaps.draw((String) execution.getVariable("caseId"),
                execution.getProcessInstanceId(), Access.system(execution.getCurrentActivityId())), true));
    }
}
