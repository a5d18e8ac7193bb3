package kz.qonys.deployment;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;

/**
 * Keeps job definitions in memory: stock reads one whenever a job goes, for the name of its activity. Like a process
 * definition it does not change, see {@link KnownDefinitions}.
 */
final class KnownJobDefinitions extends JobDefinitionManager {

    private final Map<String, JobDefinitionEntity> known;

    private KnownJobDefinitions(Map<String, JobDefinitionEntity> known) {
        this.known = known;
    }

    @Override
    public JobDefinitionEntity findById(String id) {
        JobDefinitionEntity definition = known.get(id);
        if (definition == null) {
            definition = super.findById(id);
            if (definition != null) {
                known.put(id, definition);
            }
        }
        return definition;
    }

    static final class Factory implements SessionFactory {

        private final Map<String, JobDefinitionEntity> known = new ConcurrentHashMap<>();

        @Override
        public Class<?> getSessionType() {
            return JobDefinitionManager.class;
        }

        @Override
        public Session openSession() {
            return new KnownJobDefinitions(known);
        }
    }
}
