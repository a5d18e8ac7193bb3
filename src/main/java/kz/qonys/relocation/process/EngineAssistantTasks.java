package kz.qonys.relocation.process;

import java.util.Objects;
import java.util.Set;
import kz.qonys.relocation.AssistantTasks;
import kz.qonys.security.EngineCalls;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.TermRecords;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Gives the tasks of a case to another assistant; the move reads its variable {@code assistant} at each further task.
 */
@Component
class EngineAssistantTasks implements AssistantTasks {

    /** Tasks that a move gives to the assistant by name; those of services wait in the group for any of them. */
    private static final Set<String> BY_NAME = Set.of("userTask_prepareMove", "userTask_recordVisit");

    private final ObjectProvider<ProcessEngine> engine;
    private final TermRecords records;

    EngineAssistantTasks(ObjectProvider<ProcessEngine> engine, TermRecords records) {
        this.engine = engine;
        this.records = records;
    }

    @Override
    public void handOver(String caseId, String before, String now, String group) {
        EngineCalls.permitted(() -> {
            ProcessEngine open = engine.getObject();
            open.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("relocation")
                    .variableValueEquals("caseId", caseId).list()
                    .forEach(move -> open.getRuntimeService().setVariable(move.getId(), "assistant", now));
            records.ofCase(caseId).stream().filter(term -> group.equals(term.groupId()) && goesAlong(term, before))
                    .forEach(term -> open.getTaskService().setAssignee(term.taskId(), now));
        });
    }

    private static boolean goesAlong(OpenTerm term, String before) {
        return term.assignee() == null ? BY_NAME.contains(term.taskKey()) : Objects.equals(before, term.assignee());
    }
}
