package kz.qonys.registry.process;

import kz.qonys.registry.AnswerArrived;
import kz.qonys.security.EngineCalls;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Wakes the inquiry whose answer has come; variable {@code exchange} of the process is our id of the request. */
@Component
class ArrivedAnswers {

    private static final String MESSAGE = "registry.answerArrived";

    private final RuntimeService runtime;

    ArrivedAnswers(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void wake(AnswerArrived arrived) {
        try {
            EngineCalls.permitted(() -> {
                runtime.createMessageCorrelation(MESSAGE)
                        .processInstanceVariableEquals("exchange", arrived.messageId()).correlate();
            });
        } catch (MismatchingMessageCorrelationException e) {
            // It looks by itself just now, or the case has ended: the answer is on file either way
            return;
        }
    }
}
