package kz.qonys.employment.process;

import kz.qonys.registry.outbox.OutboxListener;
import kz.qonys.registry.outbox.OutboxRow;
import kz.qonys.security.EngineCalls;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Lets a registration go on when the labour-market system has confirmed the draft, or when an operator has decided that
 * it reaches the mobility centre by another way.
 */
@Component
class DraftDelivered implements OutboxListener {

    private static final String MESSAGE = "employment.draftDelivered";

    private final ObjectProvider<RuntimeService> runtime;

    DraftDelivered(ObjectProvider<RuntimeService> runtime) {
        this.runtime = runtime;
    }

    @Override
    public void acknowledged(OutboxRow row) {
        goOn(row);
    }

    @Override
    public void needless(OutboxRow row) {
        goOn(row);
    }

    @Override
    public void givenUp(OutboxRow row) {
        goOn(row);
    }

    private void goOn(OutboxRow row) {
        if (!row.channel().equals("labour-market") || !row.subject().equals("draft")) {
            return;
        }
        RuntimeService engine = runtime.getObject();
        EngineCalls.permitted(() -> engine.createEventSubscriptionQuery().eventName(MESSAGE)
                .processInstanceId(row.processInstanceId()).list()
                .forEach(waiting -> engine.messageEventReceived(MESSAGE, waiting.getExecutionId())));
    }
}
