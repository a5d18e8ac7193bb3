package kz.qonys.terms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.qonys.transaction.OncePerTransaction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The record of every term and the narrow list of open tasks, written together in the caller's transaction (inside the
 * engine: the engine's).
 */
@Repository
public class TermRecords {

    private static final String DATES = "started_at, warn_at, due_at, calendar_version";
    private static final String OPEN = "task_id, task_key, process_instance_id, case_id, case_number, term_code, group_id,"
            + " assignee, round, returned, " + DATES + ", warned_at, breached_at";
    private static final String RECORD = "insert into term_event (at, kind, task_id, task_key, case_id,"
            + " process_instance_id, term_code, group_id, " + DATES + ")"
            + " select cast(:at as timestamp with time zone), cast(:kind as varchar(16)), task_id, task_key, case_id,"
            + " process_instance_id, term_code, group_id, " + DATES + " from term_open where task_id in (:tasks)";

    private final JdbcClient jdbc;
    private final OncePerTransaction started = new OncePerTransaction();

    public TermRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A task with a term was created. */
    public void start(OpenTerm term) {
        jdbc.sql("insert into term_open (" + OPEN + ") values (:task, :key, :process, :case, :number, :code, :group,"
                        + " :assignee, :round, :returned, :started, :warn, :due, :version, null, null)")
                .param("task", term.taskId()).param("key", term.taskKey()).param("process", term.processInstanceId())
                .param("case", term.caseId()).param("number", term.caseNumber()).param("code", term.termCode())
                .param("group", term.groupId()).param("assignee", term.assignee()).param("round", term.round())
                .param("returned", term.returned()).param("started", utc(term.startedAt()))
                .param("warn", utc(term.warnAt())).param("due", utc(term.dueAt()))
                .param("version", term.calendarVersion())
                .update();
        started.tell(term.taskId(), "assignee", Optional.ofNullable(term.assignee()));
        record(TermEvent.Kind.STARTED, List.of(term.taskId()), term.startedAt());
    }

    /** The task was claimed, given to somebody or given back; null for nobody. */
    public void assign(String taskId, String user) {
        if (started.knows(taskId, "assignee")
                && started.read(taskId, "assignee", Optional::empty).equals(Optional.ofNullable(user))) {
            // a task that comes with an assignee tells so twice
            return;
        }
        started.forget(taskId, "assignee");
        jdbc.sql("update term_open set assignee = :user where task_id = :task")
                .param("user", user).param("task", taskId).update();
    }

    /** The task is over; a task that is not open is left as it is. */
    public void end(String taskId, TermEvent.Kind kind, Instant at) {
        record(kind, List.of(taskId), at);
        jdbc.sql("delete from term_open where task_id = :task").param("task", taskId).update();
    }

    /** True when the step was completed in this case before. */
    public boolean completedBefore(String caseId, String taskKey) {
        return jdbc.sql("select count(*) from term_event where case_id = :case and task_key = :key and kind = :kind")
                .param("case", caseId).param("key", taskKey).param("kind", TermEvent.Kind.ENDED.code())
                .query(Long.class).single() > 0;
    }

    /** The open task of an id; empty when it has no term or is over. */
    public Optional<OpenTerm> ofTask(String taskId) {
        return ofTasks(List.of(taskId)).stream().findFirst();
    }

    /** The open tasks among the given ids, earliest due first. */
    public List<OpenTerm> ofTasks(Collection<String> taskIds) {
        return taskIds.isEmpty() ? List.of() : open("task_id in (:tasks)", Map.of("tasks", taskIds), Integer.MAX_VALUE);
    }

    /** The open tasks of a case, earliest due first. */
    public List<OpenTerm> ofCase(String caseId) {
        return open("case_id = :case", Map.of("case", caseId), Integer.MAX_VALUE);
    }

    /** The open tasks a filter leaves, earliest due first. */
    public List<OpenTerm> find(OpenTermFilter filter, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        return open(condition(filter, parameters), parameters, limit);
    }

