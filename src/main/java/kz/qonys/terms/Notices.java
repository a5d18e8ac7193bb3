package kz.qonys.terms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notices to groups; each member reads them for himself. */
@Repository
public class Notices {

    private static final String INSERT = "insert into notice (kind, task_id, task_key, case_id, case_number, term_code,"
            + " group_id, started_at, warn_at, due_at, created_at) values (:kind, :task, :key, :case, :number, :code,"
            + " :group, :started, :warn, :due, :at)";
    private static final String UNREAD = "select n.* from notice n where n.group_id in (:groups)"
            + " and not exists (select 1 from notice_read r where r.notice_id = n.id and r.user_id = :user)"
            + " and %s order by n.created_at desc, n.id desc limit :limit";
    private static final String PLAIN = UNREAD.formatted("n.term_code is null");
    private static final String OF_TERMS = UNREAD.formatted("n.term_code is not null"
            + " and (n.kind = 'breached' or exists (select 1 from term_open o where o.task_id = n.task_id))");

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;

    public Notices(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** A notice that is about to be raised. */
    record Draft(TermEvent.Kind kind, OpenTerm term, String groupId) {
    }

    /** Raises notices in the caller's transaction, all in one batch. */
    void raise(Collection<Draft> drafts, Instant at) {
        batches.batchUpdate(INSERT,
                drafts.stream().map(draft -> parameters(draft, at)).toArray(SqlParameterSource[]::new));
    }

    /**
     * Tells a group of something that is no term, in the caller's transaction; it stays until each member has read it.
     *
     * @param kind    code, see {@link PlainNotice}
     * @param groupId group it is addressed to
     * @param officer user id of the officer it is about
     * @param amount  how many there are of what it tells
     * @param link    page of ours on which to act
     */
    public void tell(String kind, String groupId, String officer, int amount, String link) {
        jdbc.sql("insert into notice (kind, group_id, officer, amount, link, created_at) values (?, ?, ?, ?, ?, ?)")
                .params(kind, groupId, officer, amount, link, TermRecords.utc(clock.instant())).update();
    }

    /**
     * What the user has not read yet beside terms, newest first.
     *
     * @param groups groups the user belongs to
     */
    public List<PlainNotice> unreadPlain(String user, Set<String> groups, int limit) {
        return groups.isEmpty() ? List.of() : jdbc.sql(PLAIN)
                .param("groups", groups).param("user", user).param("limit", limit)
                .query((row, number) -> new PlainNotice(row.getLong("id"), row.getString("kind"),
                        row.getString("officer"), row.getInt("amount"), row.getString("link"),
                        TermRecords.instant(row, "created_at"))).list();
    }

    /** Groups that were told of this term of a case since an instant. */
    Set<String> told(String caseId, String termCode, Instant since) {
        return Set.copyOf(jdbc.sql("select distinct group_id from notice where case_id = :case and term_code = :code"
                        + " and created_at >= :since").param("case", caseId).param("code", termCode)
                .param("since", TermRecords.utc(since)).query(String.class).list());
    }

    /**
     * What the user has not read yet, newest first. A warning vanishes with its task; a breach stays until it is read.
     *
     * @param groups groups the user belongs to
     */
    public List<Notice> unread(String user, Set<String> groups, int limit) {
        return groups.isEmpty() ? List.of() : jdbc.sql(OF_TERMS)
                .param("groups", groups).param("user", user).param("limit", limit).query(Notices::notice).list();
    }

    /**
     * Marks a notice as read by the user; doing it twice changes nothing.
     *
     * @return false when there is no such notice for the user's groups
     */
    public boolean markRead(long id, String user, Set<String> groups) {
        if (groups.isEmpty() || !addressed(id, groups)) {
            return false;
        }
        try {
            jdbc.sql("insert into notice_read (notice_id, user_id, read_at) values (:id, :user, :at)")
                    .param("id", id).param("user", user).param("at", TermRecords.utc(clock.instant())).update();
        } catch (DuplicateKeyException alreadyRead) {
            return true;
        }
        return true;
    }

    private boolean addressed(long id, Set<String> groups) {
        return jdbc.sql("select count(*) from notice where id = :id and group_id in (:groups)")
                .param("id", id).param("groups", groups).query(Long.class).single() > 0;
    }

    private static MapSqlParameterSource parameters(Draft draft, Instant at) {
        OpenTerm term = draft.term();
        return new MapSqlParameterSource()
                .addValue("kind", draft.kind().code()).addValue("task", term.taskId()).addValue("key", term.taskKey())
                .addValue("case", term.caseId()).addValue("number", term.caseNumber()).addValue("code", term.termCode())
                .addValue("group", draft.groupId()).addValue("started", TermRecords.utc(term.startedAt()))
                .addValue("warn", TermRecords.utc(term.warnAt())).addValue("due", TermRecords.utc(term.dueAt()))
                .addValue("at", TermRecords.utc(at));
    }

    private static Notice notice(ResultSet row, int number) throws SQLException {
        return new Notice(row.getLong("id"), TermEvent.Kind.of(row.getString("kind")), row.getString("task_id"),
                row.getString("task_key"), row.getString("case_id"), row.getString("case_number"),
                row.getString("term_code"), row.getString("group_id"), TermRecords.instant(row, "started_at"),
                TermRecords.instant(row, "warn_at"), TermRecords.instant(row, "due_at"),
                TermRecords.instant(row, "created_at"));
    }
}
