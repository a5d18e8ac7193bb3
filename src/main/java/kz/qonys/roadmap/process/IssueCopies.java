package kz.qonys.roadmap.process;

import kz.qonys.casefile.Access;
import kz.qonys.roadmap.Roadmaps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${issueCopies}}: makes out the three copies of an approved roadmap, each with its number and recipient. */
@Component("issueCopies")
class IssueCopies implements JavaDelegate {

    private final Roadmaps roadmaps;

    IssueCopies(Roadmaps roadmaps) {
        this.roadmaps = roadmaps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        roadmaps.issue((String) execution.getVariable("caseId"), Access.system(execution.getCurrentActivityId()));
    }
}
