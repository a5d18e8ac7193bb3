package kz.qonys.plan;

import java.util.Map;
import kz.qonys.casefile.CaseCardPart;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import org.springframework.stereotype.Component;

/**
 * Section {@code planChange} of the case card: there while whoever may edit the case may ask for a new version of the
 * plan.
 */
@Component
class PlanChangeCard implements CaseCardPart {

    private final PlanSteps steps;

    PlanChangeCard(PlanSteps steps) {
        this.steps = steps;
    }

    @Override
    public String name() {
        return "planChange";
    }

    @Override
    public Operation operation() {
        return Operation.CASE_EDIT;
    }

    @Override
    public Object part(String caseId, Officer reader) {
        return steps.changeable(caseId) ? Map.of("open", true) : null;
    }
}
