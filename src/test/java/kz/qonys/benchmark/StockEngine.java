package kz.qonys.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;

/** Camunda 7.24.0 as it comes: history full, removal time at the end, random ids, authorizations off. */
final class StockEngine {

    private StockEngine() {
    }

    /** @param change what differs from stock */
    static ProcessEngine build(HikariDataSource database, Consumer<ProcessEngineConfigurationImpl> change) {
        StandaloneProcessEngineConfiguration engine = new StandaloneProcessEngineConfiguration();
        engine.setProcessEngineName("stock-" + database.getJdbcUrl().replaceAll(".*/([a-z_0-9]+).*", "$1"));
        engine.setDataSource(database);
        engine.setDatabaseSchemaUpdate("true");
        engine.setHistory("full");
        engine.setJobExecutorActivate(false);
        engine.setBeans(new StandIns());
        engine.setIdGenerator(new org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator());
        engine.setProcessEnginePlugins(new ArrayList<>(List.of(new SpinProcessEnginePlugin())));
        change.accept(engine);
        ProcessEngine built = engine.buildProcessEngine();
        Models.deploy(built);
        return built;
    }
}
