package kz.qonys.registry.outbox.process;

import java.util.Optional;
import kz.qonys.registry.outbox.PortalReports;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;

/**
 * {@code ${portalStatus}}, a listener of the step at which an outcome of the review is certain: the portal will be told
 * the status that the step's property {@code portalStatus} names. The report is a row of the same transaction.
 */
@Component("portalStatus")
class PortalStatusListener implements ExecutionListener {

    private static final String PROPERTY = "portalStatus";

    private final PortalReports reports;

    PortalStatusListener(PortalReports reports) {
        this.reports = reports;
    }

    @Override
    public void notify(DelegateExecution execution) {
        FlowElement step = execution.getBpmnModelElementInstance();
        String status = status(step).orElseThrow(() -> new IllegalStateException(
                step.getId() + " tells the portal something but has no property " + PROPERTY));
        reports.report((String) execution.getVariable("caseId"), execution.getProcessBusinessKey(), status,
                execution.getProcessInstanceId(), step.getId());
    }

    private static Optional<String> status(FlowElement step) {
        ExtensionElements extensions = step.getExtensionElements();
        return extensions == null ? Optional.empty()
                : extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .filter(property -> PROPERTY.equals(property.getCamundaName()))
                        .map(CamundaProperty::getCamundaValue).findFirst();
    }
}
