package kz.qonys.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the engine write and ask less (design.md D15). What each setting saves is printed by the benchmark, see README.
 * The removal time of history counts from the start of a case, so that its end does not rewrite every row: the time to
 * live of every model outlasts the longest case ({@code kz.qonys.model} holds it).
 */
@Component
public class LeanEngine extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setHistoryLevel(new LeanHistory());
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        engine.setIdGenerator(new TimeOrderedIds());
        // One row for each task that gets an assignee, counted by nobody
        engine.setTaskMetricsEnabled(false);
        List<SessionFactory> sessions = new ArrayList<>(Optional.ofNullable(engine.getCustomSessionFactories()).orElse(List.of()));
        sessions.add(new KnownDefinitions.Factory());
        sessions.add(new IncidentsOfFailedJobs.Factory());
        engine.setCustomSessionFactories(sessions);
    }
}
