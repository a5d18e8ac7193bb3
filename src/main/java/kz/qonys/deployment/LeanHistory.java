package kz.qonys.deployment;

import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.IDENTITY_LINK_ADD;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.IDENTITY_LINK_DELETE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.JOB_CREATE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.JOB_DELETE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.JOB_SUCCESS;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;

/**
 * Full history without what nobody reads: jobs that came, went well or became needless, the log of candidate groups, and
 * one row per write of a variable. Operation log, incidents, failures of jobs, decisions, activities, tasks and the last
 * value of each variable stay.
 *
 * <p>It keeps the id of the full level: to the engine's own checks, and in a database written before, it is the full one.
 */
class LeanHistory extends HistoryLevelFull {

    private static final Set<HistoryEventType> LEFT_OUT = Set.of(JOB_CREATE, JOB_SUCCESS, JOB_DELETE, IDENTITY_LINK_ADD,
            IDENTITY_LINK_DELETE, VARIABLE_INSTANCE_UPDATE_DETAIL);

    @Override
    public String getName() {
        return "lean";
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType event, Object entity) {
        return !LEFT_OUT.contains(event);
    }
}
