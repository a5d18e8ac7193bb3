package kz.qonys.terms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Table {@code calendar_file}. */
@Repository
class CalendarStore {

    private final JdbcClient jdbc;

    CalendarStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a file that is not in force yet; returns its number. */
    long add(CalendarFile file, String legalSource, String user, Instant at) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into calendar_file (calendar_year, text, legal_source, uploaded_by, uploaded_at)"
                        + " values (:year, :text, :source, :user, :at)")
                .param("year", file.year()).param("text", file.text()).param("source", legalSource).param("user", user)
                .param("at", TermRecords.utc(at))
                .update(key, "id");
        return key.getKey().longValue();
    }

    Optional<CalendarDraft> find(long id) {
        return jdbc.sql("select * from calendar_file where id = :id").param("id", id).query(CalendarStore::draft)
                .optional();
    }

    /** Everything that ever came, newest first. */
    List<CalendarDraft> all() {
        return jdbc.sql("select * from calendar_file order by id desc").query(CalendarStore::draft).list();
    }

    /** The file in force of every year that has one, i.e. the one applied last. */
    List<CalendarDraft> inForce() {
        return jdbc.sql("select c.* from calendar_file c where c.applied_at is not null and not exists (select 1 from"
                        + " calendar_file d where d.calendar_year = c.calendar_year and (d.applied_at > c.applied_at"
                        + " or d.applied_at = c.applied_at and d.id > c.id))")
                .query(CalendarStore::draft).list();
    }

    /** Changes whenever a file comes in force. */
    int applications() {
        return jdbc.sql("select count(*) from calendar_file where applied_at is not null").query(Integer.class)
                .single();
    }

    /** Puts a draft in force; false when somebody else already has. */
    boolean apply(long id, String user, Instant at, String before, String after) {
        return jdbc.sql("update calendar_file set applied_by = :user, applied_at = :at, version_before = :before,"
                        + " version_after = :after where id = :id and applied_at is null")
                .param("user", user).param("at", TermRecords.utc(at)).param("before", before).param("after", after)
                .param("id", id).update() == 1;
    }

    void counted(long id, int examined, int moved) {
        jdbc.sql("update calendar_file "
                        + "set examined = coalesce(examined, 0) + :examined, moved = coalesce(moved, 0) + :moved "
                        + "where id = :id")
                .param("examined", examined).param("moved", moved).param("id", id).update();
    }

    private static CalendarDraft draft(ResultSet row, int number) throws SQLException {
        return new CalendarDraft(row.getLong("id"), row.getInt("calendar_year"), row.getString("text"),
                row.getString("legal_source"), row.getString("uploaded_by"), TermRecords.instant(row, "uploaded_at"),
                row.getString("applied_by"), TermRecords.instant(row, "applied_at"), row.getString("version_before"),
                row.getString("version_after"), row.getObject("examined", Integer.class),
                row.getObject("moved", Integer.class));
    }
}
