package kz.qonys.deployment;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;

/**
 * Takes a process definition from the engine's own cache where stock reads its row in every command, only to see
 * whether it was suspended or its time to live changed. Nobody may do either: {@code security/commands.csv} has no such
 * command.
 */
final class KnownDefinitions extends ProcessDefinitionManager {

    private final Map<List<String>, String> bound;

    private KnownDefinitions(Map<List<String>, String> bound) {
        this.bound = bound;
    }

    @Override
    public ProcessDefinitionEntity findLatestProcessDefinitionById(String definitionId) {
        ProcessDefinitionEntity known = cached(definitionId);
        return known != null ? known : super.findLatestProcessDefinitionById(definitionId);
    }

    /** What a call activity of the same deployment means; a deployment never changes. */
    @Override
    public ProcessDefinitionEntity findProcessDefinitionByDeploymentAndKey(String deploymentId, String key) {
        String id = bound.get(List.of(deploymentId, key));
        ProcessDefinitionEntity known = id == null ? null : cached(id);
        if (known != null) {
            return known;
        }
        ProcessDefinitionEntity found = super.findProcessDefinitionByDeploymentAndKey(deploymentId, key);
        if (found != null) {
            bound.put(List.of(deploymentId, key), found.getId());
        }
        return found;
    }

    private static ProcessDefinitionEntity cached(String definitionId) {
        return Context.getProcessEngineConfiguration().getDeploymentCache()
                .findProcessDefinitionFromCache(definitionId);
    }

    static final class Factory implements SessionFactory {

        private final Map<List<String>, String> bound = new ConcurrentHashMap<>();

        @Override
        public Class<?> getSessionType() {
            return ProcessDefinitionManager.class;
        }

        @Override
        public Session openSession() {
            return new KnownDefinitions(bound);
        }
    }
}
