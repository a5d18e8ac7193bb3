package kz.qonys.plan.process;

import kz.qonys.casefile.process.CaseSteps;
import kz.qonys.plan.PlanSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * {@code ${planOutcome}}: sets {@code settled}, true when nothing is left to deliver and no new version is drawn up.
 */
@Component("planOutcome")
class PlanOutcome implements JavaDelegate {

    private final PlanSteps plans;

    PlanOutcome(PlanSteps plans) {
        this.plans = plans;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("settled", Variables.booleanValue(plans.settled(CaseSteps.caseId(execution)), true));
    }
}
