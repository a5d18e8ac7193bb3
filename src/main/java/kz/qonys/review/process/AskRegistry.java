package kz.qonys.review.process;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import kz.qonys.registry.CallsOutside;
import kz.qonys.registry.RegistryConsents;
import kz.qonys.registry.RegistryConsents.Standing;
import kz.qonys.registry.WaitingInquiries;
import kz.qonys.review.Inquiries;
import kz.qonys.review.Inquiries.Result;
import kz.qonys.review.OperatorNeededException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * {@code ${askRegistry}}: puts the question that the variable {@code question} names. Sets {@code outcome} to
 * {@code answered}, {@code consent-required}, {@code unavailable} or {@code sent}; with the last two
 * {@code nextAttempt}, with the last {@code exchange}.
 */
@CallsOutside
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
        if (question == null) {
            askAll(execution, caseId);
            return;
        }
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

    /**
     * A case that waits in version 1 of the diagram: it asks everything in one step and knows one outcome, unavailable.
     */
    private void askAll(DelegateExecution execution, String caseId) {
        List<String> questions = "portal".equals(execution.getVariable("inquiry")) ? List.of("portal")
                : inquiries.open(caseId);
        Optional<Instant> next = questions.stream().map(question -> nextAttempt(caseId, question))
                .flatMap(Optional::stream).min(Comparator.naturalOrder());
        execution.setVariable("unavailable", next.isPresent());
        execution.setVariable("nextAttempt", next.map(Date::from).orElse(null));
    }

    private Optional<Instant> nextAttempt(String caseId, String question) {
        Standing consent = inquiries.consent(caseId, question);
        return Optional.ofNullable(consent.state() == RegistryConsents.State.HELD
                ? inquiries.put(caseId, question, false).next() : consent.next());
    }

    private static void countConsents(DelegateExecution execution) {
        int count = execution.getVariable("consentsRefused") instanceof Integer known ? known + 1 : 1;
        if (count > MOST_CONSENTS) {
            throw new OperatorNeededException("The registry takes no consent");
        }
        execution.setVariable("consentsRefused", count);
    }
}
