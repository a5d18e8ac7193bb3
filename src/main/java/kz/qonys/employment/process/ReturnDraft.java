package kz.qonys.employment.process;

import kz.qonys.casefile.process.CaseSteps;
import kz.qonys.employment.EmploymentSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${returnDraft}}: the draft goes back to the specialist. */
@Component("returnDraft")
class ReturnDraft implements JavaDelegate {

    private final EmploymentSteps work;

    ReturnDraft(EmploymentSteps work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.returned(CaseSteps.caseId(execution), CaseSteps.access(execution));
    }
}
