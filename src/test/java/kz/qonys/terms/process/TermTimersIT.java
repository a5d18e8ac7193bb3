package kz.qonys.terms.process;

import static kz.qonys.terms.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.qonys.staff.StaffDirectory;
import kz.qonys.terms.CalendarDraft;
import kz.qonys.terms.CalendarLibrary;
import kz.qonys.terms.MovableClock;
import kz.qonys.terms.Notice;
import kz.qonys.terms.Notices;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.RegionalStaff;
import kz.qonys.terms.TermEvent;
import kz.qonys.terms.TermExtensions;
import kz.qonys.terms.TermRecalculation;
import kz.qonys.terms.TermRecords;
import kz.qonys.terms.WorkingCalendar;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** Timers on PostgreSQL with the live executor, in the application's own wiring of engine, migrations and clock. */
@SpringBootTest(classes = TermTimersIT.Wiring.class)
@ActiveProfiles("test")
@DirtiesContext
class TermTimersIT {

    private static final Duration LATEST = Duration.ofSeconds(2);
    private static final int MANY = 1_000;
    private static final int MOST_STATEMENTS = 45;

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
    @Autowired
    private WorkingCalendar calendar;
    @Autowired
    private CalendarLibrary library;
    @Autowired
    private TermRecalculation recalculation;
    @Autowired
    private TermExtensions extensions;
    @Autowired
    private CountedDatabase database;

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
        CountedDatabase dataSource(EmbeddedPostgres postgres) {
            return new CountedDatabase(DataSourceBuilder.create().url(postgres.getJdbcUrl("postgres", "postgres"))
                    .username("postgres").build());
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
                .addClasspathResource("terms/term-sample.bpmn").addClasspathResource("terms/pause-sample.bpmn")
                .deploy();
    }

    /** A thousand cases would all come due when the next test moves the clock. */
    @AfterEach
    void clear() {
        runtime.createProcessInstanceQuery().processInstanceBusinessKeyLike("QN-26-many%").list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test over"));
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
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

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

    @Test
    void shouldMoveAThousandTermsInAFewStatements_whenADayOffIsMoved() throws IOException {
        clock.moveTo(at("2026-07-13T10:00"));
        for (int i = 0; i < MANY; i++) {
            contact("many-" + i);
        }
        CalendarDraft draft = library.add(new ClassPathResource("processes/calendars/kz-2026.csv")
                .getContentAsString(StandardCharsets.UTF_8) + "2026-07-15;day-off;Перенос;Ауыстыру;Приказ\n", "Приказ",
                "admin");

        long began = System.nanoTime();
        database.reset();
        TermRecalculation.Outcome dry = recalculation.dryRun(draft.id());
        int dryStatements = database.statements();
        long between = System.nanoTime();
        database.reset();
        TermRecalculation.Outcome applied = recalculation.apply(draft.id(), "admin");
        int statements = database.statements();
        LoggerFactory.getLogger(TermTimersIT.class)
                .info("PostgreSQL, {} open terms: dry run {} ms, {} statements; batch of"
                        + " {} moves {} ms, {} statements", dry.examined(), (between - began) / 1_000_000,
                        dryStatements,
                applied.moves().size(), (System.nanoTime() - between) / 1_000_000, statements);

        assertThat(applied.moves()).isEqualTo(dry.moves());
        assertThat(dry.moves()).filteredOn(move -> move.caseNumber().startsWith("QN-26-many")).hasSize(MANY)
                .allSatisfy(move -> assertThat(move.dueAfter()).isEqualTo(at("2026-07-17T18:30")));
        assertThat(statements).isLessThanOrEqualTo(MOST_STATEMENTS);
        JdbcClient jdbc = JdbcClient.create(database);
        assertThat(jdbc.sql("select count(*) from term_open o join ACT_RU_TASK t on t.ID_ = o.task_id join ACT_RU_JOB j"
                + " on j.EXECUTION_ID_ = t.EXECUTION_ID_ where o.case_number like 'QN-26-many%'"
                + " and t.DUE_DATE_ = o.due_at and j.DUEDATE_ in (o.due_at, o.warn_at)").query(Integer.class).single())
                .isEqualTo(2 * MANY);
    }

    @Test
    void shouldStopAndGoOn_whenTheFamilyIsLostAndFound() {
        clock.moveTo(at("2026-11-16T10:00"));
        OpenTerm before = contact(caseId);
        clock.moveTo(at("2026-11-17T12:00"));
        send("unreachable");
        clock.moveTo(before.dueAt().plusSeconds(3_600));
        assertThat(management.createJobQuery().processInstanceId(before.processInstanceId()).timers().suspended()
                .count())
                .isEqualTo(2);

        send("reached");

        OpenTerm after = records.ofCase(caseId).get(0);
        assertThat(after.paused()).isFalse();
        assertThat(calendar.businessTime(clock.instant(), after.dueAt()))
                .isCloseTo(calendar.businessTime(at("2026-11-17T12:00"), before.dueAt()), Duration.ofSeconds(10));
        assertThat(management.createJobQuery().processInstanceId(before.processInstanceId()).timers().active()
                .orderByJobDuedate().asc().list()).extracting(job -> job.getDuedate().toInstant())
                .containsExactly(after.warnAt(), after.dueAt());
        assertThat(raised("sko-lmc.lmc-head")).isEmpty();
    }

    @Test
    void shouldMakeFiredTimersAgain_whenTheHeadExtends() {
        clock.moveTo(at("2026-11-16T10:00"));
        OpenTerm before = contact(caseId);
        clock.moveTo(before.dueAt().plusSeconds(60));
        await().atMost(LATEST.multipliedBy(3)).pollInterval(Duration.ofMillis(50))
                .until(() -> management.createJobQuery().processInstanceId(before.processInstanceId()).count() == 0);

        OpenTerm after = extensions.extend(before.taskId(), LocalDate.of(2026, 11, 25), "officer-away",
                new RegionalStaff().with("sko-lmc-head", "lmc-head", "sko-lmc").officer("sko-lmc-head").orElseThrow())
                .orElseThrow();

        assertThat(after.dueAt()).isEqualTo(at("2026-11-25T18:30"));
        assertThat(after.breachedAt()).isNull();
        assertThat(management.createJobQuery().processInstanceId(before.processInstanceId()).timers()
                .orderByJobDuedate()
                .asc().list()).extracting(job -> job.getDuedate().toInstant())
                .containsExactly(after.warnAt(), after.dueAt());
    }

    private OpenTerm contact(String id) {
        runtime.startProcessInstanceByKey("pause-sample", "QN-26-" + id,
                Map.of("caseId", id, "departureOffice", "tur-cc", "settlementOffice", "sko-cc"));
        return records.ofCase(id).get(0);
    }

    private void send(String message) {
        runtime.createMessageCorrelation(message).processInstanceVariableEquals("caseId", caseId).correlate();
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
