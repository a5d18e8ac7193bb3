package kz.qonys.relocation.process;

import java.time.Instant;
import java.util.Date;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.process.CaseSteps;
import kz.qonys.relocation.RelocationSteps;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * {@code ${relocationStep}}: keeps what was done in a step of the move. Sets {@code assistant}, {@code countedFrom},
 * and, for the task that follows in the same transaction, {@code dueAt}, which is never stored.
 */
@Component("relocationStep")
class RelocationStep implements TaskListener {

    private final RelocationSteps move;
    private final CaseSteps steps;

    RelocationStep(RelocationSteps move, CaseSteps steps) {
        this.move = move;
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        steps.orComplain(() -> done(task, CaseSteps.caseId(task), CaseSteps.decision(task), CaseSteps.access(task)));
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
}
