package kz.qonys.terms.process;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.stereotype.Component;

/**
 * Executor settings by which a due timer fires within 2 s on an idle system. The stock executor doubles its idle wait
 * up to 60 s. Jobs are taken in the order of their due date, and every job has one, so that a poll can use an index.
 */
@Component
class JobExecutorPlugin extends AbstractProcessEnginePlugin {

    static final int IDLE_WAIT_MILLIS = 500;
    static final int LONGEST_WAIT_MILLIS = 1_000;
    static final int LOCK_MILLIS = 60_000;

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setEnsureJobDueDateNotNull(true);
        configuration.setJobExecutorAcquireByDueDate(true);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        JobExecutor executor = configuration.getJobExecutor();
        executor.setWaitTimeInMillis(IDLE_WAIT_MILLIS);
        executor.setMaxWait(LONGEST_WAIT_MILLIS);
        executor.setBackoffTimeInMillis(50);
        executor.setMaxBackoff(LONGEST_WAIT_MILLIS);
        executor.setLockTimeInMillis(LOCK_MILLIS);
    }
}
