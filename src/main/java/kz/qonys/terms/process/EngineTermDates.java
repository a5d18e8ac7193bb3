package kz.qonys.terms.process;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.qonys.security.EngineCalls;
import kz.qonys.terms.EngineDates;
import kz.qonys.terms.OpenTerm;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/**
 * The engine's side of a term. One task is changed through the engine's own objects, so that it may happen inside a
 * command that holds them already. Many tasks are changed by batches on the engine's tables, each row's revision raised
 * like the engine does: a command that read the row before fails and is repeated, nothing is overwritten.
 */
@Component
class EngineTermDates implements EngineDates {

    private static final String TIMERS = "select t.ID_ task_id, t.PROC_DEF_ID_ definition_id, t.TASK_DEF_KEY_ task_key,"
            + " j.ID_ job_id, j.HANDLER_CFG_ handler from ACT_RU_TASK t left join ACT_RU_JOB j"
            + " on j.EXECUTION_ID_ = t.EXECUTION_ID_ and j.TYPE_ = 'timer' where t.ID_ in (:tasks)";
    private static final String TASK = "update ACT_RU_TASK set DUE_DATE_ = :due, REV_ = REV_ + 1 where ID_ = :task";
    private static final String HISTORY = "update ACT_HI_TASKINST set DUE_DATE_ = :due where ID_ = :task";
    private static final String JOB = "update ACT_RU_JOB set DUEDATE_ = :at, REV_ = REV_ + 1 where ID_ = :job";

    private final ObjectProvider<ProcessEngine> engine;
    private final NamedParameterJdbcTemplate jdbc;

    EngineTermDates(ObjectProvider<ProcessEngine> engine, NamedParameterJdbcTemplate jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
    }

    @Override
    public void stop(String taskId) {
        onTask(taskId, (context, task) -> {
            task.setDueDate(null);
            timers(context, task).values().forEach(timer ->
                    timer.setSuspensionState(SuspensionState.SUSPENDED.getStateCode()));
        });
    }

    @Override
    public void set(String taskId, Instant warnAt, Instant dueAt, Instant now) {
        onTask(taskId, (context, task) -> {
            task.setDueDate(Date.from(dueAt));
            Map<TermTimer, JobEntity> timers = timers(context, task);
            Map<TermTimer, Instant> instants =
                    new EnumMap<>(Map.of(TermTimer.WARNING, warnAt, TermTimer.BREACH, dueAt));
            instants.forEach((kind, at) -> {
                JobEntity timer = timers.get(kind);
                if (timer != null) {
                    timer.setDuedate(Date.from(at));
                    timer.setSuspensionState(SuspensionState.ACTIVE.getStateCode());
                } else if (at.isAfter(now)) {
                    make(task, kind, at);
                }
            });
        });
    }

    @Override
    public void setAll(Collection<OpenTerm> terms, Instant now) {
        if (terms.isEmpty()) {
            return;
        }
        Map<String, List<Timer>> found = found(terms.stream().map(OpenTerm::taskId).toList());
        List<OpenTerm> plain = new ArrayList<>();
        List<OpenTerm> fired = new ArrayList<>();
        for (OpenTerm term : terms) {
            (lacksTimer(term, found.getOrDefault(term.taskId(), List.of()), now) ? fired : plain).add(term);
        }
        write(plain, found);
        fired.forEach(term -> set(term.taskId(), term.warnAt(), term.dueAt(), now));
    }

    private void write(List<OpenTerm> terms, Map<String, List<Timer>> found) {
        List<SqlParameterSource> tasks = new ArrayList<>();
        List<SqlParameterSource> jobs = new ArrayList<>();
        for (OpenTerm term : terms) {
            tasks.add(new MapSqlParameterSource("task", term.taskId()).addValue("due", Timestamp.from(term.dueAt())));
            found.getOrDefault(term.taskId(), List.of()).stream().filter(timer -> timer.jobId() != null)
                    .forEach(timer ->
                    jobs.add(new MapSqlParameterSource("job", timer.jobId())
                            .addValue("at", Timestamp.from(at(term, timer.kind())))));
        }
        batch(TASK, tasks);
        batch(HISTORY, tasks);
        batch(JOB, jobs);
    }

