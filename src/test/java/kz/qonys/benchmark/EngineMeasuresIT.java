package kz.qonys.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.deployment.LeanMeasure;
import kz.qonys.security.engine.TaskRights;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What each measure of a lean engine brings: alone, added to a stock engine, and what is lost when all but it are
 * taken. Runs when asked for: see README.
 */
@EnabledIfSystemProperty(named = "qonys.benchmark", matches = "true")
class EngineMeasuresIT {

    private static final int WARM_UP = 3;
    private static final int CASES = 7;

    private static final String INSERTS = "batched_inserts";
    private static final String FAMILY = "family_elsewhere";
    private static final String RIGHTS = "task_rights";
    private static final String AUTHORIZED = "with_authorizations";
    private static final Set<String> ALL = Stream.concat(Stream.of(LeanMeasure.values()).map(EngineMeasuresIT::name),
            Stream.of(INSERTS, FAMILY, RIGHTS)).collect(Collectors.toCollection(LinkedHashSet::new));

    private final Map<String, Cost> costs = new LinkedHashMap<>();

    @Test
    void shouldSayWhatEachMeasureBrings() throws IOException {
        try (CountingServer server = CountingServer.start()) {
            run(server, "stock", Set.of(), false);
            run(server, AUTHORIZED, Set.of(), true);
            for (String measure : ALL) {
                run(server, measure, Set.of(measure), measure.equals(RIGHTS));
            }
            run(server, Report.TOGETHER, ALL, true);
            for (String measure : ALL) {
                Set<String> others = new LinkedHashSet<>(ALL);
                others.remove(measure);
                run(server, Report.WITHOUT + measure, others, true);
            }
        }
        FigurePage.MEASURES.write(Report.measures(costs));

        Cost stock = costs.get("stock");
        assertThat(costs).allSatisfy((name, cost) -> assertThat(cost.total().statements()).as(name).isPositive());
        assertThat(costs.get("history").total().wal()).isLessThan(0.7 * stock.total().wal());
        assertThat(costs.get("removal_time").total().rows()).isLessThan(0.85 * stock.total().rows());
        assertThat(costs.get(RIGHTS).total().rows()).isLessThan(costs.get(AUTHORIZED).total().rows());
    }

    private void run(CountingServer server, String name, Set<String> measures, boolean authorizations) {
        server.create(name);
        Map<String, String> driver = measures.contains(INSERTS) ? Map.of("reWriteBatchedInserts", "true") : Map.of();
        try (HikariDataSource database = server.pool(name, driver)) {
            ProcessEngine engine = StockEngine.build(database, change -> {
                if (authorizations) {
                    authorizations(change);
                }
                if (measures.contains(RIGHTS)) {
                    change.getProcessEnginePlugins().add(new TaskRights());
                }
                Stream.of(LeanMeasure.values()).filter(measure -> measures.contains(name(measure)))
                        .forEach(measure -> measure.apply(change));
            });
            everybodyMayStart(engine);
            StockWalk walk = new StockWalk(engine, server.eye(name), measures.contains(FAMILY));
            walk.walk(1, WARM_UP);
            Cost before = server.cost(name);
            walk.walk(WARM_UP + 1, CASES);
            costs.put(name, server.cost(name).minus(before).per(CASES));
            engine.close();
        }
    }

    private static String name(LeanMeasure measure) {
        return measure.name().toLowerCase(Locale.ROOT);
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
