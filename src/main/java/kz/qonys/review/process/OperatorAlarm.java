package kz.qonys.review.process;

import java.util.stream.Stream;
import kz.qonys.review.OperatorNeededException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.stereotype.Component;

/**
 * A job that fails because an operator must act is not tried again: it becomes an incident at once, which Cockpit shows
 * to the system administrator. Once the cause is mended, raising the job's retries lets it go on where it stood.
 */
@Component
class OperatorAlarm extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setFailedJobCommandFactory(new DefaultFailedJobCommandFactory() {
            @Override
            public Command<Object> getCommand(String jobId, Throwable failure) {
                return operatorNeeded(failure) ? new NoRetry(jobId, failure) : super.getCommand(jobId, failure);
            }
        });
    }

    private static boolean operatorNeeded(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(OperatorNeededException.class::isInstance);
    }

    private static final class NoRetry extends JobRetryCmd {

        private static final long serialVersionUID = 1L;

        NoRetry(String jobId, Throwable failure) {
            super(jobId, failure);
        }

        @Override
        public Object execute(CommandContext context) {
            JobEntity job = getJob();
            if (job != null) {
                job.unlock();
                logException(job);
                job.setRetries(0);
            }
            return null;
        }
    }
}