    private void batch(String sql, List<SqlParameterSource> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
        }
    }

    /** A term timer that the task has declared; job id null when it has fired. */
    private record Timer(TermTimer kind, String jobId) {
    }

    private Map<String, List<Timer>> found(List<String> tasks) {
        record Row(String task, String definition, String key, String job, String handler) {
        }
        List<Row> rows = jdbc.query(TIMERS, Map.of("tasks", tasks), (row, number) -> new Row(row.getString("task_id"),
                row.getString("definition_id"), row.getString("task_key"), row.getString("job_id"),
                row.getString("handler")));
        Map<String, List<Row>> byTask = rows.stream().collect(Collectors.groupingBy(Row::task));
        return permitted(context -> byTask.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> {
            Row task = entry.getValue().get(0);
            Map<TermTimer, String> declared = TermTimer.declared(context.getProcessEngineConfiguration()
                    .getDeploymentCache().findDeployedProcessDefinitionById(task.definition())
                    .findActivity(task.key()));
            return declared.entrySet().stream().map(timer -> new Timer(timer.getKey(), entry.getValue().stream()
                    .filter(row -> row.handler() != null && activity(row.handler()).equals(timer.getValue()))
                    .map(Row::job).findFirst().orElse(null))).toList();
        })));
    }

    private static boolean lacksTimer(OpenTerm term, List<Timer> timers, Instant now) {
        return timers.stream().anyMatch(timer -> timer.jobId() == null && at(term, timer.kind()).isAfter(now));
    }

    private static Instant at(OpenTerm term, TermTimer kind) {
        return kind == TermTimer.WARNING ? term.warnAt() : term.dueAt();
    }

    /** The configuration of a timer job begins with the id of its activity. */
    private static String activity(String handler) {
        int end = handler.indexOf('$');
        return end < 0 ? handler : handler.substring(0, end);
    }

    private static Map<TermTimer, JobEntity> timers(CommandContext context, TaskEntity task) {
        Map<TermTimer, JobEntity> timers = new EnumMap<>(TermTimer.class);
        Map<TermTimer, String> declared = TermTimer.declared(activity(task));
        for (JobEntity job : context.getJobManager().findJobsByExecutionId(task.getExecutionId())) {
            declared.forEach((kind, activity) -> {
                if (activity.equals(job.getActivityId())) {
                    timers.put(kind, job);
                }
            });
        }
        return timers;
    }

    /** Makes a fired timer again, from what the model says of it. */
    private static void make(TaskEntity task, TermTimer kind, Instant at) {
        ActivityImpl activity = activity(task);
        Optional.ofNullable(TermTimer.declared(activity).get(kind)).ifPresent(timerActivity -> {
            TimerDeclarationImpl declaration = TimerDeclarationImpl.getDeclarationsForScope(activity)
                    .get(timerActivity);
            TimerEntity timer = declaration.createTimerInstance(task.getExecution());
            timer.setDuedate(Date.from(at));
        });
    }

    private static ActivityImpl activity(TaskEntity task) {
        ExecutionEntity execution = task.getExecution();
        return execution.getProcessDefinition().findActivity(task.getTaskDefinitionKey());
    }

    private interface Change {
        void make(CommandContext context, TaskEntity task);
    }

    private void onTask(String taskId, Change change) {
        permitted(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            if (task == null) {
                throw new IllegalStateException("Task " + taskId + " has a running term but is not in the engine");
            }
            change.make(context, task);
            return null;
        });
    }

    private <T> T permitted(Command<T> command) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        return EngineCalls.permitted(() -> configuration.getCommandExecutorTxRequired().execute(command));
    }
}
