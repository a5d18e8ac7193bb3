package kz.qonys.casefile;

import java.util.List;
import java.util.Objects;
import kz.qonys.staff.CaseSides;
import org.springframework.stereotype.Component;

/** Finds other open cases in which somebody of the same household stands; names no person. */
@Component
class KnownElsewhere {

    private final PersonStore persons;
    private final CaseStore cases;

    KnownElsewhere(PersonStore persons, CaseStore cases) {
        this.persons = persons;
        this.cases = cases;
    }

    List<CaseRef> of(String caseId) {
        List<String> iins = persons.household(caseId).stream()
                .map(person -> (String) person.data().get("iin"))
                .filter(Objects::nonNull)
                .toList();
        List<String> others = persons.openCasesWith(iins).stream().filter(id -> !id.equals(caseId)).toList();
        return cases.all(others).stream().map(KnownElsewhere::ref).toList();
    }

    static CaseRef ref(CaseSummary summary) {
        CaseSides sides = summary.sides();
        return new CaseRef(summary.caseId(), summary.caseNumber(),
                sides.holder() == CaseSides.Side.SETTLEMENT ? sides.settlementOffice() : sides.departureOffice(),
                summary.stage());
    }
}
