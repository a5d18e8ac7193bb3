package kz.qonys.deployment;

import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.IDENTITY_LINK_ADD;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.IDENTITY_LINK_DELETE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.JOB_CREATE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.JOB_DELETE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.JOB_SUCCESS;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL;

import java.util.Set;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * Full history without what nobody reads: jobs that came, went well or became needless, the log of candidate groups,
 * one row per write of a variable, the counters of a multi-instance, and the passing of gateways and start events,
 * which the steps around them tell. Operation log, incidents, failures of jobs, decisions, steps, ends, tasks and the
 * last value of each variable stay.
 *
 * <p>It keeps the id of the full level: to the engine's own checks, and in a database written before, it is the full
 * one.
 */
class LeanHistory extends HistoryLevelFull {

    private static final Set<HistoryEventType> LEFT_OUT = Set.of(JOB_CREATE, JOB_SUCCESS, JOB_DELETE, IDENTITY_LINK_ADD,
            IDENTITY_LINK_DELETE, VARIABLE_INSTANCE_UPDATE_DETAIL);
    private static final Set<String> PASSED = Set.of(ActivityTypes.START_EVENT, ActivityTypes.GATEWAY_EXCLUSIVE,
            ActivityTypes.GATEWAY_PARALLEL, ActivityTypes.GATEWAY_EVENT_BASED);
    private static final Set<String> COUNTERS = Set.of(MultiInstanceActivityBehavior.LOOP_COUNTER,
            MultiInstanceActivityBehavior.NUMBER_OF_INSTANCES, MultiInstanceActivityBehavior.NUMBER_OF_ACTIVE_INSTANCES,
            MultiInstanceActivityBehavior.NUMBER_OF_COMPLETED_INSTANCES);

    @Override
    public String getName() {
        return "lean";
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType event, Object entity) {
        return !LEFT_OUT.contains(event) && !isPassed(event, entity) && !isCounter(entity);
    }

    private static boolean isPassed(HistoryEventType event, Object entity) {
        return event.getEntityType().equals("activity-instance") && entity instanceof ExecutionEntity execution
                && execution.getActivity() != null
                && PASSED.contains(execution.getActivity().getProperty(BpmnProperties.TYPE.getName()));
    }

    private static boolean isCounter(Object entity) {
        return entity instanceof VariableInstanceEntity variable && COUNTERS.contains(variable.getName());
    }
}
