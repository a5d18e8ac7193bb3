package kz.qonys.plan.process;

import kz.qonys.casefile.process.CaseSteps;
import kz.qonys.plan.Deliveries;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * {@code ${serviceTask}}: remembers in which task a service is delivered, and keeps what the officer decided about it:
 * {@code delivered} or {@code dropped}.
 */
@Component("serviceTask")
class ServiceTask implements TaskListener {

    private final Deliveries deliveries;
    private final CaseSteps steps;

    ServiceTask(Deliveries deliveries, CaseSteps steps) {
        this.deliveries = deliveries;
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        String serviceId = (String) task.getVariable("serviceId");
        if (EVENTNAME_CREATE.equals(task.getEventName())) {
            deliveries.task(serviceId, task.getId());
        } else if ("dropped".equals(CaseSteps.decision(task))) {
            steps.orComplain(() -> deliveries.dropped(serviceId, CaseSteps.access(task)));
        } else {
            steps.orComplain(() -> deliveries.delivered(serviceId, CaseSteps.access(task)));
        }
    }
}
