package kz.qonys.review.process;

import java.util.Date;
import kz.qonys.registry.CallsOutside;
import kz.qonys.registry.Registry;
import kz.qonys.registry.RegistryConsents.Standing;
import kz.qonys.registry.WaitingInquiries;
import kz.qonys.review.Inquiries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * {@code ${askConsent}}: sees to the consent without which the question may not be put. Sets {@code outcome} to
 * {@code held}, {@code asked}, {@code refused} or {@code unavailable}; with {@code asked} and {@code unavailable}
 * {@code nextAttempt}.
 */
@CallsOutside
@Component("askConsent")
class AskConsent implements JavaDelegate {

    private final Inquiries inquiries;
    private final InquiryWait wait;

    AskConsent(Inquiries inquiries, WaitingInquiries waiting) {
        this.inquiries = inquiries;
        this.wait = new InquiryWait(waiting);
    }

    @Override
    public void execute(DelegateExecution execution) {
        Standing standing = inquiries.consent((String) execution.getVariable("caseId"),
                (String) execution.getVariable("question"));
        switch (standing.state()) {
            case HELD -> execution.setVariable("outcome", "held");
            case ASKED -> {
                wait.over(execution, "asked");
                execution.setVariable("nextAttempt", Date.from(standing.next()));
            }
            case UNAVAILABLE -> wait.begins(execution, Registry.CONSENT, standing.next());
            default -> wait.over(execution, "refused");
        }
    }
}
