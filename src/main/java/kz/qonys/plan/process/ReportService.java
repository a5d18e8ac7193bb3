package kz.qonys.plan.process;

import kz.qonys.casefile.Access;
import kz.qonys.plan.Deliveries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ${reportService}}: adds a delivered service to what АИС «Кандас» and the Digital Family Card are told. */
@Component("reportService")
class ReportService implements JavaDelegate {

    private final Deliveries deliveries;

    ReportService(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deliveries.report((String) execution.getVariable("serviceId"), execution.getProcessInstanceId(),
                execution.getCurrentActivityId(), Access.system(execution.getCurrentActivityId()));
    }
}
