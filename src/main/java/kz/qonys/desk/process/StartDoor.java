package kz.qonys.desk.process;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.form.handler.DefaultStartFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.variable.VariableMap;

/** Door of a start event: opens the case file, then tells the engine its id, number and offices. */
final class StartDoor extends DefaultStartFormHandler {

    private final FormDoor door;

    StartDoor(FormDoor door) {
        this.door = door;
    }

    @Override
    public StartFormData createStartFormData(ProcessDefinitionEntity definition) {
        StartFormData form = super.createStartFormData(definition);
        form.getFormFields().addAll(door.startFields(form.getCamundaFormRef(), deploymentId));
        return form;
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        ExecutionEntity instance = (ExecutionEntity) scope;
        StartFormData form = super.createStartFormData(instance.getProcessDefinition());
        door.start(instance, form.getCamundaFormRef(), deploymentId, submitted);
    }
}
