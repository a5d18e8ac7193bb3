package kz.qonys.review.process;

import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.Stage;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${closeCase}}: ends the case file at the stage that the input {@code outcome} names (refused, withdrawn). */
@Component("closeCase")
class CloseCase implements JavaDelegate {

    private final CaseFiles cases;

    CloseCase(CaseFiles cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.close((String) execution.getVariable("caseId"),
                Stage.of((String) execution.getVariable("outcome")).orElseThrow(), Access.system("close-case"));
    }
}
