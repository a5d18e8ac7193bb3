package kz.qonys.terms.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import kz.qonys.terms.Calendars;
import kz.qonys.terms.Notices;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.RegionalStaff;
import kz.qonys.terms.TermPauses;
import kz.qonys.terms.TermRecords;
import kz.qonys.terms.TermTable;
import kz.qonys.terms.TermWatch;
import kz.qonys.terms.TermsDatabase;
import kz.qonys.terms.WorkingCalendar;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** An in-memory engine with everything of terms in it, whose clock a test sets; jobs run when the test says so. */
final class TermsBench implements AutoCloseable {

    final CountedDatabase database = new CountedDatabase(TermsDatabase.fresh());
    final DataSourceTransactionManager transactions = new DataSourceTransactionManager(database);
    final TermTable table = ServiceTermsDecision.read();
    final TermRecords records = TermsDatabase.records(database);
    final Clock clock = new EngineClock();
    final Notices notices = TermsDatabase.notices(database, clock);
    final WorkingCalendar calendar;
    final EngineTermDates dates;
    final TermPauses pauses;
    final ProcessEngine engine;

    /** The engine's clock, in the zone of the calendar. */
    private static final class EngineClock extends Clock {

        @Override
        public ZoneId getZone() {
            return Calendars.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return ClockUtil.getCurrentTime().toInstant();
        }
    }

    TermsBench(String name, WorkingCalendar calendar, String... models) {
        this.calendar = calendar;
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        EngineTime time = new EngineTime();
        dates = new EngineTermDates(beans.getBeanProvider(ProcessEngine.class),
                new NamedParameterJdbcTemplate(database));
        pauses = new TermPauses(records, calendar, dates);
        PausedTerms paused = new PausedTerms(beans.getBeanProvider(TermPauses.class), time);
        RegionalStaff staff = new RegionalStaff();
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setDataSource(database);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(Map.of("staff", staff, "terms", new EngineTerms(table, calendar, paused, time),
                "termNotices", new TermNoticesDelegate(new TermWatch(records, notices, table, staff), time)));
        configuration.setProcessEnginePlugins(
                List.of(new TermsPlugin(table, calendar, records, paused, time, clock), new JobExecutorPlugin()));
        engine = configuration.buildProcessEngine();
        beans.addBean("pauses", pauses);
        beans.addBean("engine", engine);
        for (String model : models) {
            engine.getRepositoryService().createDeployment().addString(model, text("terms/" + model)).deploy();
        }
    }

    @Override
    public void close() {
        ClockUtil.reset();
        engine.close();
    }

    static void at(Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
    }

    Task task(String caseId, String key) {
        return engine.getTaskService().createTaskQuery().processVariableValueEquals("caseId", caseId)
                .taskDefinitionKey(key).singleResult();
    }

    OpenTerm term(Task task) {
        return records.ofTask(task.getId()).orElseThrow();
    }

    /** Timers of a task, earliest first. */
    List<Job> timers(Task task) {
        return engine.getManagementService().createJobQuery().executionId(task.getExecutionId()).timers()
                .orderByJobDuedate().asc().list();
    }

    /** Runs what is due now. */
    void runDueJobs() {
        for (List<Job> due = due(); !due.isEmpty(); due = due()) {
            due.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        }
    }

    private List<Job> due() {
        return engine.getManagementService().createJobQuery().executable().list();
    }

    private static String text(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
