package kz.qonys.deployment;

import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricScopeInstanceEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/**
 * Keeps in memory what history rows need of rows written before and what never changes: the removal time of a case, the
 * start of an open activity. Stock reads each back from the database. What is not known, say after a restart, is read.
 */
final class KnownHistory {

    /** Entries of each kind, about 10 MB; the least used goes first. */
    private static final int MOST = 100_000;

    private KnownHistory() {
    }

    private static Map<String, Date> memory() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Date> eldest) {
                return size() > MOST;
            }
        });
    }

    /** Events that name their definition and their removal time without a query. */
    static final class Producer extends CacheAwareHistoryEventProducer {

        private final Map<String, Date> removals = memory();

        @Override
        protected void provideRemovalTime(HistoryEvent event) {
            String root = event.getRootProcessInstanceId();
            Date known = root == null ? null : removals.get(root);
            if (known != null) {
                event.setRemovalTime(known);
                return;
            }
            super.provideRemovalTime(event);
            if (root != null && event.getRemovalTime() != null) {
                removals.put(root, event.getRemovalTime());
            }
        }

        @Override
        protected ProcessDefinitionEntity getProcessDefinitionEntity(String definitionId) {
            return definitionId == null || Context.getCommandContext() == null ? null
                    : Context.getCommandContext().getProcessDefinitionManager()
                    .findLatestProcessDefinitionById(definitionId);
        }
    }

    /** Writes the end of an activity or task without reading its start back. */
    static final class Handler extends DbHistoryEventHandler {

        private final Map<String, Date> starts = memory();

        @Override
        protected void insertOrUpdate(HistoryEvent event) {
            if (!(event instanceof HistoricScopeInstanceEvent scope)) {
                super.insertOrUpdate(event);
            } else if (isInitialEvent(event)) {
                starts.put(event.getId(), scope.getStartTime());
                super.insertOrUpdate(event);
            } else {
                update(scope);
            }
        }

        private void update(HistoricScopeInstanceEvent event) {
            Date start = event.getId() == null ? null : starts.get(event.getId());
            if (start == null || getDbEntityManager().getCachedEntity(event.getClass(), event.getId()) != null) {
                super.insertOrUpdate(event);
            } else {
                event.setStartTime(start);
                getDbEntityManager().merge(event);
            }
            if (event.getEndTime() != null) {
                starts.remove(event.getId());
            }
        }
    }
}
