package kz.qonys.review.process;

import java.util.ArrayList;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.Stage;
import kz.qonys.review.Inquiries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * {@code ${planInquiries}}: sets {@code questions} to every question of the case without a valid answer. The list lives
 * no longer than the transaction that starts one inquiry for each; it is never stored.
 */
@Component("planInquiries")
class PlanInquiries implements JavaDelegate {

    private final Inquiries inquiries;
    private final CaseFiles cases;

    PlanInquiries(Inquiries inquiries, CaseFiles cases) {
        this.inquiries = inquiries;
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseId = (String) execution.getVariable("caseId");
        cases.stage(caseId, Stage.REGISTRY_REQUESTS, Access.system("registry-inquiry"));
        execution.setVariable("questions", Variables.untypedValue(new ArrayList<>(inquiries.open(caseId)), true));
    }
}
