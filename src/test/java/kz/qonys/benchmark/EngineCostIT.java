package kz.qonys.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import kz.qonys.demo.CaseWalk;
import kz.qonys.registry.simulator.GatewaySimulator;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** What a case costs, against bounds: a change that makes it dearer fails here. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "qonys.data=target/benchmark",
    "qonys.demo.cases=false",
    "camunda.bpm.job-execution.enabled=false",
    // the stock engine beside it signs nothing either
    "qonys.signature.enforced=",
    // one worker, woken by each write: no count depends on how long the run took
    "qonys.outbox.workers=1",
    "qonys.outbox.poll=1h"
})
@ActiveProfiles("demo")
@Import(EngineCostIT.Database.class)
@TestMethodOrder(OrderAnnotation.class)
@DirtiesContext
class EngineCostIT {

    /** Figures for the page are taken on more cases than the guard of every build. */
    private static final boolean LONG = Boolean.getBoolean("qonys.benchmark");
    private static final int WARM_UP = LONG ? 7 : 3;
    private static final int CASES = LONG ? 14 : 7;
    private static final int MANY = 100_000;
    private static final List<String> FIGURES = new ArrayList<>();

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

        /** What is done from time to time is not part of a case. */
        @Bean
        TaskScheduler taskScheduler() {
            return mock(TaskScheduler.class);
        }

        @Bean
        @ConfigurationProperties("spring.datasource.hikari")
        HikariDataSource dataSource(CountingServer server) {
            server.create("own");
            return server.pool("own", Map.of("reWriteBatchedInserts", "true"));
        }
    }

    @Test
    @Order(1)
    void shouldCostAFractionOfStock_whenACaseIsReviewed() throws IOException {
        Measured stock = stock();
        Measured own = own();

        FIGURES.add(Report.of(stock, own));
        Files.writeString(Path.of("target", "benchmark", "statements.txt"),
                String.join("\n", server.statements("own", WARM_UP + CASES)));

        assertThat(inquiries("own")).as("questions asked").isEqualTo(inquiries("stock"));
        Cost.Line all = stock.cost().total();
        assertThat(own.cost().engine().rows() / all.rows()).isLessThanOrEqualTo(0.40);
        assertThat(own.cost().engine().wal() / all.wal()).isLessThanOrEqualTo(0.30);
        assertThat(own.cost().engine().statements() / all.statements()).isLessThanOrEqualTo(0.60);
        assertThat(own.cost().total().rows() / all.rows()).isLessThanOrEqualTo(0.70);
        assertThat(own.cost().total().wal() / all.wal()).isLessThanOrEqualTo(0.70);
        assertThat(own.cost().total().statements() / all.statements()).isLessThanOrEqualTo(0.70);
    }

    @Test
    @Order(2)
    void shouldTouchFewPages_whenAnOfficerListsBesideAHundredThousandTasks() {
        String officer = "tur-career-centre-officer";
        Crowd crowd = new Crowd(server.eye("own"));
        crowd.officer(officer);
        crowd.tasks(MANY, engine.getRepositoryService().createProcessDefinitionQuery()
                .processDefinitionKey("application-review").latestVersion().singleResult().getId());
        String office = engine.getFilterService().createTaskFilterQuery().list().stream()
                .filter(filter -> "office".equals(filter.getProperties().get("desk"))).findFirst().orElseThrow()
                .getId();
        List<String> groups = Stream.of(Crowd.OFFICES).map(place -> place + "." + Crowd.ROLE).toList();
        TaskQuery byDueDate = engine.getTaskService().createTaskQuery().orderByDueDate().asc();

        engine.getIdentityService().setAuthentication(officer, groups);
        Cost before = server.cost("own");
        List<Task> page = engine.getFilterService().listPage(office, byDueDate, 0, 15);
        Cost list = server.cost("own").minus(before);
        long count = engine.getFilterService().count(office, byDueDate);
        Cost both = server.cost("own").minus(before);
        engine.getIdentityService().clearAuthentication();

        FIGURES.add("## An officer's list\n\n" + Report.pages("Page of 15 and count, " + MANY + " open tasks", both)
                + String.format(Locale.ROOT, "\nOf these the page alone: %.0f.\n", list.total().pages()));
        assertThat(page).hasSize(15).isSortedAccordingTo(Comparator.comparing(Task::getDueDate));
        assertThat(count).isEqualTo(1_000);
        assertThat(both.total().pages()).isLessThanOrEqualTo(150);
    }

    @Test
    @Order(3)
    void shouldTouchFewPages_whenJobsArePolledBesideAHundredThousandTimers() {
        new Crowd(server.eye("own")).timers(MANY);
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

        Cost before = server.cost("own");
        List<?> due = configuration.getCommandExecutorTxRequired()
                .execute(context -> context.getJobManager().findNextJobsToExecute(new Page(0, 3)));
        Cost poll = server.cost("own").minus(before);

        FIGURES.add("## Timers\n\n"
                + Report.pages("Poll of the job executor, " + MANY + " timers in the future", poll));
        assertThat(due).isEmpty();
        assertThat(poll.total().pages()).isLessThanOrEqualTo(10);
    }

    @AfterAll
    static void write() throws IOException {
        FigurePage.CASE.write(String.join("\n", FIGURES));
    }

    /** Inquiries of all cases: both walk the same ones. */
    private Long inquiries(String database) {
        return server.eye(database)
                .queryForObject("select count(*) from act_hi_procinst where proc_def_key_ = 'registry-inquiry'",
                Long.class);
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
