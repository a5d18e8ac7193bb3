package kz.qonys.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import kz.qonys.benchmark.Cost;
import kz.qonys.benchmark.CountingServer;
import kz.qonys.benchmark.FigurePage;
import kz.qonys.plan.PlannedService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** What one family costs from the application to the last service, phase by phase, against bounds per service. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "qonys.data=target/journey-cost-${qonys.fork:0}",
    "qonys.demo.cases=false",
    "camunda.bpm.job-execution.enabled=false",
    "qonys.outbox.workers=0"
})
@ActiveProfiles("demo")
@Import({Desk.class, PlanWalk.class, FamilyCostIT.Database.class})
@ExtendWith(EvenGround.class)
@DirtiesContext
class FamilyCostIT {

    private static final String NAME = "family";
    private static final int APPROVAL = 2;
    private static final int DELIVERY = 3;
    private static final int MOST_ENGINE_ROWS = 55;
    private static final int MOST_STATEMENTS = 65;

    @Autowired
    private CountingServer server;
    @Autowired
    private Desk desk;
    @Autowired
    private PlanWalk walk;

    private final List<Phase> phases = new ArrayList<>();

    /** What was done since the phase before, and what stands open at the end. */
    private record Phase(String name, Cost cost, double growth, Map<String, Long> open) {
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Database {

        @Bean
        CountingServer server() throws IOException {
            return CountingServer.start();
        }

        @Bean
        @ConfigurationProperties("spring.datasource.hikari")
        HikariDataSource dataSource(CountingServer server) {
            server.create(NAME);
            return server.pool(NAME, Map.of("reWriteBatchedInserts", "true"));
        }
    }

    @Test
    void shouldStayLight_whenAFamilyOfFiveIsReviewedMovesAndHasAllItsServices() throws IOException {
        desk.at("2026-11-16T10:00");
        settle(false);

        int services = settle(true);

        Cost.Line delivery = phases.get(DELIVERY).cost().engine();
        Cost.Line approval = phases.get(APPROVAL).cost().engine();
        Map<String, Long> open = phases.get(APPROVAL).open();
        FigurePage.FAMILY.write(page(services));
        assertThat(open.get("timers")).as("timers of services, beside those of move and roadmap")
                .isLessThanOrEqualTo(4);
        assertThat(delivery.rows() + approval.rows()).isLessThanOrEqualTo((double) services * MOST_ENGINE_ROWS);
        assertThat(delivery.statements() + approval.statements())
                .isLessThanOrEqualTo((double) services * MOST_STATEMENTS);
    }

    /** One family's whole way. The first one fills caches. */
    private int settle(boolean counted) {
        Run run = new Run(counted);
        FamilyCase one = walk.begun("sko");
        run.ends("application, work and the move told");
        walk.drafted(one, walk.draft()).confirmed(one);
        run.ends("plan drafted and confirmed");
        walk.approved(one);
        desk.walk.runDueJobs(one.id);
        run.ends("plan approved, services opened, registries told");
        List<PlannedService> services = walk.services.ofCase(one.id);
        Map<String, Task> tasks = walk.tasks(one);
        services.forEach(service -> walk.deliver(service, tasks.get(service.id())));
        desk.walk.runDueJobs(one.id);
        run.ends("services delivered with evidence");
        RoadmapWalk.walk(one);
        run.ends("roadmap agreed by three, copies handed out");
        new MoveWalk(one).appointed().chosen().meetingArranged("rail-station").met(LocalDate.now(desk.clock))
                .lodged("own")
                .registered();
        run.ends("family met, lodged, registered");
        assertThat(desk.running(one.id)).as("the case itself, asleep until its five years are over").isEqualTo(1);
        return services.size();
    }

    private final class Run {

        private final boolean counted;
        private final Map<String, Long> empty;
        private Cost cost;
        private Map<String, Long> sizes;

        Run(boolean counted) {
            this.counted = counted;
            empty = open();
            cost = server.cost(NAME);
            sizes = server.sizes(NAME);
        }

        void ends(String phase) {
            Cost now = server.cost(NAME);
            Map<String, Long> grown = server.sizes(NAME);
            Map<String, Long> open = open();
            open.replaceAll((what, count) -> count - empty.get(what));
            if (counted) {
                phases.add(new Phase(phase, now.minus(cost), sum(grown) - sum(sizes), open));
            }
            cost = now;
            sizes = grown;
        }
    }

    private static double sum(Map<String, Long> sizes) {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<String, Long> open() {
        Map<String, Long> open = new TreeMap<>();
        open.put("executions", rows("act_ru_execution where proc_def_id_ is not null"));
        open.put("tasks", rows("act_ru_task"));
        open.put("timers", rows("act_ru_job where type_ = 'timer'"));
        open.put("variables", rows("act_ru_variable"));
        return open;
    }

    private Long rows(String from) {
        return server.eye(NAME).queryForObject("select count(*) from " + from, Long.class);
    }

    private String page(int services) {
        StringBuilder page =
                new StringBuilder("Phase | engine: statements | rows | WAL kB | own: statements | rows | WAL kB"
                + " | growth kB | open at its end\n---|---|---|---|---|---|---|---|---\n");
        phases.forEach(phase -> page.append(phase.name()).append(line(phase.cost().engine()))
                .append(line(phase.cost().own()))
                .append(String.format(Locale.ROOT, " | %.0f | ", phase.growth() / 1024)).append(phase.open())
                .append('\n'));
        return page.append("\nThe plan has ").append(services)
                .append(" services of 25 kinds for five people; the lines of approval and"
                + " delivery divided by it are what a service costs.\n").toString();
    }

    private static String line(Cost.Line line) {
        return String.format(Locale.ROOT, " | %.0f | %.0f | %.0f", line.statements(), line.rows(), line.wal() / 1024);
    }
}
