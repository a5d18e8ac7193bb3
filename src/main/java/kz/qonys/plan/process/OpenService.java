package kz.qonys.plan.process;

import java.util.Date;
import kz.qonys.casefile.Access;
import kz.qonys.plan.Deliveries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * {@code ${openService}}: begins the delivery of a service. Sets {@code deliverer}, {@code dueAt} and the offices of
 * the case for the task that follows in the same transaction; they are never stored: dozens of services would keep a
 * copy each.
 */
@Component("openService")
class OpenService implements JavaDelegate {

    private final Deliveries deliveries;

    OpenService(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Deliveries.Opening opening = deliveries.open((String) execution.getVariable("serviceId"),
                execution.getProcessInstanceId(), execution.getCurrentActivityId(),
                Access.system(execution.getCurrentActivityId()));
        execution.setVariable("deliverer", Variables.stringValue(opening.deliverer(), true));
        execution.setVariable("departureOffice", Variables.stringValue(opening.departureOffice(), true));
        execution.setVariable("settlementOffice", Variables.stringValue(opening.settlementOffice(), true));
        if (opening.dueAt() != null) {
            execution.setVariable("dueAt", Variables.dateValue(Date.from(opening.dueAt()), true));
        }
    }
}
