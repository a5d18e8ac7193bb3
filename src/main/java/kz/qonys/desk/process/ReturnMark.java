package kz.qonys.desk.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;

/**
 * Marks a task whose step was already finished once in this process instance: the case came back to it. Only asked in
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
        query.finished();
        return Context.getCommandContext().runWithoutAuthorization(() -> Context.getCommandContext()
                .getHistoricTaskInstanceManager().findHistoricTaskInstanceCountByQueryCriteria(query)) > 0;
    }
}
