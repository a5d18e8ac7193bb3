package kz.qonys.plan.process;

import java.util.ArrayList;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.process.CaseSteps;
import kz.qonys.plan.ApprovedPlans;
import kz.qonys.plan.PlanSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * {@code ${adoptPlan}}: puts the approved version in force. Sets {@code begun}, ids of the services whose delivery
 * begins, and {@code rural}, whether the family settles in a rural locality, for the steps that follow in the same
 * transaction; they are never stored.
 */
@Component("adoptPlan")
class AdoptPlan implements JavaDelegate {

    private final PlanSteps plans;
    private final ApprovedPlans approved;

    AdoptPlan(PlanSteps plans, ApprovedPlans approved) {
        this.plans = plans;
        this.approved = approved;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Access access = Access.system(execution.getCurrentActivityId());
        execution.setVariable("begun",
                Variables.untypedValue(new ArrayList<>(plans.adopt(CaseSteps.caseId(execution),
                        execution.getProcessInstanceId(), access)), true));
        execution.setVariable("rural", Variables.booleanValue(
                approved.current(CaseSteps.caseId(execution)).filter(ApprovedPlans.ApprovedPlan::rural).isPresent(),
                true));
    }
}
