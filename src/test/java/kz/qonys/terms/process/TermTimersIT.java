package kz.qonys.terms.process;

import static kz.qonys.terms.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import kz.qonys.staff.StaffDirectory;
import kz.qonys.terms.MovableClock;
import kz.qonys.terms.Notice;
import kz.qonys.terms.Notices;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.RegionalStaff;
import kz.qonys.terms.TermEvent;
import kz.qonys.terms.TermRecords;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** Timers on PostgreSQL with the live executor, in the application's own wiring of engine, migrations and clock. */
@SpringBootTest(classes = TermTimersIT.Wiring.class)
@ActiveProfiles("test")
@DirtiesContext
class TermTimersIT {

    private static final Duration LATEST = Duration.ofSeconds(2);

    private final String caseId = UUID.randomUUID().toString();

    @Autowired
    private ProcessEngine engine;
    @Autowired
    private RepositoryService repository;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private ManagementService management;
    @Autowired
    private MovableClock clock;
    @Autowired
    private TermRecords records;
    @Autowired
    private Notices notices;

    @Configuration
    @EnableAutoConfiguration
    @ComponentScan({"kz.qonys.terms", "kz.qonys.language"})
    static class Wiring {

        @Bean
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.start();
        }

        /** A bean, so that the engine is stopped before the database. */
        @Bean
        DataSource dataSource(EmbeddedPostgres postgres) {
            return DataSourceBuilder.create().url(postgres.getJdbcUrl("postgres", "postgres")).username("postgres").build();
        }

        @Bean("staff")
        StaffDirectory staff() {
            return new RegionalStaff();
        }
    }

    @AfterAll
    static void resetClock() {
        ClockUtil.reset();
    }

    @BeforeEach
    void deploy() {
        repository.createDeployment().enableDuplicateFiltering(true).name("terms")
                .addClasspathResource("terms/term-sample.bpmn").deploy();
    }

    @Test
    void shouldFireWithinTwoSeconds_whenTheSystemIsIdle() {
        clock.moveTo(at("2026-11-16T09:00"));
        OpenTerm term = start();
        // a quiet stretch first, so that the executor waits as long as it ever does
        clock.moveTo(term.warnAt().minusSeconds(5));

        Notice notice = await().atMost(Duration.ofSeconds(12)).pollInterval(Duration.ofMillis(50))
                .until(() -> raised("tur-lmc.lmc-head"), raised -> raised.size() == 1).get(0);

        assertThat(notice.kind()).isEqualTo(TermEvent.Kind.WARNED);
        assertThat(Duration.between(term.warnAt(), notice.createdAt())).isBetween(Duration.ZERO, LATEST);
    }

    @Test
    void shouldPickUpDueTimers_whenTheClockIsMoved() {
        clock.moveTo(at("2026-11-16T09:00"));
        OpenTerm term = start();

        clock.moveTo(term.dueAt().plusSeconds(60));

        await().atMost(LATEST.multipliedBy(2)).pollInterval(Duration.ofMillis(50))
                .until(() -> raised("tur-leb.leb-head").size() == 1);
        await().atMost(LATEST.multipliedBy(2)).pollInterval(Duration.ofMillis(50))
                .until(() -> management.createJobQuery().processInstanceId(term.processInstanceId()).count() == 0);
        assertThat(raised("tur-leb.leb-head")).extracting(Notice::kind).containsExactly(TermEvent.Kind.BREACHED);
        assertThat(raised("tur-lmc.lmc-head")).isEmpty();
        assertThat(records.history(caseId)).extracting(TermEvent::kind)
                .containsExactly(TermEvent.Kind.STARTED, TermEvent.Kind.BREACHED);
        assertThat(management.createJobQuery().noRetriesLeft().count()).isZero();
    }

    @Test
    void shouldPollByDueDate_whenWiredByTheStarter() {
        ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

        assertThat(configuration.isEnsureJobDueDateNotNull()).isTrue();
        assertThat(configuration.isJobExecutorAcquireByDueDate()).isTrue();
        assertThat(configuration.getJobExecutor().getMaxWait()).isLessThanOrEqualTo(LATEST.toMillis() / 2);
        assertThat(configuration.getJobExecutor().getLockTimeInMillis()).isEqualTo(60_000);
    }

    @Test
    void shouldKeepTheEngineClockEqual_whenTheClockIsMoved() {
        clock.moveTo(at("2026-05-04T12:00"));

        Date engine = ClockUtil.getCurrentTime();

        assertThat(Duration.between(engine.toInstant(), clock.instant()).abs()).isLessThan(Duration.ofSeconds(1));
    }

    private OpenTerm start() {
        runtime.startProcessInstanceByKey("term-sample-caller", "QN-26-000123",
                Map.of("caseId", caseId, "departureOffice", "tur-cc", "settlementOffice", "sko-cc", "round", 1));
        return records.ofCase(caseId).get(0);
    }

    private List<Notice> raised(String group) {
        return notices.unread("anybody", Set.of(group), 1_000).stream()
                .filter(notice -> caseId.equals(notice.caseId())).toList();
    }
}
