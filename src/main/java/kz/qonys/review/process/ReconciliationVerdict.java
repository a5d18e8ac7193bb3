package kz.qonys.review.process;

import kz.qonys.casefile.process.CaseSteps;
import kz.qonys.registry.ManualEntry.Verdict;
import kz.qonys.review.Inquiries;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** {@code ${reconciliationVerdict}}: settles an entry as the officer decided, {@code registry} or {@code manual}. */
@Component("reconciliationVerdict")
class ReconciliationVerdict implements TaskListener {

    private final Inquiries inquiries;

    ReconciliationVerdict(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    @Override
    public void notify(DelegateTask task) {
        inquiries.settle((String) task.getVariable("caseId"), (String) task.getVariable("question"),
                "manual".equals(task.getVariable("decision")) ? Verdict.MANUAL : Verdict.REGISTRY,
                CaseSteps.access(task));
    }
}
