package kz.qonys.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import kz.qonys.deployment.LeanMeasure;
import kz.qonys.security.engine.TaskRights;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What each measure of a lean engine brings alone, added to a stock engine. Runs when asked for: see README. */
@EnabledIfSystemProperty(named = "qonys.benchmark", matches = "true")
class EngineMeasuresIT {

    private static final int WARM_UP = 3;
    private static final int CASES = 7;

    private static final Map<String, String> PLAIN = Map.of();
    private static final Map<String, String> BATCHED = Map.of("reWriteBatchedInserts", "true");

    private final Map<String, Cost> costs = new LinkedHashMap<>();

    @Test
    void shouldSayWhatEachMeasureBrings() throws IOException {
        try (CountingServer server = CountingServer.start()) {
            run(server, "stock", PLAIN, false, engine -> { });
            for (LeanMeasure measure : LeanMeasure.values()) {
                run(server, measure.name().toLowerCase(Locale.ROOT), PLAIN, false, measure::apply);
            }
            run(server, "batched_inserts", BATCHED, false, engine -> { });
            run(server, "family_elsewhere", PLAIN, true, engine -> { });
            run(server, "with_authorizations", PLAIN, false, EngineMeasuresIT::authorizations);
            run(server, "task_rights", PLAIN, false, engine -> {
                authorizations(engine);
                engine.getProcessEnginePlugins().add(new TaskRights());
            });
            run(server, "together", BATCHED, true, engine -> {
                authorizations(engine);
                engine.getProcessEnginePlugins().add(new TaskRights());
                for (LeanMeasure measure : LeanMeasure.values()) {
                    measure.apply(engine);
                }
            });
        }
        Files.createDirectories(Path.of("target", "benchmark"));
        Files.writeString(Path.of("target", "benchmark", "measures.md"), Report.measures(costs));

        Cost stock = costs.get("stock");
        assertThat(costs).allSatisfy((name, cost) -> assertThat(cost.total().statements()).as(name).isPositive());
        assertThat(costs.get("history").total().wal()).isLessThan(0.7 * stock.total().wal());
        assertThat(costs.get("removal_time").total().rows()).isLessThan(0.85 * stock.total().rows());
        assertThat(costs.get("task_rights").total().rows()).isLessThan(costs.get("with_authorizations").total().rows());
    }

    private void run(CountingServer server, String name, Map<String, String> driver, boolean few,
            Consumer<ProcessEngineConfigurationImpl> change) {
        server.create(name);
        try (HikariDataSource database = server.pool(name, driver)) {
            ProcessEngine engine = StockEngine.build(database, change);
            everybodyMayStart(engine);
            StockWalk walk = new StockWalk(engine, server.eye(name), few);
            walk.walk(1, WARM_UP);
            Cost before = server.cost(name);
            walk.walk(WARM_UP + 1, CASES);
            costs.put(name, server.cost(name).minus(before).per(CASES));
            engine.close();
        }
    }

    private static void authorizations(ProcessEngineConfigurationImpl engine) {
        engine.setAuthorizationEnabled(true);
        engine.setGeneralResourceWhitelistPattern("[a-zA-Z0-9._-]+");
    }

    private static void everybodyMayStart(ProcessEngine engine) {
        grant(engine, Resources.PROCESS_DEFINITION, Permissions.CREATE_INSTANCE);
        grant(engine, Resources.PROCESS_INSTANCE, Permissions.CREATE);
    }

    private static void grant(ProcessEngine engine, Resources resource, Permissions permission) {
        Authorization grant = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        grant.setUserId(Authorization.ANY);
        grant.setResource(resource);
        grant.setResourceId(Authorization.ANY);
        grant.addPermission(permission);
        engine.getAuthorizationService().saveAuthorization(grant);
    }
}
