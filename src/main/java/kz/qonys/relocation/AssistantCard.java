package kz.qonys.relocation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.casefile.CaseCardPart;
import kz.qonys.casefile.FormRow;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import org.springframework.stereotype.Component;

/**
 * Section {@code assistantChange} of the case card: there while a director may name another assistant for the family.
 */
@Component
class AssistantCard implements CaseCardPart {

    private final Assistants assistants;
    private final RelocationWording wording;

    AssistantCard(Assistants assistants, RelocationWording wording) {
        this.assistants = assistants;
        this.wording = wording;
    }

    @Override
    public String name() {
        return "assistantChange";
    }

    @Override
    public Operation operation() {
        return Operation.ASSISTANT_NAME;
    }

    @Override
    public Object part(String caseId, Officer reader) {
        if (!assistants.replaceable(caseId)) {
            return null;
        }
        List<Officer> candidates = assistants.candidates(caseId);
        Map<String, Integer> families = assistants.families(candidates);
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("choices", candidates.stream().map(officer -> FormRow.option(
                wording.text("assistant-choice", officer.shortName(), families.get(officer.id())), officer.id()))
                .toList());
        change.put("reasons", Assistants.REASONS.stream().map(code -> FormRow.option(
                wording.code("assistant-reason", code), code)).toList());
        return change;
    }
}
