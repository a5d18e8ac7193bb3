package kz.qonys.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.qonys.registry.PortalStatus;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.Test;

/** A step that tells the portal something names a status that the portal knows, once, and the other way round. */
class PortalStatusRulesTest {

    private static final List<String> STATUSES = Arrays.stream(PortalStatus.values()).map(PortalStatus::code).toList();

    @Test
    void shouldNameAKnownStatus_whereverTheDiagramsTellThePortal() throws Exception {
        List<String> told = new ArrayList<>();
        for (var file : ModelFolder.files("processes", ".bpmn").toList()) {
            BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
            for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
                List<String> named = element.getChildElementsByType(
                                ExtensionElements.class).stream()
                        .flatMap(extensions -> extensions.getModelInstance()
                                .getModelElementsByType(CamundaProperty.class).stream())
                        .filter(property -> property.getCamundaName().equals("portalStatus"))
                        .filter(property -> property.getParentElement().getParentElement().getParentElement()
                                .equals(element))
                        .map(CamundaProperty::getCamundaValue).toList();
                long listeners = model.getModelElementsByType(CamundaExecutionListener.class).stream()
                        .filter(listener -> "${portalStatus}".equals(listener.getCamundaDelegateExpression()))
                        .filter(listener -> listener.getParentElement().getParentElement().equals(element)).count();
                assertThat(named).as(element.getId()).hasSize((int) listeners);
                assertThat(STATUSES).as(element.getId()).containsAll(named);
                told.addAll(named);
            }
        }

        assertThat(told).containsExactlyInAnyOrder("returned", "handed-to-settlement", "refused", "withdrawn");
    }
}
