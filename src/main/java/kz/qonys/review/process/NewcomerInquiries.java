package kz.qonys.review.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.casefile.Newcomers;
import kz.qonys.casefile.Reservation;
import kz.qonys.registry.WaitingInquiries;
import kz.qonys.review.Inquiries;
import kz.qonys.security.EngineCalls;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Asks registries about newcomers as at intake, by one process {@code registry-inquiry} for each question beside the
 * case: a registry that is down holds up nothing. The career centre of settlement enters by hand what never comes, as
 * the family is there. A family that withdraws is asked about no more.
 */
@Component
class NewcomerInquiries implements Newcomers, Reservation {

    private static final String PROCESS = "registry-inquiry";

    private final Inquiries inquiries;
    private final WaitingInquiries waiting;
    private final CaseFiles cases;
    private final ObjectProvider<RuntimeService> engine;

    NewcomerInquiries(Inquiries inquiries, WaitingInquiries waiting, CaseFiles cases,
            ObjectProvider<RuntimeService> engine) {
        this.inquiries = inquiries;
        this.waiting = waiting;
        this.cases = cases;
        this.engine = engine;
    }

    @Override
    public void came(String caseId, Set<String> people, Access access) {
        List<String> questions = inquiries.openAbout(caseId, people);
        if (questions.isEmpty()) {
            return;
        }
        CaseSummary summary = cases.summary(caseId);
        EngineCalls.permitted(() -> {
            RuntimeService runtime = engine.getObject();
            questions.stream().filter(question -> running(runtime, caseId).variableValueEquals("question", question)
                    .count() == 0).forEach(question -> runtime.startProcessInstanceByKey(PROCESS,
                    summary.caseNumber(), variables(summary, question)));
        });
    }

    @Override
    public void release(String caseId, String processInstanceId, String activityId, Access access) {
        EngineCalls.permitted(() -> {
            RuntimeService runtime = engine.getObject();
            running(runtime, caseId).rootProcessInstances().list().stream().map(ProcessInstance::getId)
                    .forEach(instance -> {
                        waiting.goesOn(instance);
                        runtime.deleteProcessInstance(instance, activityId);
                    });
        });
    }

    private static ProcessInstanceQuery running(RuntimeService runtime, String caseId) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(PROCESS).variableValueEquals("caseId",
                caseId);
    }

    private static Map<String, Object> variables(CaseSummary summary, String question) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("caseId", summary.caseId());
        variables.put("departureOffice", summary.settlementOffice());
        variables.put("settlementOffice", summary.settlementOffice());
        variables.put("question", question);
        variables.put("reconciling", false);
        return variables;
    }
}
