package kz.qonys.employment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import kz.qonys.registry.JobFair;
import kz.qonys.registry.Vacancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The copy of the exchange's vacancies and job fairs. Every method joins the caller's transaction. */
@Repository
class VacancyStore {

    /**
     * How a region stands.
     *
     * @param readAt   when its vacancies were last read; null before the first time
     * @param failures readings since then that came to nothing
     * @param reason   code of why the last one did, null when it did not
     */
    record Reading(Instant readAt, Instant nextAt, int failures, String reason) {
    }

    private final JdbcClient jdbc;

    VacancyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Vacancies of the region that have a place left, but for places kept for families by offers, and that no employer
     * has taken back from this family.
     */
    List<Vacancy> open(String region, String caseId, LocalDate today) {
        return jdbc.sql("""
                        select v.* from employment_vacancy v
                        where v.region = ? and v.open_until >= ?
                          and v.places > (select count(*) from employment_offer o
                            where o.vacancy_id = v.id and o.state in ('open', 'accepted'))
                          and not exists (select 1 from employment_offer o
                            where o.vacancy_id = v.id and o.state = 'withdrawn' and o.case_id = ?)
                        order by v.id""")
                .params(region, today, caseId).query(VacancyStore::vacancy).list();
    }

    /** Makes others wait who are about to offer the same vacancy: the last place is offered once. */
    void lock(String id) {
        jdbc.sql("select id from employment_vacancy where id = ? for update").param(id).query(String.class).optional();
    }

    Optional<Vacancy> find(String id) {
        return jdbc.sql("select * from employment_vacancy where id = ?").param(id).query(VacancyStore::vacancy)
                .optional();
    }

    List<JobFair> fairs(String region, LocalDate today) {
        return jdbc.sql("select * from employment_fair where region = ? and held_on >= ? order by held_on, id")
                .params(region, today)
                .query((row, number) -> new JobFair(row.getString("id"), row.getString("kato"), row.getString("place"),
                        row.getObject("held_on", LocalDate.class))).list();
    }

    void replace(String region, List<Vacancy> vacancies, List<JobFair> fairs) {
        jdbc.sql("delete from employment_vacancy where region = ?").param(region).update();
        jdbc.sql("delete from employment_fair where region = ?").param(region).update();
        vacancies.forEach(one -> jdbc.sql("""
                        insert into employment_vacancy (id, region, kato, locality, employer_bin, employer, occupation,
                          title, education, wage_from, wage_to, housing, places, published_on, open_until)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(one.id(), region, one.kato(), one.locality(), one.employerBin(), one.employer(),
                        one.occupation(), one.title(), one.education(), one.wageFrom(), one.wageTo(),
                        one.housing().code(), one.places(), one.publishedOn(), one.until())
                .update());
        fairs.forEach(fair ->
                jdbc.sql("insert into employment_fair (id, region, kato, place, held_on) values (?, ?, ?, ?, ?)")
                .params(fair.id(), region, fair.kato(), fair.place(), fair.heldOn()).update());
    }

    Optional<Reading> reading(String region) {
        return jdbc.sql("select * from employment_reading where region = ?").param(region)
                .query((row, number) -> new Reading(instant(row, "read_at"), instant(row, "next_at"),
                        row.getInt("failures"), row.getString("reason"))).optional();
    }

    /** Takes a region that is due for this node: nobody else reads it until {@code until}. */
    boolean claim(String region, Instant now, Instant until) {
        if (reading(region).isEmpty()) {
            return jdbc.sql("insert into employment_reading (region, next_at, failures) values (?, ?, 0)")
                    .params(region, utc(until)).update() == 1;
        }
        return jdbc.sql("update employment_reading set next_at = ? where region = ? and next_at <= ?")
                .params(utc(until), region, utc(now)).update() == 1;
    }

    void succeeded(String region, Instant now, Instant next) {
        jdbc.sql("update employment_reading set read_at = ?, next_at = ?, failures = 0, reason = null where region = ?")
                .params(utc(now), utc(next), region).update();
    }

    void failed(String region, String reason, Instant next) {
        jdbc.sql("update employment_reading set next_at = ?, failures = failures + 1, reason = ? where region = ?")
                .params(utc(next), reason, region).update();
    }

    private static Vacancy vacancy(ResultSet row, int number) throws SQLException {
        return new Vacancy(row.getString("id"), row.getString("kato"), row.getString("locality"),
                row.getString("employer_bin"), row.getString("employer"), row.getString("occupation"),
                row.getString("title"), row.getString("education"), row.getInt("wage_from"), row.getInt("wage_to"),
                Vacancy.Housing.of(row.getString("housing")), row.getInt("places"),
                row.getObject("published_on", LocalDate.class), row.getObject("open_until", LocalDate.class));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
