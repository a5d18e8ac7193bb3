package kz.qonys.desk.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Language;
import kz.qonys.security.EngineCalls;
import kz.qonys.signature.Signable;
import kz.qonys.signature.SignableTasks;
import kz.qonys.staff.StaffDirectory;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.handler.DelegateTaskFormHandler;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a task's form in a transaction that is rolled back, to see what would be decided. Whatever stands in the way of
 * completing the task is said now, before anybody signs.
 */
@Component
class SigningTasks implements SignableTasks {

    private final ProcessEngine engine;
    private final TaskService tasks;
    private final StaffDirectory staff;
    private final EngineAccess access;
    private final ModelNames names;
    private final TransactionTemplate trial;

    SigningTasks(ProcessEngine engine, TaskService tasks, StaffDirectory staff, EngineAccess access,
            ModelNames names, PlatformTransactionManager transactions) {
        this.engine = engine;
        this.tasks = tasks;
        this.staff = staff;
        this.access = access;
        this.names = names;
        this.trial = new TransactionTemplate(transactions,
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }

    @Override
    public Optional<Signable> pending(String taskId, String userId, Map<String, Object> values) {
        return as(userId, () -> held(taskId, userId).map(task -> trial.execute(status -> {
            status.setRollbackOnly();
            return EngineCalls.permitted(() -> execute(taskId, values));
        })));
    }

    @Override
    public Optional<String> step(String taskId, String userId) {
        return as(userId, () -> held(taskId, userId).map(Task::getTaskDefinitionKey));
    }

    @Override
    public Optional<String> stepName(String taskId, Language language) {
        HistoricTaskInstance task = access.asSystem(() -> engine.getHistoryService().createHistoricTaskInstanceQuery()
                .taskId(taskId).singleResult());
        if (task == null || language == Language.RU) {
            return Optional.ofNullable(task).map(HistoricTaskInstance::getName);
        }
        return names.task(task.getProcessDefinitionId(), task.getTaskDefinitionKey(), language);
    }

    private Signable execute(String taskId, Map<String, Object> values) {
        Command<Signable> taking = context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            if (task == null) {
                // completed meanwhile, in another window or on another node
                return null;
            }
            Signable signable = task.getTaskDefinition().getTaskFormHandler() instanceof DelegateTaskFormHandler handler
                    && handler.getFormHandler() instanceof TaskDoor door ? door.pending(task, values) : null;
            task.fireEvent(TaskListener.EVENTNAME_COMPLETE);
            return signable;
        };
        try {
            return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                    .getCommandExecutorTxRequired().execute(taking);
        } catch (FormFieldValidationException e) {
            throw new FaultException(Fault.of("desk.form.rejected", e.getMessage()));
        }
    }

    private Optional<Task> held(String taskId, String userId) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).taskAssignee(userId).singleResult());
    }

    private <T> T as(String userId, Supplier<T> work) {
        return access.as(userId, List.copyOf(staff.groupsOf(userId)), work);
    }
}
