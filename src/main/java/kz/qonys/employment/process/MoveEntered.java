package kz.qonys.employment.process;

import kz.qonys.casefile.process.CaseSteps;
import kz.qonys.employment.EmploymentSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${moveEntered}}: adds the details of the move to what the portal is told. */
@Component("moveEntered")
class MoveEntered implements JavaDelegate {

    private final EmploymentSteps work;

    MoveEntered(EmploymentSteps work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.moveEntered(CaseSteps.caseId(execution), execution.getProcessInstanceId(),
                execution.getCurrentActivityId(), CaseSteps.access(execution));
    }
}
