package kz.qonys.desk.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/**
 * Marks a task whose step was already taken once in this process instance: the case came back to it. Only asked in
 * the second and later rounds, so an ordinary case costs nothing.
 */
final class ReturnMark implements TaskListener {

    static final String VARIABLE = "returned";

    @Override
    public void notify(DelegateTask task) {
        if (task.getVariable("round") instanceof Number round && round.intValue() > 1 && doneBefore(task)) {
            task.setVariableLocal(VARIABLE, true);
        }
    }

    private static boolean doneBefore(DelegateTask task) {
        HistoricTaskInstanceQueryImpl query = new HistoricTaskInstanceQueryImpl();
        query.processInstanceId(task.getProcessInstanceId()).taskDefinitionKey(task.getTaskDefinitionKey());
        CommandContext context = Context.getCommandContext();
        // A loop without a wait state closes the former task in this very transaction, so its end is not on file yet.
        return context.runWithoutAuthorization(() -> context.getHistoricTaskInstanceManager()
                .findHistoricTaskInstancesByQueryCriteria(query, null)).stream()
                .anyMatch(former -> !former.getId().equals(task.getId()));
    }
}
