package kz.qonys.roadmap.process;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.language.FaultException;
import kz.qonys.language.Messages;
import kz.qonys.roadmap.Party;
import kz.qonys.roadmap.Roadmaps;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/**
 * {@code ${roadmapStep}}: keeps what officer, akims and director did about a roadmap: drafted, decided, answered,
 * delivered.
 */
@Component("roadmapStep")
class RoadmapStep implements TaskListener {

    private final Roadmaps roadmaps;
    private final Messages messages;

    RoadmapStep(Roadmaps roadmaps, Messages messages) {
        this.roadmaps = roadmaps;
        this.messages = messages;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseId = (String) task.getVariable("caseId");
        try {
            done(caseId, task, access(task));
        } catch (FaultException e) {
            // keeps the task open and is shown above its form
            throw new FormFieldValidationException(e.faults().get(0).key(),
                    e.faults().stream().map(messages::text).distinct().collect(Collectors.joining(" ")));
        }
    }

    private void done(String caseId, DelegateTask task, Access access) {
        Optional<Party> party = Party.ofTask(task.getTaskDefinitionKey());
        if (party.isPresent() && "return".equals(task.getVariable("decision"))) {
            roadmaps.sendBack(caseId, party.get(), access);
        } else if (party.isPresent()) {
            roadmaps.approve(caseId, party.get(), access);
        } else {
            switch (task.getTaskDefinitionKey()) {
                case "userTask_draftRoadmap" -> roadmaps.drafted(caseId, access);
                case "userTask_answerRemarks" -> roadmaps.answered(caseId, access);
                case "userTask_deliverCopies" -> roadmaps.delivered(caseId, access);
                default -> { }
            }
        }
    }

    /** The assignee, for the office of the task's group. */
    private static Access access(DelegateTask task) {
        String office = task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull)
                .map(group -> group.substring(0, group.indexOf('.'))).findFirst().orElse(null);
        return new Access(task.getAssignee(), office, task.getId(), task.getTaskDefinitionKey());
    }
}
