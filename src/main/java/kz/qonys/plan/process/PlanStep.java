package kz.qonys.plan.process;

import kz.qonys.casefile.Access;
import kz.qonys.casefile.process.CaseSteps;
import kz.qonys.plan.PlanSteps;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * {@code ${planStep}}: keeps what officer ({@code draft}), family ({@code confirm}, {@code otherwise}) and director
 * ({@code approve}, {@code return}) decided about a version of the plan.
 */
@Component("planStep")
class PlanStep implements TaskListener {

    private static final String DRAFT = "userTask_draftPlan";

    private final PlanSteps plans;
    private final CaseSteps steps;

    PlanStep(PlanSteps plans, CaseSteps steps) {
        this.plans = plans;
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseId = CaseSteps.caseId(task);
        Access access = CaseSteps.access(task);
        steps.orComplain(() -> {
            // What was decided about an earlier draft is still there
            switch (DRAFT.equals(task.getTaskDefinitionKey()) ? "draft" : CaseSteps.decision(task)) {
                case "confirm" -> plans.confirmed(caseId, access);
                case "otherwise" -> plans.otherwise(caseId, access);
                case "approve" -> plans.approved(caseId, access);
                case "return" -> plans.returned(caseId, access);
                case "draft" -> plans.drafted(caseId, access);
                default -> { }
            }
        });
    }
}
