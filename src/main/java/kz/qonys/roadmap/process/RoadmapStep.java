package kz.qonys.roadmap.process;

import java.util.Optional;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.process.CaseSteps;
import kz.qonys.roadmap.Party;
import kz.qonys.roadmap.Roadmaps;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * {@code ${roadmapStep}}: keeps what officer, akims and director did about a roadmap: drafted, decided, answered,
 * delivered.
 */
@Component("roadmapStep")
class RoadmapStep implements TaskListener {

    private final Roadmaps roadmaps;
    private final CaseSteps steps;

    RoadmapStep(Roadmaps roadmaps, CaseSteps steps) {
        this.roadmaps = roadmaps;
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        steps.orComplain(() -> done(CaseSteps.caseId(task), task, CaseSteps.access(task)));
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
}
