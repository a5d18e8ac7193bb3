package kz.qonys.terms;

import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An H2 database of its own in memory, with the tables of this package. */
public final class TermsDatabase {

    private TermsDatabase() {
    }

    public static DataSource fresh() {
        DataSource database = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                "sa", "");
        Flyway.configure().dataSource(database).load().migrate();
        return database;
    }

    public static TermRecords records(DataSource database) {
        return new TermRecords(JdbcClient.create(database), new NamedParameterJdbcTemplate(database));
    }

    public static Notices notices(DataSource database, Clock clock) {
        return new Notices(JdbcClient.create(database), new NamedParameterJdbcTemplate(database), clock);
    }
}
