package kz.qonys.review.process;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFields;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.casefile.process.CaseSteps;
import kz.qonys.language.Fault;
import kz.qonys.review.ReleaseChecks;
import kz.qonys.staff.StaffDirectory;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * {@code ${applicationRelease}}: when the author releases an application, checks that it may go, keeps it as it leaves,
 * and sets what the route decision reads: {@code onlyDocumentsAdded}, {@code officerKnown}, {@code sameRegion}.
 */
@Component("applicationRelease")
class ApplicationRelease implements TaskListener {

    private final CaseFiles cases;
    private final CaseFields fields;
    private final ReleaseChecks checks;
    private final StaffDirectory staff;
    private final CaseSteps steps;

    ApplicationRelease(CaseFiles cases, CaseFields fields, ReleaseChecks checks, StaffDirectory staff,
            CaseSteps steps) {
        this.cases = cases;
        this.fields = fields;
        this.checks = checks;
        this.staff = staff;
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        if (!"release".equals(task.getVariable("decision"))) {
            return;
        }
        String caseId = (String) task.getVariable("caseId");
        Access access = CaseSteps.access(task);
        List<Fault> faults = checks.faults(caseId, access);
        if (!faults.isEmpty()) {
            throw steps.complaint(faults);
        }
        CaseSummary summary = cases.summary(caseId);
        task.setVariable("onlyDocumentsAdded", summary.round() > 1 && unchanged(caseId, access));
        // Only what the officer has seen may go straight back: after a departure-side return the content is unseen
        // there
        task.setVariable("officerKnown", Boolean.TRUE.equals(task.getVariable("returnedBySettlement")));
        task.setVariable("sameRegion", region((String) task.getVariable("departureOffice"))
                .equals(region(summary.settlementOffice())));
        cases.snapshot(caseId, summary.round());
    }

    private boolean unchanged(String caseId, Access access) {
        Map<String, Object> read = fields.read(caseId, List.of("changes"), access);
        return !(read.get("changes") instanceof Collection<?> changes) || changes.isEmpty();
    }

    private String region(String officeId) {
        return staff.office(officeId).orElseThrow().region();
    }
}
