package kz.qonys.review.process;

import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.review.Withdrawals;
import kz.qonys.security.EngineCalls;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.stereotype.Component;

/** Sends the withdrawal message to the case's process. */
@Component
class EngineWithdrawals implements Withdrawals {

    private static final String MESSAGE = "resettlement.withdrawalRequested";

    private final RuntimeService runtime;
    private final TaskService tasks;

    EngineWithdrawals(RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @Override
    public void request(String caseId) {
        EngineCalls.permitted(() -> {
            if (tasks.createTaskQuery().taskDefinitionKey("userTask_confirmWithdrawal")
                    .processVariableValueEquals("caseId", caseId).count() > 0) {
                throw new FaultException(Fault.of("review.fault.withdrawal-pending"));
            }
            Execution waiting = runtime.createExecutionQuery().messageEventSubscriptionName(MESSAGE)
                    .processVariableValueEquals("caseId", caseId).list().stream().findFirst()
                    .orElseThrow(() -> new FaultException(Fault.of("review.fault.case-closed")));
            runtime.messageEventReceived(MESSAGE, waiting.getId());
        });
    }
}
