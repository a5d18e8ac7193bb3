package kz.qonys.deployment;

import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Incident;

/**
 * Does not look for incidents of a job that never failed: the engine opens one when the last retry has failed. Stock
 * asks whenever a job goes, for every timer of every task.
 */
final class IncidentsOfFailedJobs extends IncidentManager {

    @Override
    public List<Incident> findIncidentByConfigurationAndIncidentType(String configuration, String type) {
        JobEntity job = getDbEntityManager().getCachedEntity(JobEntity.class, configuration);
        return job != null && neverFailed(job) ? List.of()
                : super.findIncidentByConfigurationAndIncidentType(configuration, type);
    }

    private static boolean neverFailed(JobEntity job) {
        return job.getRetries() > 0 && job.getExceptionMessage() == null && job.getExceptionByteArrayId() == null;
    }

    static final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return IncidentManager.class;
        }

        @Override
        public Session openSession() {
            return new IncidentsOfFailedJobs();
        }
    }
}
