package kz.qonys.desk.process;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.form.handler.DelegateStartFormHandler;
import org.camunda.bpm.engine.impl.form.handler.DelegateTaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Puts the form door on every user task and start event that has a Camunda form, at every parse. */
final class FormDoorListener extends AbstractBpmnParseListener {

    private final FormDoor door;
    private final ReturnMark returnMark;
    private final DraftEnd draftEnd;

    FormDoorListener(FormDoor door, ReturnMark returnMark, DraftEnd draftEnd) {
        this.door = door;
        this.returnMark = returnMark;
        this.draftEnd = draftEnd;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        DeploymentEntity deployment = new DeploymentEntity();
        deployment.setId(definition.getDeploymentId());
        definition.getTaskDefinitions().values().forEach(task -> equip(task, deployment));
        if (hasForm(definition.getStartFormDefinition())) {
            StartDoor handler = new StartDoor(door);
            handler.setDeploymentId(deployment.getId());
            definition.setStartFormHandler(new DelegateStartFormHandler(handler, deployment));
        }
    }

    private void equip(TaskDefinition task, DeploymentEntity deployment) {
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, returnMark);
        if (hasForm(task.getFormDefinition())) {
            TaskDoor handler = new TaskDoor(door);
            handler.setDeploymentId(deployment.getId());
            task.setTaskFormHandler(new DelegateTaskFormHandler(handler, deployment));
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, draftEnd);
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, draftEnd);
        }
    }

    private static boolean hasForm(FormDefinition form) {
        return form != null && form.getCamundaFormDefinitionKey() != null;
    }
}
