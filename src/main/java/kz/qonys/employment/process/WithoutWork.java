package kz.qonys.employment.process;

import java.util.Set;
import kz.qonys.casefile.process.CaseSteps;
import kz.qonys.employment.EmploymentSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * {@code ${withoutWork}}: the family stands without work, because it refused an offer, nothing was found or the term of
 * the search is over. Sets {@code entitled}: true when its registration as unemployed begins now.
 */
@Component("withoutWork")
class WithoutWork implements JavaDelegate {

    private final EmploymentSteps work;

    WithoutWork(EmploymentSteps work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String outcome = (String) execution.getVariable("employment");
        String ground = Set.of("refused", "none").contains(outcome) ? outcome : "term-over";
        execution.setVariable("entitled",
                work.withoutWork(CaseSteps.caseId(execution), ground, CaseSteps.access(execution)));
    }
}
