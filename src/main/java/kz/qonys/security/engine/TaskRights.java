package kz.qonys.security.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.stereotype.Component;

/**
 * Visibility of tasks by candidate group instead of one authorization row per task and group (design.md D15): the stock
 * rows make a count of visible tasks quadratic.
 */
@Component
public class TaskRights extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setResourceAuthorizationProvider(new NoTaskGrants());
        // Staff data only ever grants
        engine.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
        List<SessionFactory> sessions = new ArrayList<>(Optional.ofNullable(engine.getCustomSessionFactories())
                .orElse(List.of()));
        sessions.add(new CandidateRights.Factory());
        engine.setCustomSessionFactories(sessions);
    }
}
