package kz.qonys.employment.process;

import kz.qonys.employment.RegistrationProcess;
import kz.qonys.security.EngineCalls;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Sends messages to the registration as unemployed. */
@Component
class EngineRegistrationProcess implements RegistrationProcess {

    private static final String MESSAGE = "employment.personGone";

    private final ObjectProvider<RuntimeService> engine;

    EngineRegistrationProcess(ObjectProvider<RuntimeService> engine) {
        this.engine = engine;
    }

    @Override
    public void stop(String caseId) {
        EngineCalls.permitted(() -> {
            RuntimeService runtime = engine.getObject();
            runtime.createExecutionQuery().messageEventSubscriptionName(MESSAGE)
                    .processVariableValueEquals("caseId", caseId)
                    .list().forEach(waiting -> runtime.messageEventReceived(MESSAGE, waiting.getId()));
        });
    }
}
