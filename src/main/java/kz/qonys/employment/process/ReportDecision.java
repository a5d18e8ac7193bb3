package kz.qonys.employment.process;

import kz.qonys.casefile.process.CaseSteps;
import kz.qonys.employment.EmploymentSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${reportDecision}}: adds the mobility centre's decision to what the labour-market system is told. */
@Component("reportDecision")
class ReportDecision implements JavaDelegate {

    private final EmploymentSteps work;

    ReportDecision(EmploymentSteps work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.reportDecision(CaseSteps.caseId(execution), execution.getProcessInstanceId(),
                execution.getCurrentActivityId());
    }
}
