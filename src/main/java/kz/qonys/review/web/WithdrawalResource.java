package kz.qonys.review.web;

import java.security.Principal;
import java.util.Map;
import kz.qonys.casefile.AboutCases;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFields;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.review.Withdrawals;
import kz.qonys.staff.AccessMatrix;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import kz.qonys.staff.StaffDirectory;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The family withdraws: the reason goes to the case file, the career centre gets a task to confirm. */
@AboutCases
@RestController
class WithdrawalResource {

    private final CaseFiles cases;
    private final CaseFields fields;
    private final Withdrawals withdrawals;
    private final StaffDirectory staff;
    private final AccessMatrix matrix;

    WithdrawalResource(CaseFiles cases, CaseFields fields, Withdrawals withdrawals, StaffDirectory staff,
            AccessMatrix matrix) {
        this.cases = cases;
        this.fields = fields;
        this.withdrawals = withdrawals;
        this.staff = staff;
        this.matrix = matrix;
    }

    /** Why the family withdraws, in its own words. */
    record Wish(String reason) {
    }

    @PostMapping("/api/case/{caseId}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    void withdraw(@PathVariable String caseId, @RequestBody Wish wish, Principal principal) {
        Officer officer = staff.officer(principal.getName()).orElseThrow(CaseNotVisibleException::new);
        if (!matrix.allows(officer, Operation.WITHDRAWAL_REQUEST, cases.summary(caseId).sides())) {
            throw new CaseNotVisibleException();
        }
        Access access = new Access(officer.id(), officer.positions().get(0).office().id(), null, "withdrawal");
        fields.write(caseId, Map.of("withdrawalReason", wish.reason() == null ? "" : wish.reason()), access);
        withdrawals.request(caseId);
    }
}
