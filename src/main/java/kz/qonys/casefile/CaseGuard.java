package kz.qonys.casefile;

import java.util.List;
import java.util.Set;
import kz.qonys.staff.AccessMatrix;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import org.springframework.stereotype.Component;

/** Asks the access matrix. What is not allowed is not there. */
@Component
class CaseGuard {

    private final AccessMatrix matrix;

    CaseGuard(AccessMatrix matrix) {
        this.matrix = matrix;
    }

    /** Operations allowed on a case the officer sees at least the status of. */
    Set<Operation> seen(CaseSummary summary, Officer officer) {
        Set<Operation> allowed = matrix.allowed(officer, summary.sides());
        if (!allowed.contains(Operation.CASE_STATUS_READ) && !allowed.contains(Operation.CASE_CARD_READ)) {
            throw new CaseNotVisibleException();
        }
        return allowed;
    }

    void require(CaseSummary summary, Officer officer, Operation operation) {
        if (!matrix.allows(officer, operation, summary.sides())) {
            throw new CaseNotVisibleException();
        }
    }

    /** Office through which the officer may do it; null when only all positions together allow it. */
    String office(CaseSummary summary, Officer officer, Operation operation) {
        return officer.positions().stream()
                .filter(position -> matrix.allows(new Officer(officer.id(), officer.surname(), officer.name(),
                        officer.patronymic(), List.of(position)), operation, summary.sides()))
                .map(position -> position.office().id())
                .findFirst().orElse(null);
    }

    /** Only the office that added a document takes it away, and only while the case is still its to work on. */
    boolean mayRemove(StoredDocument document, CaseSummary summary, Officer officer) {
        return document.uploadedOffice() != null && officer.worksIn(document.uploadedOffice())
                && summary.open() && matrix.allows(officer, Operation.DOCUMENT_UPLOAD, summary.sides());
    }
}
