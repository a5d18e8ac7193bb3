package kz.qonys.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** The settings by which the engine writes and asks less (design.md D15); the benchmark says what each brings. */
public enum LeanMeasure {

    /** Own level of history, see {@link LeanHistory}. */
    HISTORY(engine -> engine.setHistoryLevel(new LeanHistory())),

    /**
     * History is kept from the start of a case, so that its end does not rewrite every row. The time to live of every
     * model must outlast the longest case; {@code ProcessRulesTest} holds it.
     */
    REMOVAL_TIME(engine -> engine.setHistoryRemovalTimeStrategy(
            ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START)),

    /** Short ids, see {@link TimeOrderedIds}. */
    IDS(engine -> engine.setIdGenerator(new TimeOrderedIds())),

    /** No row for each task that gets an assignee; nobody counts them. */
    TASK_METRICS(engine -> engine.setTaskMetricsEnabled(false)),

    /** What never changes, or cannot be there, is not asked of the database. */
    READS(engine -> {
        engine.setHistoryEventProducer(new KnownHistory.Producer());
        engine.setEnableDefaultDbHistoryEventHandler(false);
        engine.getCustomHistoryEventHandlers().add(new KnownHistory.Handler());
        List<SessionFactory> sessions =
                new ArrayList<>(Optional.ofNullable(engine.getCustomSessionFactories()).orElse(List.of()));
        sessions.addAll(List.of(new KnownDefinitions.Factory(), new KnownJobDefinitions.Factory(),
                new IncidentsOfFailedJobs.Factory(), new NoSubtasks.Factory()));
        engine.setCustomSessionFactories(sessions);
    });

    private final Consumer<ProcessEngineConfigurationImpl> setting;

    LeanMeasure(Consumer<ProcessEngineConfigurationImpl> setting) {
        this.setting = setting;
    }

    /** To be called before the engine is built. */
    public void apply(ProcessEngineConfigurationImpl engine) {
        setting.accept(engine);
    }
}
