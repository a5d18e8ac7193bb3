package kz.qonys.review.process;

import java.util.Date;
import kz.qonys.registry.WaitingInquiries;
import kz.qonys.review.Inquiries;
import kz.qonys.review.Inquiries.Result;
import kz.qonys.review.OperatorNeededException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * {@code ${askRegistry}}: puts the question that the variable {@code question} names. Sets {@code outcome} to
 * {@code answered}, {@code consent-required}, {@code unavailable} or {@code sent}; with the last two {@code nextAttempt}, with the last {@code exchange}.
 */
@Component("askRegistry")
class AskRegistry implements JavaDelegate {

    /** A registry that takes no consent, though it was just given, is set up wrongly. */
    private static final int MOST_CONSENTS = 3;

    private final Inquiries inquiries;
    private final InquiryWait wait;

    AskRegistry(Inquiries inquiries, WaitingInquiries waiting) {
        this.inquiries = inquiries;
        this.wait = new InquiryWait(waiting);
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseId = (String) execution.getVariable("caseId");
        String question = (String) execution.getVariable("question");
        Result result = inquiries.put(caseId, question, Boolean.TRUE.equals(execution.getVariable("reconciling")));
        switch (result.ending()) {
            case ANSWERED -> wait.over(execution, "answered");
            case CONSENT_REQUIRED -> {
                countConsents(execution);
                wait.over(execution, "consent-required");
            }
            case UNAVAILABLE -> wait.begins(execution, inquiries.registry(question), result.next());
            case SENT -> {
                wait.over(execution, "sent");
                execution.setVariable("nextAttempt", Date.from(result.next()));
                execution.setVariable("exchange", result.exchange());
            }
        }
    }

    private static void countConsents(DelegateExecution execution) {
        int count = execution.getVariable("consentsRefused") instanceof Integer known ? known + 1 : 1;
        if (count > MOST_CONSENTS) {
            throw new OperatorNeededException("The registry takes no consent");
        }
        execution.setVariable("consentsRefused", count);
    }
}
