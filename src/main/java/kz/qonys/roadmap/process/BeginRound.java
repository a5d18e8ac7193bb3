package kz.qonys.roadmap.process;

import java.util.Locale;
import kz.qonys.casefile.Access;
import kz.qonys.roadmap.Party;
import kz.qonys.roadmap.Roadmaps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * {@code ${beginRound}}: begins a round of approval. Sets {@code okrugOffice}, the akimat whose akims decide, and for
 * the next step only {@code okrugAsked}, {@code districtAsked} and {@code centreAsked}.
 */
@Component("beginRound")
class BeginRound implements JavaDelegate {

    private final Roadmaps roadmaps;

    BeginRound(Roadmaps roadmaps) {
        this.roadmaps = roadmaps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Roadmaps.Round round = roadmaps.begin((String) execution.getVariable("caseId"),
                Access.system(execution.getCurrentActivityId()));
        if (!round.okrugOffice().equals(execution.getVariable("okrugOffice"))) {
            execution.setVariable("okrugOffice", round.okrugOffice());
        }
        for (Party party : Party.values()) {
            execution.setVariable(party.name().toLowerCase(Locale.ROOT) + "Asked",
                    Variables.booleanValue(round.asked().contains(party), true));
        }
    }
}
