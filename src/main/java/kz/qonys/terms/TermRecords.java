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
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The record of every term and the narrow list of open tasks, written together in the caller's transaction (inside the
 * engine: the engine's).
 */
@Repository
public class TermRecords {

    private static final String DATES = "started_at, warn_at, due_at, calendar_version";
    private static final String OPEN = "task_id, task_key, process_instance_id, case_id, case_number, term_code, "
            + "group_id, assignee, round, returned, " + DATES
            + ", warned_at, breached_at, term_id, paused_at, provisional";
    private static final String EVENT = "at, kind, task_id, task_key, case_id, process_instance_id, term_code, "
            + "group_id, "
            + DATES + ", term_id, changed_by, reason, calendar_id";
    private static final String RECORD = "insert into term_event (" + EVENT + ")"
            + " select cast(:at as timestamp with time zone), cast(:kind as varchar(16)), task_id, task_key, case_id,"
            + " process_instance_id, term_code, group_id, " + DATES + ", term_id, cast(:by as varchar(64)),"
            + " cast(:reason as varchar(64)), cast(:calendar as bigint) from term_open where task_id in (:tasks)";
    private static final String MOVE = "update term_open "
            + "set warn_at = :warn, due_at = :due, calendar_version = :version, provisional = :provisional, warned_at "
            + "= case when cast(:warn as timestamp with time zone) > :now then null else warned_at end, breached_at = "
            + "case when cast(:due as timestamp with time zone) > :now then null else breached_at end";

    private static final String LAST = "last event";
    private static final String ASSIGNEE = "assignee";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final OncePerTransaction readings = new OncePerTransaction();

