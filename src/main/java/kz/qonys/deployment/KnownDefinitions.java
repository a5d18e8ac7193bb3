package kz.qonys.deployment;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;

/**
 * Takes a process definition from the engine's own cache where stock reads its row in every command, only to see whether
 * it was suspended or its time to live changed. Nobody may do either: {@code security/commands.csv} has no such command.
 */
final class KnownDefinitions extends ProcessDefinitionManager {

    @Override
    public ProcessDefinitionEntity getCachedResourceDefinitionEntity(String definitionId) {
        ProcessDefinitionEntity loaded = super.getCachedResourceDefinitionEntity(definitionId);
        return loaded != null ? loaded
                : Context.getProcessEngineConfiguration().getDeploymentCache().findProcessDefinitionFromCache(definitionId);
    }

    static final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return ProcessDefinitionManager.class;
        }

        @Override
        public Session openSession() {
            return new KnownDefinitions();
        }
    }
}
