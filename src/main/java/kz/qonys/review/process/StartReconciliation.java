package kz.qonys.review.process;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.registry.WaitingInquiries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * {@code ${startReconciliation}}: the case goes on with what an officer entered; a process of its own waits for the
 * registry and compares.
 */
@Component("startReconciliation")
class StartReconciliation implements JavaDelegate {

    private final WaitingInquiries waiting;

    StartReconciliation(WaitingInquiries waiting) {
        this.waiting = waiting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        waiting.goesOn(execution.getProcessInstanceId());
        Map<String, Object> variables = Stream.of("caseId", "departureOffice", "settlementOffice", "question")
                .filter(name -> execution.getVariable(name) != null)
                .collect(Collectors.toMap(name -> name, execution::getVariable));
        execution.getProcessEngineServices().getRuntimeService().startProcessInstanceByKey("registry-reconciliation",
                execution.getProcessBusinessKey(), variables);
    }
}
