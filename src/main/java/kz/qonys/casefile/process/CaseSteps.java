package kz.qonys.casefile.process;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Messages;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/** Steps of a diagram at a case: the case, in whose name it is touched, and how a refusal reaches Tasklist. */
@Component
public class CaseSteps {

    private final Messages messages;

    public CaseSteps(Messages messages) {
        this.messages = messages;
    }

    /** Id of the case that a task or an execution is about. */
    public static String caseId(VariableScope scope) {
        return (String) scope.getVariable("caseId");
    }

    /** What was decided in the form; empty when it decides nothing. */
    public static String decision(DelegateTask task) {
        return Objects.toString(task.getVariable("decision"), "");
    }

    /** The system, for the step that runs. */
    public static Access access(DelegateExecution execution) {
        return Access.system(execution.getCurrentActivityId());
    }

    /** The assignee, for the office of the task's group. */
    public static Access access(DelegateTask task) {
        String office = task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull)
                .map(group -> group.substring(0, group.indexOf('.'))).findFirst().orElse(null);
        return new Access(task.getAssignee(), office, task.getId(), task.getTaskDefinitionKey());
    }

    /**
     * Does the work; what is wrong keeps the task open and is shown above its form.
     *
     * @throws FormFieldValidationException with the faults in the reader's language
     */
    public void orComplain(Runnable work) {
        try {
            work.run();
        } catch (FaultException e) {
            throw complaint(e.faults());
        }
    }

    /** What stands in the way of completing a task, the way Tasklist shows it: answered with 400, form kept. */
    public FormFieldValidationException complaint(List<Fault> faults) {
        String text = faults.stream().map(messages::text).distinct().collect(Collectors.joining(" "));
        return new FormFieldValidationException(faults.get(0).key(), text);
    }
}
