package kz.qonys.review.process;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.Stage;
import kz.qonys.registry.CallsOutside;
import kz.qonys.review.Inquiries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * {@code ${askRegistry}}: one attempt to get what the variable {@code inquiry} names ({@code family} or {@code portal}).
 * Sets {@code unavailable}, and {@code nextAttempt} when it is true.
 */
@CallsOutside
@Component("askRegistry")
class AskRegistry implements JavaDelegate {

    private final Inquiries inquiries;
    private final CaseFiles cases;

    AskRegistry(Inquiries inquiries, CaseFiles cases) {
        this.inquiries = inquiries;
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseId = (String) execution.getVariable("caseId");
        Optional<Instant> retry = attempt(caseId, (String) execution.getVariable("inquiry"));
        execution.setVariable("unavailable", retry.isPresent());
        execution.setVariable("nextAttempt", retry.map(Date::from).orElse(null));
    }

    private Optional<Instant> attempt(String caseId, String inquiry) {
        return switch (inquiry) {
            case "family" -> {
                cases.stage(caseId, Stage.REGISTRY_REQUESTS, Access.system("registry-inquiry"));
                yield inquiries.askAboutFamily(caseId);
            }
            case "portal" -> inquiries.registerOnPortal(caseId);
            default -> throw new IllegalArgumentException("No inquiry is called " + inquiry);
        };
    }
}
