package kz.qonys.employment.process;

import kz.qonys.casefile.process.CaseSteps;
import kz.qonys.employment.EmploymentSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${searchGoesOn}}: notes what was tried so far. */
@Component("searchGoesOn")
class SearchGoesOn implements JavaDelegate {

    private final EmploymentSteps work;

    SearchGoesOn(EmploymentSteps work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.goesOn(CaseSteps.caseId(execution), CaseSteps.access(execution));
    }
}
