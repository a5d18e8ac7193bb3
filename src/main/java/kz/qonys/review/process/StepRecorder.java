package kz.qonys.review.process;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.casefile.Stage;
import kz.qonys.casefile.process.CaseSteps;
import kz.qonys.language.Fault;
import kz.qonys.staff.CaseSides.Side;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Keeps the case file in step with the tasks of a case, and holds two signing steps of one application apart. */
@Component
class StepRecorder {

    /** What a reviewer may tick beside the decision, and the timeline event that keeps it. */
    private static final Map<String, String> MARKS = Map.of("refusalProposed", "refusal-proposed",
            "dataComplete", "data-complete", "scansPresent", "scans-present", "consentPresent", "consent-present");

    private final CaseFiles cases;
    private final CaseSteps steps;

    StepRecorder(CaseFiles cases, CaseSteps steps) {
        this.cases = cases;
        this.steps = steps;
    }

    /** A task of the case came up: the case reaches its stage, and its side holds the case. */
    void begun(DelegateTask task, StepProperties step) {
        String caseId = CaseSteps.caseId(task);
        Access access = Access.system(task.getTaskDefinitionKey());
        // The gateways have read it; a form without a decision must not inherit that of the step before
        task.removeVariable("decision");
        Stage.of(step.term()).ifPresent(stage -> {
            cases.holder(caseId, Side.valueOf(step.side().toUpperCase(Locale.ROOT)), access);
            cases.stage(caseId, stage, access);
        });
    }

    /** A person finished the task. */
    void done(DelegateTask task, StepProperties step) {
        String caseId = CaseSteps.caseId(task);
        Access access = CaseSteps.access(task);
        if (step.signs()) {
            keepApart(task);
        }
        String decision = CaseSteps.decision(task);
        if ("approve".equals(decision)) {
            cases.resolveRemarks(caseId, access);
        }
        keepMarks(task, caseId, access);
        cases.event(caseId, "step-done", List.of("term:" + step.term()), access);
        CaseSummary summary = cases.summary(caseId);
        if (!Objects.equals(summary.settlementOffice(), task.getVariable("settlementOffice"))) {
            task.setVariable("settlementOffice", summary.settlementOffice());
        }
    }

    private void keepMarks(DelegateTask task, String caseId, Access access) {
        MARKS.forEach((mark, event) -> {
            if (Boolean.TRUE.equals(task.getVariable(mark))) {
                cases.event(caseId, event, List.of(), access);
            }
            task.removeVariable(mark);
        });
    }

    private void keepApart(DelegateTask task) {
        boolean signedBefore = task.getProcessEngineServices().getHistoryService().createHistoricTaskInstanceQuery()
                .processInstanceId(task.getProcessInstanceId()).taskAssignee(task.getAssignee()).finished().list()
                .stream()
                .anyMatch(earlier -> !earlier.getTaskDefinitionKey().equals(task.getTaskDefinitionKey())
                        && !earlier.getTaskDefinitionKey().equals("userTask_takeApplication"));
        boolean author = Objects.equals(task.getVariable("author"), task.getAssignee());
        if (signedBefore || author && !task.getTaskDefinitionKey().equals("userTask_registerApplication")) {
            throw steps.complaint(List.of(Fault.of("review.fault.same-person")));
        }
    }
}
