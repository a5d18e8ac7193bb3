package kz.qonys.desk.process;

import java.util.Map;
import kz.qonys.signature.Signable;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.form.handler.DefaultTaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;

/** Door of a user task. Never calls the stock submission: that turns whatever is left over into variables. */
final class TaskDoor extends DefaultTaskFormHandler {

    private final FormDoor door;

    TaskDoor(FormDoor door) {
        this.door = door;
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        TaskFormData form = super.createTaskForm(task);
        form.getFormFields().addAll(door.fields(task, form.getCamundaFormRef(), deploymentId));
        return form;
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        TaskEntity task = (TaskEntity) scope;
        door.submit(task, super.createTaskForm(task).getCamundaFormRef(), deploymentId, submitted);
    }

    /** What a submission would decide. It is taken: the caller rolls back. */
    Signable pending(TaskEntity task, Map<String, Object> submitted) {
        return door.pending(task, super.createTaskForm(task).getCamundaFormRef(), deploymentId, submitted);
    }
}
