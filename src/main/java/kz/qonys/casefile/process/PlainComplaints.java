package kz.qonys.casefile.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/**
 * Brings a {@linkplain CaseSteps#complaint complaint} of a task listener to the form as it was made. The engine wraps
 * what listeners throw, and a wrapped complaint would reach the officer as a failure of the system, without its words.
 */
@Component
class PlainComplaints extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<CommandInterceptor> interceptors = new ArrayList<>(Optional
                .ofNullable(configuration.getCustomPreCommandInterceptorsTxRequired()).orElse(List.of()));
        interceptors.add(new Unwrapping());
        configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
    }

    private static final class Unwrapping extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (ProcessEngineException e) {
                throw Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                        .filter(FormFieldValidationException.class::isInstance).findFirst()
                        .map(ProcessEngineException.class::cast).orElse(e);
            }
        }
    }
}
