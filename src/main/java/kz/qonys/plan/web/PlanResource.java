package kz.qonys.plan.web;

import java.security.Principal;
import kz.qonys.casefile.AboutCases;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.plan.PlanSteps;
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

/** A plan in force is to be changed: the career centre gets a task to draft the next version. */
@AboutCases
@RestController
class PlanResource {

    private final CaseFiles cases;
    private final PlanSteps steps;
    private final StaffDirectory staff;
    private final AccessMatrix matrix;

    PlanResource(CaseFiles cases, PlanSteps steps, StaffDirectory staff, AccessMatrix matrix) {
        this.cases = cases;
        this.steps = steps;
        this.staff = staff;
        this.matrix = matrix;
    }

    /** Why the plan is to change, in words of the officer. */
    record Wish(String reason) {
    }

    @PostMapping("/api/case/{caseId}/plan-change")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    void change(@PathVariable String caseId, @RequestBody Wish wish, Principal principal) {
        Officer officer = staff.officer(principal.getName()).orElseThrow(CaseNotVisibleException::new);
        if (!matrix.allows(officer, Operation.CASE_EDIT, cases.summary(caseId).sides())) {
            throw new CaseNotVisibleException();
        }
        steps.requestChange(caseId, wish.reason(),
                new Access(officer.id(), officer.positions().get(0).office().id(), null, "plan-change"));
    }
}
