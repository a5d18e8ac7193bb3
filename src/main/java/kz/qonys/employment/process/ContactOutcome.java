package kz.qonys.employment.process;

import kz.qonys.casefile.Access;
import kz.qonys.casefile.process.CaseSteps;
import kz.qonys.employment.EmploymentSteps;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * {@code ${contactOutcome}}: checks and notes what came of contacting a family: {@code offer}, {@code unreachable},
 * {@code none}, or {@code keep-on}; of an unreachable one: {@code reached}, or {@code wait-on}. Sets {@code employment}
 * to {@code none} when the search is over without a vacancy.
 */
@Component("contactOutcome")
class ContactOutcome implements TaskListener {

    private final EmploymentSteps work;
    private final CaseSteps steps;

    ContactOutcome(EmploymentSteps work, CaseSteps steps) {
        this.work = work;
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseId = CaseSteps.caseId(task);
        Access access = CaseSteps.access(task);
        steps.orComplain(() -> {
            switch (CaseSteps.decision(task)) {
                case "offer" -> work.offered(caseId);
                case "unreachable" -> work.unreachable(caseId, access);
                case "reached" -> work.reachedAgain(caseId, access);
                case "none" -> {
                    work.nothingFound(caseId, access);
                    task.setVariable("employment", "none");
                }
                default -> { }
            }
        });
    }
}
