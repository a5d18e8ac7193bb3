package kz.qonys.relocation.process;

import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.language.FaultException;
import kz.qonys.language.Messages;
import kz.qonys.relocation.RelocationSteps;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * {@code ${relocationStep}}: keeps what was done in a step of the move. Sets {@code assistant}, {@code countedFrom},
 * and, for the task that follows in the same transaction, {@code dueAt}, which is never stored.
 */
@Component("relocationStep")
class RelocationStep implements TaskListener {

    private final RelocationSteps move;
    private final Messages messages;

    RelocationStep(RelocationSteps move, Messages messages) {
        this.move = move;
        this.messages = messages;
    }

    @Override
    public void notify(DelegateTask task) {
        try {
            done(task, (String) task.getVariable("caseId"), Objects.toString(task.getVariable("decision"), ""),
                    access(task));
        } catch (FaultException e) {
            throw new FormFieldValidationException(e.faults().get(0).key(),
                    e.faults().stream().map(messages::text).distinct().collect(Collectors.joining(" ")));
        }
    }

    private void done(DelegateTask task, String caseId, String decision, Access access) {
        switch (task.getTaskDefinitionKey()) {
            case "userTask_appointAssistant" -> {
                task.setVariable("assistant", move.appointed(caseId, access));
                due(task, move.preparedBy(caseId));
            }
            case "userTask_prepareMove" -> prepared(task, caseId, decision, access);
            case "userTask_recordVisit" -> {
                move.visited(caseId, decision, access);
                due(task, move.preparedBy(caseId));
            }
            case "userTask_arrangeMeeting" -> due(task, move.meetingArranged(caseId, access));
            case "userTask_meetFamily" -> {
                if (decision.equals("delayed")) {
                    move.delayed(caseId, access);
                } else {
                    due(task, move.met(caseId, access));
                }
            }
            case "userTask_lodgeFamily" -> {
                if (decision.equals("no-lodging")) {
                    move.noLodging(caseId, access);
                } else {
                    due(task, move.lodged(caseId, access));
                }
            }
            case "userTask_findLodging" -> findLodging(task, caseId, decision, access);
            case "userTask_registerResidence" -> {
                if (decision.equals("temporary")) {
                    task.setVariable("countedFrom", Date.from(move.registeredForATime(caseId, access)));
                } else {
                    move.registeredForGood(caseId, access);
                }
            }
            case "userTask_secureHousing" -> {
                if (decision.equals("rehoused")) {
                    move.rehoused(caseId, access);
                } else {
                    move.settledForGood(caseId, access);
                }
            }
            default -> throw new IllegalStateException("No step of the move: " + task.getTaskDefinitionKey());
        }
    }

    private void prepared(DelegateTask task, String caseId, String decision, Access access) {
        switch (decision) {
            case "visit" -> due(task, move.visitPlanned(caseId, access));
            case "chosen" -> due(task, move.chosen(caseId, task.getProcessInstanceId(), task.getTaskDefinitionKey(),
                    access));
            default -> {
                move.keptOn(caseId, access);
                due(task, move.preparedBy(caseId));
            }
        }
    }

    private void findLodging(DelegateTask task, String caseId, String decision, Access access) {
        boolean found = decision.equals("found");
        Instant end = move.lodgingSought(caseId, found, access);
        if (found) {
            due(task, end);
        }
    }

    private static void due(DelegateTask task, Instant end) {
        task.setVariable("dueAt", Variables.dateValue(Date.from(end), true));
    }

    /** The assignee, for the office of the task's group. */
    private static Access access(DelegateTask task) {
        String office = task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull)
                .map(group -> group.substring(0, group.indexOf('.'))).findFirst().orElse(null);
        return new Access(task.getAssignee(), office, task.getId(), task.getTaskDefinitionKey());
    }
}
