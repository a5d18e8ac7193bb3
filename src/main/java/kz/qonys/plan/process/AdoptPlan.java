package kz.qonys.plan.process;

import java.util.ArrayList;
import kz.qonys.casefile.Access;
import kz.qonys.plan.PlanSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * {@code ${adoptPlan}}: puts the approved version in force. Sets {@code begun}, ids of the services whose delivery begins,
 * for the step that follows in the same transaction; it is never stored.
 */
@Component("adoptPlan")
class AdoptPlan implements JavaDelegate {

    private final PlanSteps plans;

    AdoptPlan(PlanSteps plans) {
        this.plans = plans;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Access access = Access.system(execution.getCurrentActivityId());
        execution.setVariable("begun",
                Variables.untypedValue(new ArrayList<>(plans.adopt(Steps.caseId(execution),
                        execution.getProcessInstanceId(), access)), true));
    }
}
