package kz.qonys.review.process;

import java.time.Instant;
import java.util.Date;
import kz.qonys.registry.Registry;
import kz.qonys.registry.WaitingInquiries;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Keeps variables of an inquiry and the queue of those that wait for a registry in step. */
final class InquiryWait {

    private static final String WAITING = "waitingFor";

    private final WaitingInquiries waiting;

    InquiryWait(WaitingInquiries waiting) {
        this.waiting = waiting;
    }

    /** The registry is not there: the inquiry tries again then, or sooner when the registry is back. */
    void begins(DelegateExecution execution, Registry registry, Instant next) {
        waiting.waits(execution.getProcessInstanceId(), registry);
        execution.setVariable(WAITING, registry.code());
        execution.setVariable("outcome", "unavailable");
        execution.setVariable("nextAttempt", Date.from(next));
    }

    /** Whatever the outcome is, it is not the absence of a registry. */
    void over(DelegateExecution execution, String outcome) {
        execution.setVariable("outcome", outcome);
        if (execution.getVariable(WAITING) != null) {
            waiting.goesOn(execution.getProcessInstanceId());
            execution.removeVariable(WAITING);
        }
    }
}
