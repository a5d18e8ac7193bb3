package kz.qonys.relocation.process;

import java.time.Instant;
import java.util.Date;
import kz.qonys.casefile.Access;
import kz.qonys.relocation.RelocationSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** {@code ${moveMeeting}}: moves the meeting to the day on which the family comes. Sets {@code dueAt}, never stored. */
@Component("moveMeeting")
class MoveMeeting implements JavaDelegate {

    private final RelocationSteps move;

    MoveMeeting(RelocationSteps move) {
        this.move = move;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String activity = execution.getCurrentActivityId();
        Instant end = move.meetingMoved((String) execution.getVariable("caseId"), execution.getProcessInstanceId(),
                activity, Access.system(activity));
        execution.setVariable("dueAt", Variables.dateValue(Date.from(end), true));
    }
}
