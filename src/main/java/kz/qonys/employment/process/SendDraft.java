package kz.qonys.employment.process;

import kz.qonys.casefile.process.CaseSteps;
import kz.qonys.employment.EmploymentSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${sendDraft}}: adds the approved draft to what the labour-market system is told. */
@Component("sendDraft")
class SendDraft implements JavaDelegate {

    private final EmploymentSteps work;

    SendDraft(EmploymentSteps work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.sendDraft(CaseSteps.caseId(execution), execution.getProcessInstanceId(), execution.getCurrentActivityId(),
                CaseSteps.access(execution));
    }
}
