package kz.qonys.employment.process;

import java.util.Set;
import kz.qonys.casefile.process.CaseSteps;
import kz.qonys.employment.EmploymentSteps;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * {@code ${offerOutcome}}: ends the open offer as the family or the employer decided. Sets {@code employment} to
 * {@code accepted} or {@code refused} when that ends the search.
 */
@Component("offerOutcome")
class OfferOutcome implements TaskListener {

    private final EmploymentSteps work;
    private final CaseSteps steps;

    OfferOutcome(EmploymentSteps work, CaseSteps steps) {
        this.work = work;
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        String decision = CaseSteps.decision(task);
        steps.orComplain(() -> work.answered(CaseSteps.caseId(task), decision, CaseSteps.access(task)));
        if (Set.of("accepted", "refused").contains(decision)) {
            task.setVariable("employment", decision);
        }
    }
}
