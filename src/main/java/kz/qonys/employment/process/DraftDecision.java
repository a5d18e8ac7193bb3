package kz.qonys.employment.process;

import kz.qonys.casefile.process.CaseSteps;
import kz.qonys.employment.EmploymentSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${draftDecision}}: writes the draft decision into a document of the case, for whoever approves it. */
@Component("draftDecision")
class DraftDecision implements JavaDelegate {

    private final EmploymentSteps work;

    DraftDecision(EmploymentSteps work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.writeDraft(CaseSteps.caseId(execution), CaseSteps.access(execution));
    }
}
