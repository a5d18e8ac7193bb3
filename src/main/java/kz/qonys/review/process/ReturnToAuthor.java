package kz.qonys.review.process;

import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.staff.CaseSides.Side;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * {@code ${returnToAuthor}}: begins the next round and gives the case back to the departure side (readings A1, A3).
 * Sets {@code round}, and {@code returnedBySettlement} when it was the settlement side that sent it back.
 */
@Component("returnToAuthor")
class ReturnToAuthor implements JavaDelegate {

    private final CaseFiles cases;

    ReturnToAuthor(CaseFiles cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseId = (String) execution.getVariable("caseId");
        Access access = Access.system("return-to-author");
        execution.setVariable("returnedBySettlement", cases.summary(caseId).holder() == Side.SETTLEMENT);
        cases.holder(caseId, Side.DEPARTURE, access);
        execution.setVariable("round", cases.nextRound(caseId, access));
    }
}