    public TermRecords(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Who or what moved a term. */
    record Change(String by, String reason, Long calendar) {

        static final Change NONE = new Change(null, null, null);
    }

    /** A task with a term was created, when the term began. */
    public void start(OpenTerm term) {
        start(term, term.startedAt());
    }

    /** A task with a term was created; the term may have begun in an earlier task. */
    public void start(OpenTerm term, Instant at) {
        jdbc.sql("insert into term_open (" + OPEN + ") values (:task, :key, :process, :case, :number, :code, :group,"
                        + " :assignee, :round, :returned, :started, :warn, :due, :version, null, null, :term, null, "
                        + ":provisional)")
                .param("task", term.taskId()).param("key", term.taskKey()).param("process", term.processInstanceId())
                .param("case", term.caseId()).param("number", term.caseNumber()).param("code", term.termCode())
                .param("group", term.groupId()).param("assignee", term.assignee()).param("round", term.round())
                .param("returned", term.returned()).param("started", utc(term.startedAt()))
                .param("warn", utc(term.warnAt())).param("due", utc(term.dueAt()))
                .param("version", term.calendarVersion()).param("term", term.termId())
                .param("provisional", term.provisional())
                .update();
        readings.tell(term.taskId(), ASSIGNEE, Optional.ofNullable(term.assignee()));
        record(TermEvent.Kind.STARTED, List.of(term.taskId()), at, Change.NONE);
    }

    /** The task was claimed, given to somebody or given back; null for nobody. */
    public void assign(String taskId, String user) {
        if (readings.knows(taskId, ASSIGNEE)
                && readings.read(taskId, ASSIGNEE, Optional::empty).equals(Optional.ofNullable(user))) {
            // a task that comes with an assignee tells so twice
            return;
        }
        readings.forget(taskId, ASSIGNEE);
        jdbc.sql("update term_open set assignee = :user where task_id = :task")
                .param("user", user).param("task", taskId).update();
    }

    /** The task is over; a task that is not open is left as it is. */
    public void end(String taskId, TermEvent.Kind kind, Instant at) {
        record(kind, List.of(taskId), at, Change.NONE);
        jdbc.sql("delete from term_open where task_id = :task").param("task", taskId).update();
    }

    /** True when the step was completed in this case before. */
    public boolean completedBefore(String caseId, String taskKey) {
        return completedBefore(caseId, taskKey, "");
    }

    /** The same, not counting the term of this id: a step that was left for a wait is not completed. */
    public boolean completedBefore(String caseId, String taskKey, String termId) {
        return jdbc.sql("select count(*) from term_event where case_id = :case and task_key = :key and kind = :kind"
                        + " and term_id <> :term")
                .param("case", caseId).param("key", taskKey).param("kind", TermEvent.Kind.ENDED.code())
                .param("term", termId).query(Long.class).single() > 0;
    }

    /** The open task of an id; empty when it has no term or is over. */
    public Optional<OpenTerm> ofTask(String taskId) {
        return ofTasks(List.of(taskId)).stream().findFirst();
    }

    /** The open tasks among the given ids, earliest due first. */
    public List<OpenTerm> ofTasks(Collection<String> taskIds) {
        return taskIds.isEmpty() ? List.of() : open("task_id in (:tasks)", Map.of("tasks", taskIds), Integer.MAX_VALUE);
    }

    /** The open task with this term in a process instance; empty when there is none. */
    Optional<OpenTerm> ofProcess(String processInstanceId, String termCode) {
        return open("process_instance_id = :process and term_code = :code",
                Map.of("process", processInstanceId, "code", termCode), 1).stream().findFirst();
    }

    /** The open tasks of a case, earliest due first. */
    public List<OpenTerm> ofCase(String caseId) {
        return open("case_id = :case", Map.of("case", caseId), Integer.MAX_VALUE);
    }

    /** The open tasks of offices, whatever role works on them, earliest due first. */
    public List<OpenTerm> ofOffices(Collection<String> offices, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        List<String> ranges = new ArrayList<>();
        for (String office : offices) {
            // '.' ends the office in a group id, '/' follows it: a range that the index of the groups serves
            int number = ranges.size();
            parameters.put("from" + number, office + ".");
            parameters.put("to" + number, office + "/");
            ranges.add("group_id > :from" + number + " and group_id < :to" + number);
        }
        return ranges.isEmpty() ? List.of() : open("(" + String.join(" or ", ranges) + ")", parameters, limit);
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
        return jdbc.sql("select count(*) from (select task_id from term_open where " + condition
                + " limit :cap) as counted")
                .params(parameters).param("cap", cap).query(Integer.class).single();
    }

    /** Everything that happened to the terms of a case, in order. */
    public List<TermEvent> history(String caseId) {
        return jdbc.sql("select * from term_event where case_id = :case order by id").param("case", caseId)
                .query(TermRecords::event).list();
    }

    /** Open tasks of a process instance whose warning or end has come by the instant and was not raised yet; locked. */
    List<OpenTerm> unnoticed(String processInstanceId, Instant by) {
        return jdbc.sql("select " + OPEN
                        + " from term_open where process_instance_id = :process and breached_at is null and paused_at "
                        + "is null and (due_at <= :by or warned_at is null and warn_at <= :by) for update")
                .param("process", processInstanceId).param("by", utc(by)).query(TermRecords::openTerm).list();
    }

    /** The same for all open tasks with one of these terms, the earliest due first, so many at most; locked. */
    List<OpenTerm> unnoticed(Collection<String> termCodes, Instant by, int most) {
        return jdbc.sql("select " + OPEN
                        + " from term_open where term_code in (:codes) and breached_at is null and paused_at is null "
                        + "and (due_at <= :by or warned_at is null and warn_at <= :by) "
                        + "order by due_at, task_id fetch first " + most + " rows only for update")
                .param("codes", termCodes).param("by", utc(by)).query(TermRecords::openTerm).list();
    }

    /** Marks terms as warned or breached and records it. */
    void noticed(TermEvent.Kind kind, Collection<String> taskIds, Instant at) {
        String column = kind == TermEvent.Kind.WARNED ? "warned_at" : "breached_at";
        jdbc.sql("update term_open set " + column + " = :at where task_id in (:tasks)")
                .param("at", utc(at)).param("tasks", taskIds).update();
        record(kind, taskIds, at, Change.NONE);
    }

    /** The open tasks of a case with this term, locked. */
    List<OpenTerm> running(String caseId, String termCode) {
        return jdbc.sql("select " + OPEN + " from term_open where case_id = :case and term_code = :code for update")
                .param("case", caseId).param("code", termCode).query(TermRecords::openTerm).list();
    }

    /** The open tasks among the given ids, locked. */
    List<OpenTerm> locked(Collection<String> taskIds) {
        return jdbc.sql("select " + OPEN + " from term_open where task_id in (:tasks) order by task_id for update")
                .param("tasks", taskIds).query(TermRecords::openTerm).list();
    }

    /**
     * So many open tasks after an id, in the order of their ids; only those reckoned by another calendar than the given
     * one.
     */
    List<OpenTerm> notBy(String calendarVersion, String afterTaskId, int limit) {
        return jdbc.sql("select " + OPEN + " from term_open where task_id > :after and calendar_version <> :version"
                        + " order by task_id limit :limit")
                .param("after", afterTaskId).param("version", calendarVersion).param("limit", limit)
                .query(TermRecords::openTerm).list();
    }

    /** What last happened to a term of a case, in any of its tasks. */
    Optional<TermEvent> last(String caseId, String termCode) {
        return readings.read(LAST, List.of(caseId, termCode), () -> jdbc.sql(
                        "select * from term_event where case_id = :case and term_code = :code order by id desc limit 1")
                .param("case", caseId).param("code", termCode).query(TermRecords::event).optional());
    }

    /** Pauses, resumptions and extensions of terms, in order. */
    List<TermEvent> changes(Collection<String> termIds) {
        return termIds.isEmpty() ? List.of() : jdbc.sql("select * from term_event where term_id in (:terms)"
                        + " and kind in ('paused', 'resumed', 'extended') order by id")
                .param("terms", termIds).query(TermRecords::event).list();
    }

    /** The terms of open tasks stand still from now on. */
    void pause(Collection<String> taskIds, Instant at) {
        jdbc.sql("update term_open set paused_at = :at where task_id in (:tasks)")
                .param("at", utc(at)).param("tasks", taskIds).update();
        record(TermEvent.Kind.PAUSED, taskIds, at, Change.NONE);
    }

    /** The term of an open task has other dates; what was raised and no longer holds may be raised again. */
    void move(OpenTerm moved, TermEvent.Kind kind, Instant at, Change change) {
        jdbc.sql(MOVE + ", paused_at = :paused where task_id = :task").params(dates(moved, at))
                .param("paused", moved.pausedAt() == null ? null : utc(moved.pausedAt())).update();
        record(kind, List.of(moved.taskId()), at, change);
        withdrawNotices(List.of(moved), at);
    }

    /** Many terms have other dates, in a few statements. */
    void moveAll(List<OpenTerm> moved, TermEvent.Kind kind, Instant at, Change change) {
        if (moved.isEmpty()) {
            return;
        }
        batches.batchUpdate(MOVE + " where task_id = :task",
                moved.stream().map(term -> new MapSqlParameterSource(dates(term, at)))
                .toArray(SqlParameterSource[]::new));
        record(kind, moved.stream().map(OpenTerm::taskId).toList(), at, change);
        withdrawNotices(moved, at);
    }

    /** Open tasks were looked at by this calendar and hold. */
    void examined(Collection<String> taskIds, String calendarVersion) {
        jdbc.sql("update term_open set calendar_version = :version where task_id in (:tasks)")
                .param("version", calendarVersion).param("tasks", taskIds).update();
    }

    /** Which of the open tasks end in a year without an official calendar, and which do not. */
    void provisional(Collection<String> open, Collection<String> settled) {
        provisional(true, open);
        provisional(false, settled);
    }

    private void provisional(boolean mark, Collection<String> taskIds) {
        if (!taskIds.isEmpty()) {
            jdbc.sql("update term_open set provisional = :mark where task_id in (:tasks) and provisional <> :mark")
                    .param("mark", mark).param("tasks", taskIds).update();
        }
    }

    /** Writes a line about a term whose task is over. */
    void goOn(TermEvent before, TermEvent.Kind kind, Instant at, Instant warnAt, Instant dueAt,
            String calendarVersion) {
        readings.forgetAll(LAST);
        jdbc.sql("insert into term_event (" + EVENT + ") select cast(:at as timestamp with time zone),"
                        + " cast(:kind as varchar(16)), task_id, task_key, case_id, process_instance_id, term_code, "
                        + "group_id, started_at, cast(:warn as timestamp with time zone), cast(:due as timestamp with "
                        + "time zone), cast(:version as varchar(16)), term_id, null, null, null from term_event "
                        + "where id = (select max(id) from term_event where case_id = :case and term_code = :code)")
                .param("at", utc(at)).param("kind", kind.code()).param("warn", utc(warnAt)).param("due", utc(dueAt))
                .param("version", calendarVersion).param("case", before.caseId()).param("code", before.termCode())
                .update();
    }

    /** A notice that no longer holds is taken back, so that the next one can be raised. */
    private void withdrawNotices(List<OpenTerm> moved, Instant now) {
        withdrawNotices(TermEvent.Kind.WARNED,
                moved.stream().filter(term -> term.warnedAt() != null && term.warnAt().isAfter(now)).toList());
        withdrawNotices(TermEvent.Kind.BREACHED,
                moved.stream().filter(term -> term.breachedAt() != null && term.dueAt().isAfter(now)).toList());
    }

    private void withdrawNotices(TermEvent.Kind kind, List<OpenTerm> terms) {
        if (terms.isEmpty()) {
            return;
        }
        Map<String, Object> which = Map.of("kind", kind.code(), "tasks", terms.stream().map(OpenTerm::taskId).toList());
        String notices = "select id from notice where kind = :kind and task_id in (:tasks)";
        jdbc.sql("delete from notice_read where notice_id in (" + notices + ")").params(which).update();
        jdbc.sql("delete from notice where kind = :kind and task_id in (:tasks)").params(which).update();
    }

    private static Map<String, Object> dates(OpenTerm term, Instant now) {
        return Map.of("task", term.taskId(), "warn", utc(term.warnAt()), "due", utc(term.dueAt()),
                "version", term.calendarVersion(), "provisional", term.provisional(), "now", utc(now));
    }

    private void record(TermEvent.Kind kind, Collection<String> taskIds, Instant at, Change change) {
        readings.forgetAll(LAST);
        jdbc.sql(RECORD).param("at", utc(at)).param("kind", kind.code()).param("tasks", taskIds)
                .param("by", change.by()).param("reason", change.reason()).param("calendar", change.calendar())
                .update();
    }

    private List<OpenTerm> open(String condition, Map<String, ?> parameters, int limit) {
        return jdbc.sql("select " + OPEN + " from term_open where " + condition
                + " order by due_at, task_id limit :limit")
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
                row.getString("calendar_version"), instant(row, "warned_at"), instant(row, "breached_at"),
                row.getString("term_id"), instant(row, "paused_at"), row.getBoolean("provisional"));
    }

    private static TermEvent event(ResultSet row, int number) throws SQLException {
        return new TermEvent(instant(row, "at"), TermEvent.Kind.of(row.getString("kind")), row.getString("task_id"),
                row.getString("task_key"), row.getString("case_id"), row.getString("term_code"),
                row.getString("group_id"), instant(row, "started_at"), instant(row, "warn_at"), instant(row, "due_at"),
                row.getString("calendar_version"), row.getString("term_id"), row.getString("changed_by"),
                row.getString("reason"), row.getObject("calendar_id", Long.class));
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