    /**
     * How many open tasks a filter leaves.
     *
     * @param cap counting stops here, so that a badge stays cheap on any number of tasks
     */
    public int count(OpenTermFilter filter, int cap) {
        Map<String, Object> parameters = new HashMap<>();
        String condition = condition(filter, parameters);
        return jdbc.sql("select count(*) from (select task_id from term_open where " + condition + " limit :cap) as counted")
                .params(parameters).param("cap", cap).query(Integer.class).single();
    }

    /** Everything that happened to the terms of a case, in order. */
    public List<TermEvent> history(String caseId) {
        return jdbc.sql("select * from term_event where case_id = :case order by id").param("case", caseId)
                .query(TermRecords::event).list();
    }

    /** Open tasks of a process instance whose warning or end has come by the instant and was not raised yet; locked. */
    List<OpenTerm> unnoticed(String processInstanceId, Instant by) {
        return jdbc.sql("select " + OPEN + " from term_open where process_instance_id = :process and breached_at is null"
                        + " and (due_at <= :by or warned_at is null and warn_at <= :by) for update")
                .param("process", processInstanceId).param("by", utc(by)).query(TermRecords::openTerm).list();
    }

    /** Marks terms as warned or breached and records it. */
    void noticed(TermEvent.Kind kind, Collection<String> taskIds, Instant at) {
        String column = kind == TermEvent.Kind.WARNED ? "warned_at" : "breached_at";
        jdbc.sql("update term_open set " + column + " = :at where task_id in (:tasks)")
                .param("at", utc(at)).param("tasks", taskIds).update();
        record(kind, taskIds, at);
    }

    private void record(TermEvent.Kind kind, Collection<String> taskIds, Instant at) {
        jdbc.sql(RECORD).param("at", utc(at)).param("kind", kind.code()).param("tasks", taskIds).update();
    }

    private List<OpenTerm> open(String condition, Map<String, ?> parameters, int limit) {
        return jdbc.sql("select " + OPEN + " from term_open where " + condition + " order by due_at, task_id limit :limit")
                .params(parameters).param("limit", limit).query(TermRecords::openTerm).list();
    }

    private static String condition(OpenTermFilter filter, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        if (filter.groups() != null) {
            conditions.add(filter.groups().isEmpty() ? "1 = 0" : "group_id in (:groups)");
            parameters.put("groups", filter.groups());
        }
        if (filter.assignee() != null) {
            conditions.add("assignee = :assignee");
            parameters.put("assignee", filter.assignee());
        }
        if (filter.dueBefore() != null) {
            conditions.add("due_at < :before");
            parameters.put("before", utc(filter.dueBefore()));
        }
        if (filter.returned() != null) {
            conditions.add("returned = :returned");
            parameters.put("returned", filter.returned());
        }
        return String.join(" and ", conditions);
    }

    private static OpenTerm openTerm(ResultSet row, int number) throws SQLException {
        return new OpenTerm(row.getString("task_id"), row.getString("task_key"), row.getString("process_instance_id"),
                row.getString("case_id"), row.getString("case_number"), row.getString("term_code"),
                row.getString("group_id"), row.getString("assignee"), row.getObject("round", Integer.class),
                row.getBoolean("returned"), instant(row, "started_at"), instant(row, "warn_at"), instant(row, "due_at"),
                row.getString("calendar_version"), instant(row, "warned_at"), instant(row, "breached_at"));
    }

    private static TermEvent event(ResultSet row, int number) throws SQLException {
        return new TermEvent(instant(row, "at"), TermEvent.Kind.of(row.getString("kind")), row.getString("task_id"),
                row.getString("task_key"), row.getString("case_id"), row.getString("term_code"), row.getString("group_id"),
                instant(row, "started_at"), instant(row, "warn_at"), instant(row, "due_at"),
                row.getString("calendar_version"));
    }

    /** An instant as both databases take it for {@code timestamp with time zone}. */
    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** An instant of a row; null stays null. */
    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
