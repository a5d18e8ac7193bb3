package kz.qonys.employment.process;

import java.util.Objects;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.language.FaultException;
import kz.qonys.language.Messages;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/**
 * What delegates and listeners of this package share: whose case, in whose name, and how a refusal reaches Tasklist.
 */
@Component
class Steps {

    private final Messages messages;

    Steps(Messages messages) {
        this.messages = messages;
    }

    static String caseId(DelegateExecution execution) {
        return (String) execution.getVariable("caseId");
    }

    static String caseId(DelegateTask task) {
        return (String) task.getVariable("caseId");
    }

    static String decision(DelegateTask task) {
        return Objects.toString(task.getVariable("decision"), "");
    }

    static Access access(DelegateExecution execution) {
        return Access.system(execution.getCurrentActivityId());
    }

    /** The assignee, for the office of the task's group. */
    static Access access(DelegateTask task) {
        String office = task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull)
                .map(group -> group.substring(0, group.indexOf('.'))).findFirst().orElse(null);
        return new Access(task.getAssignee(), office, task.getId(), task.getTaskDefinitionKey());
    }

    /** Does the work; what is wrong keeps the task open and is shown above its form. */
    void orComplain(Runnable work) {
        try {
            work.run();
        } catch (FaultException e) {
            throw new FormFieldValidationException(e.faults().get(0).key(),
                    e.faults().stream().map(messages::text).collect(Collectors.joining(" ")));
        }
    }
}
