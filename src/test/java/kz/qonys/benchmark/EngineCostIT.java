package kz.qonys.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kz.qonys.demo.CaseWalk;
import kz.qonys.registry.simulator.GatewaySimulator;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** What a case costs, against bounds: a change that makes it dearer fails here. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "qonys.data=target/benchmark",
    "qonys.demo.cases=false",
    "camunda.bpm.job-execution.enabled=false"
})
@ActiveProfiles("demo")
@Import(EngineCostIT.Database.class)
@DirtiesContext
class EngineCostIT {

    private static final int WARM_UP = 7;
    private static final int CASES = 14;

    @Autowired
    private CountingServer server;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private CaseWalk walk;
    @Autowired
    private GatewaySimulator gateway;

    @TestConfiguration(proxyBeanMethods = false)
    static class Database {

        @Bean
        CountingServer server() throws IOException {
            return CountingServer.start();
        }

        @Bean
        @ConfigurationProperties("spring.datasource.hikari")
        HikariDataSource dataSource(CountingServer server) {
            server.create("own");
            return server.pool("own", Map.of("reWriteBatchedInserts", "true"));
        }
    }

    @Test
    void shouldCostAFractionOfStock_whenACaseIsReviewed() throws IOException {
        Measured stock = stock();
        Measured own = own();

        String report = Report.of(stock, own);
        Files.createDirectories(Path.of("target", "benchmark"));
        Files.writeString(Path.of("target", "benchmark", "report.md"), report);

        assertThat(own.cost().engine().rows() / stock.cost().total().rows()).isLessThanOrEqualTo(0.40);
    }

    private Measured own() {
        Models.deploy(engine);
        OwnWalk steps = new OwnWalk(engine, server.eye("own"), walk, gateway, () -> server.cost("own"));
        steps.walk(1, WARM_UP);
        Map<String, Long> before = server.sizes("own");
        Cost start = server.cost("own");
        Cost uploads = steps.uploads();
        steps.walk(WARM_UP + 1, CASES);
        Cost documents = steps.uploads().minus(uploads);
        Cost cost = server.cost("own").minus(start).minus(documents);
        return new Measured(cost.per(CASES), documents.per(CASES), Measured.growth(before, server.sizes("own"), CASES));
    }

    private Measured stock() {
        server.create("stock");
        try (HikariDataSource database = server.pool("stock", Map.of())) {
            ProcessEngine plain = StockEngine.build(database, change -> { });
            StockWalk steps = new StockWalk(plain, server.eye("stock"), false);
            steps.walk(1, WARM_UP);
            Map<String, Long> before = server.sizes("stock");
            Cost start = server.cost("stock");
            steps.walk(WARM_UP + 1, CASES);
            Measured measured = new Measured(server.cost("stock").minus(start).per(CASES), new Cost(Map.of()),
                    Measured.growth(before, server.sizes("stock"), CASES));
            plain.close();
            return measured;
        }
    }
}
