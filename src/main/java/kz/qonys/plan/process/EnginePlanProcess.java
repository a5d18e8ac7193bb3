package kz.qonys.plan.process;

import java.util.List;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.plan.PlanProcess;
import kz.qonys.security.EngineCalls;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Sends messages to the processes of a plan. */
@Component
class EnginePlanProcess implements PlanProcess {

    private static final String CHANGE = "plan.changeRequested";
    private static final String CHANGE_AFTERWARDS = "resettlement.familyChanged";
    private static final String STOP = "plan.serviceDropped";

    private final ObjectProvider<RuntimeService> engine;

    EnginePlanProcess(ObjectProvider<RuntimeService> engine) {
        this.engine = engine;
    }

    @Override
    public void change(String caseId) {
        EngineCalls.permitted(() -> {
            RuntimeService runtime = engine.getObject();
            boolean told = send(runtime, CHANGE, "adaptation-plan", caseId)
                    || send(runtime, CHANGE_AFTERWARDS, "resettlement-case", caseId);
            if (!told) {
                throw new FaultException(Fault.of("plan.fault.not-changeable"));
            }
        });
    }

    @Override
    public void stop(String processInstanceId) {
        EngineCalls.permitted(() -> {
            send(engine.getObject(), STOP, processInstanceId);
        });
    }

    /** False when no process of the case waits for the message. */
    private static boolean send(RuntimeService runtime, String message, String process, String caseId) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(process)
                .variableValueEquals("caseId", caseId).list()
                .stream().anyMatch(instance -> send(runtime, message, instance.getId()));
    }

    private static boolean send(RuntimeService runtime, String message, String processInstanceId) {
        List<EventSubscription> waiting = runtime.createEventSubscriptionQuery().eventName(message)
                .processInstanceId(processInstanceId).list();
        waiting.forEach(subscription -> runtime.messageEventReceived(message, subscription.getExecutionId()));
        return !waiting.isEmpty();
    }
}
