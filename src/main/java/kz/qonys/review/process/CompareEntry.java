package kz.qonys.review.process;

import kz.qonys.review.Inquiries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${compareEntry}}: sets {@code same}; then the entry is settled and no person is needed. */
@Component("compareEntry")
class CompareEntry implements JavaDelegate {

    private final Inquiries inquiries;

    CompareEntry(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("same", inquiries.settledBySameness((String) execution.getVariable("caseId"),
                (String) execution.getVariable("question")));
    }
}
