package kz.qonys.terms.process;

import static kz.qonys.terms.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import kz.qonys.terms.Calendars;
import kz.qonys.terms.Notice;
import kz.qonys.terms.Notices;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.OpenTermFilter;
import kz.qonys.terms.RegionalStaff;
import kz.qonys.terms.TermEvent;
import kz.qonys.terms.TermPauses;
import kz.qonys.terms.TermRecords;
import kz.qonys.terms.TermTable;
import kz.qonys.terms.TermWatch;
import kz.qonys.terms.TermsDatabase;
import kz.qonys.terms.WorkingCalendar;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The listener, the expressions and the delegate on an in-memory engine whose clock the test sets. */
class TermsInEngineTest {

    private static final String LMC_HEAD = "tur-lmc.lmc-head";
    private static final String LEB_HEAD = "tur-leb.leb-head";
    private static final Instant RECEIVED = at("2026-03-20T17:00");
    private static final Instant WARNING = at("2026-03-26T15:45");
    private static final Instant DUE = at("2026-03-26T18:30");

    private static ProcessEngine engine;
    private static TransactionTemplate transaction;
    private static TermRecords records;
    private static Notices notices;
    private static TermWatch watch;

    private final String caseId = UUID.randomUUID().toString();

    @BeforeAll
    static void build() throws Exception {
        DataSource database = TermsDatabase.fresh();
        WorkingCalendar calendar = Calendars.onFile();
        TermTable table = ServiceTermsDecision.read();
        EngineTime time = new EngineTime();
        RegionalStaff staff = new RegionalStaff();
        Clock clock = Clock.system(Calendars.ZONE);
        records = TermsDatabase.records(database);
        notices = TermsDatabase.notices(database, clock);
        watch = new TermWatch(records, notices, table, staff);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        PausedTerms pauses = new PausedTerms(beans.getBeanProvider(TermPauses.class), time);
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(database);
        transaction = new TransactionTemplate(transactions);
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("terms-in-engine");
        configuration.setDataSource(database);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(Map.of("staff", staff, "terms", new EngineTerms(table, calendar, pauses, time),
                "termNotices", new TermNoticesDelegate(watch, time)));
        configuration.setProcessEnginePlugins(List.of(
                new TermsPlugin(table, calendar, records, pauses, time, clock), new JobExecutorPlugin()));
        engine = configuration.buildProcessEngine();
        deploy(model());
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @BeforeEach
    void receiveBeforeNauryz() {
        setClock(RECEIVED);
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void shouldRecordTheTerm_whenTaskIsCreatedClaimedAndCompleted() {
        Task task = start();

        assertThat(task.getDueDate().toInstant()).isEqualTo(DUE);
        assertThat(records.ofTask(task.getId())).hasValueSatisfying(open -> {
            assertThat(open).extracting(OpenTerm::taskKey, OpenTerm::caseId, OpenTerm::caseNumber, OpenTerm::termCode,
                            OpenTerm::groupId, OpenTerm::assignee, OpenTerm::round, OpenTerm::returned)
                    .containsExactly("userTask_checkAtMobilityCentre", caseId, "QN-26-000123", "lmc-departure-check",
                            LMC_HEAD, null, 1, false);
            assertThat(open).extracting(OpenTerm::startedAt, OpenTerm::warnAt, OpenTerm::dueAt)
                    .containsExactly(RECEIVED, WARNING, DUE);
            assertThat(open.calendarVersion()).isEqualTo(Calendars.onFile().version());
        });

        engine.getTaskService().claim(task.getId(), "tur-lmc-head");
        assertThat(records.ofCase(caseId)).extracting(OpenTerm::assignee).containsExactly("tur-lmc-head");

        setClock(at("2026-03-26T10:00"));
        engine.getTaskService().complete(task.getId(), Map.of("decision", "accept"));
        assertThat(records.ofCase(caseId)).isEmpty();
        assertThat(records.history(caseId)).extracting(TermEvent::kind, TermEvent::at)
                .containsExactly(tuple(TermEvent.Kind.STARTED, RECEIVED),
                        tuple(TermEvent.Kind.ENDED, at("2026-03-26T10:00")));
    }

    @Test
    void shouldSetTimersToTheDatesOfTheTask_whenTaskIsCreated() {
        Task task = start();

        assertThat(jobs(task)).extracting(job -> job.getDuedate().toInstant()).containsExactly(WARNING, DUE);
    }

    @Test
    void shouldSetTimersToTheDatesOfTheTask_whenTheClockRuns() {
        ClockUtil.reset();
        ClockUtil.offset(at("2026-11-16T12:00").toEpochMilli() - System.currentTimeMillis());

        Task task = start();

        OpenTerm open = records.ofTask(task.getId()).orElseThrow();
        assertThat(jobs(task)).extracting(job -> job.getDuedate().toInstant())
                .containsExactly(open.warnAt(), open.dueAt());
    }

    @Test
    void shouldCountFromOneInstant_whenClosingTimeFallsBetweenTimerAndTask() {
        EngineTerms terms = new EngineTerms(ServiceTermsDecision.read(), Calendars.onFile(), null, new EngineTime());

        List<Date> dues = commands().execute(command -> {
            setClock(at("2026-11-16T18:30"));
            Date timer = terms.due("plan-draft");
            setClock(at("2026-11-16T18:30:01"));
            return List.of(timer, terms.due("plan-draft"));
        });

        assertThat(dues).containsOnly(Date.from(at("2026-11-17T18:30")));
        Date later = commands().execute(command -> terms.due("plan-draft"));
        assertThat(later).isEqualTo(Date.from(at("2026-11-18T18:30")));
    }

    @Test
    void shouldRaiseOneNoticeEach_whenWarningAndBreachTimersFire() {
        Task task = start();

        setClock(WARNING);
        run(jobs(task).get(0));
        assertThat(raised(LMC_HEAD)).extracting(Notice::kind, Notice::caseNumber, Notice::taskId, Notice::dueAt)
                .containsExactly(tuple(TermEvent.Kind.WARNED, "QN-26-000123", task.getId(), DUE));
        assertThat(raised(LEB_HEAD)).isEmpty();

        setClock(DUE.plusSeconds(1));
        run(jobs(task).get(0));
        assertThat(raised(LEB_HEAD)).extracting(Notice::kind).containsExactly(TermEvent.Kind.BREACHED);
        assertThat(raised(LMC_HEAD)).hasSize(1);
        assertThat(records.history(caseId)).extracting(TermEvent::kind)
                .containsExactly(TermEvent.Kind.STARTED, TermEvent.Kind.WARNED, TermEvent.Kind.BREACHED);
        assertThat(engine.getTaskService().createTaskQuery().taskId(task.getId()).count()).isEqualTo(1);
    }

    @Test
    void shouldRaiseNothingMore_whenRunAgain() {
        Task task = start();
        setClock(DUE);

        check(task);
        check(task);

        assertThat(raised(LEB_HEAD)).hasSize(1);
        assertThat(raised(LMC_HEAD)).isEmpty();
        assertThat(records.history(caseId)).extracting(TermEvent::kind)
                .containsExactly(TermEvent.Kind.STARTED, TermEvent.Kind.BREACHED);
    }

    @Test
    void shouldRaiseOnlyTheBreach_whenBothTimersFireLate() {
        Task task = start();
        setClock(DUE.plusSeconds(86_400));

        jobs(task).forEach(this::run);

        assertThat(raised(LEB_HEAD)).hasSize(1);
        assertThat(raised(LMC_HEAD)).isEmpty();
    }

    @Test
    void shouldRaiseNothing_whenNothingIsDueYet() {
        Task task = start();
        setClock(WARNING.minusSeconds(61));

        check(task);

        assertThat(raised(LMC_HEAD)).isEmpty();
        assertThat(records.ofTask(task.getId()).orElseThrow().warnedAt()).isNull();
    }

    @Test
    void shouldForgetTheWarningButKeepTheBreach_whenTaskIsCompleted() {
        Task task = start();
        setClock(WARNING);
        check(task);
        setClock(DUE);
        check(task);

        engine.getTaskService().complete(task.getId(), Map.of("decision", "accept"));

        assertThat(raised(LMC_HEAD)).isEmpty();
        assertThat(raised(LEB_HEAD)).hasSize(1);
    }

    @Test
    void shouldCallItReturned_whenTheStepComesBack() {
        Task first = start();

        engine.getTaskService().complete(first.getId(), Map.of("decision", "return"));

        assertThat(records.ofCase(caseId)).extracting(OpenTerm::returned).containsExactly(true);
        assertThat(records.find(OpenTermFilter.of(Set.of(LMC_HEAD)).onlyReturned(), 10))
                .extracting(OpenTerm::caseId).contains(caseId);
    }

    @Test
    void shouldRecordTheCancellation_whenProcessIsDeleted() {
        Task task = start();

        engine.getRuntimeService().deleteProcessInstance(task.getProcessInstanceId(), "withdrawn", false, true);

        assertThat(records.ofCase(caseId)).isEmpty();
        assertThat(records.history(caseId)).extracting(TermEvent::kind)
                .containsExactly(TermEvent.Kind.STARTED, TermEvent.Kind.CANCELLED);
    }

    @Test
    void shouldRecordNothing_whenTheTransactionIsRolledBack() {
        Task task = start();

        transaction.executeWithoutResult(status -> {
            engine.getTaskService().complete(task.getId(), Map.of("decision", "accept"));
            status.setRollbackOnly();
        });

        assertThat(records.ofCase(caseId)).extracting(OpenTerm::taskId).containsExactly(task.getId());
        assertThat(records.history(caseId)).extracting(TermEvent::kind).containsExactly(TermEvent.Kind.STARTED);
    }

    @Test
    void shouldRefuseTheModel_whenItNamesAnUnknownTerm() throws Exception {
        String wrong = model().replace("value=\"lmc-departure-check\"", "value=\"no-such-term\"");

        assertThatThrownBy(() -> deploy(wrong))
                .hasMessageContaining("User task 'userTask_checkAtMobilityCentre' names the term 'no-such-term'");
    }

    private Task start() {
        engine.getRuntimeService().startProcessInstanceByKey("term-sample-caller", "QN-26-000123",
                Map.of("caseId", caseId, "departureOffice", "tur-cc", "settlementOffice", "sko-cc", "round", 1));
        return engine.getTaskService().createTaskQuery().processVariableValueEquals("caseId", caseId).singleResult();
    }

    private static CommandExecutor commands() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired();
    }

    private void run(Job job) {
        engine.getManagementService().executeJob(job.getId());
    }

    private void check(Task task) {
        transaction.executeWithoutResult(status -> watch.check(
                task.getProcessInstanceId(), ClockUtil.getCurrentTime().toInstant(), "tur-cc", "sko-cc"));
    }

    private List<Notice> raised(String group) {
        return notices.unread("anybody", Set.of(group), 1_000).stream()
                .filter(notice -> caseId.equals(notice.caseId())).toList();
    }

    private static List<Job> jobs(Task task) {
        return engine.getManagementService().createJobQuery().processInstanceId(task.getProcessInstanceId())
                .orderByJobDuedate().asc().list();
    }

    private static void setClock(Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
    }

    private static String model() throws Exception {
        return new ClassPathResource("terms/term-sample.bpmn").getContentAsString(StandardCharsets.UTF_8);
    }

    private static void deploy(String model) {
        engine.getRepositoryService().createDeployment().addString("term-sample.bpmn", model).deploy();
    }
}
