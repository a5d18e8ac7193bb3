package kz.qonys.employment.process;

import kz.qonys.casefile.Access;
import kz.qonys.casefile.process.CaseSteps;
import kz.qonys.employment.EmploymentSteps;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * {@code ${registrationStep}}: keeps what specialist ({@code draft}, {@code not-needed}), director ({@code approve})
 * and mobility centre ({@code register}, {@code decline}) decided about a registration as unemployed; {@code return} is
 * kept by the step that follows.
 */
@Component("registrationStep")
class RegistrationStep implements TaskListener {

    private final EmploymentSteps work;
    private final CaseSteps steps;

    RegistrationStep(EmploymentSteps work, CaseSteps steps) {
        this.work = work;
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseId = CaseSteps.caseId(task);
        Access access = CaseSteps.access(task);
        steps.orComplain(() -> {
            switch (CaseSteps.decision(task)) {
                case "draft" -> work.drafted(caseId, access);
                case "not-needed" -> work.notNeeded(caseId, task.getProcessInstanceId(),
                        task.getTaskDefinitionKey(), access);
                case "approve" -> work.approved(caseId, access);
                case "register" -> work.decided(caseId, true, access);
                case "decline" -> work.decided(caseId, false, access);
                default -> { }
            }
        });
    }
}
