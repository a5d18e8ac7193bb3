package kz.qonys.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A PostgreSQL server that counts what its users do. No background vacuum and no full-page images, so that a count does
 * not depend on when it was taken. The driver of a walk looks around as the superuser and is not counted.
 */
public final class CountingServer implements AutoCloseable {

    /** The user whose statements count. */
    static final String COUNTED = "counted";

    private static final Pattern TABLE = Pattern.compile(
            "^\\s*(select|insert|update|delete)\\b.*?(?:(?<=insert) into|(?<=update)|\\bfrom)\\s+([a-z_]\\w*)",
            Pattern.DOTALL);

    private final EmbeddedPostgres server;

    private CountingServer(EmbeddedPostgres server) {
        this.server = server;
        JdbcTemplate admin = eye("postgres");
        admin.execute("create extension pg_stat_statements");
        admin.execute("create role " + COUNTED + " login createdb");
    }

    public static CountingServer start() throws IOException {
        return new CountingServer(EmbeddedPostgres.builder()
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.max", "10000")
                .setServerConfig("autovacuum", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("checkpoint_timeout", "1h")
                .setServerConfig("max_wal_size", "4GB")
                .start());
    }

    public String create(String database) {
        eye("postgres").execute("create database " + database + " owner " + COUNTED);
        return server.getJdbcUrl(COUNTED, database);
    }

    /** A pool of the counted user. */
    public HikariDataSource pool(String database, Map<String, String> driver) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(server.getJdbcUrl(COUNTED, database));
        settings.setUsername(COUNTED);
        settings.setMaximumPoolSize(10);
        Properties properties = new Properties();
        properties.putAll(driver);
        settings.setDataSourceProperties(properties);
        return new HikariDataSource(settings);
    }

    /** Looks into a database without being counted. */
    public JdbcTemplate eye(String database) {
        return new JdbcTemplate(new DriverManagerDataSource(server.getJdbcUrl("postgres", database)));
    }

    /** All that the counted user has done in a database since the server started. */
    public Cost cost(String database) {
        Map<String, Cost.Line> tables = new HashMap<>();
        eye("postgres").query("""
                select lower(query) as query, calls, rows, wal_bytes, shared_blks_hit + shared_blks_read as pages
                from pg_stat_statements
                where dbid = (select oid from pg_database where datname = ?)
                  and userid = (select oid from pg_roles where rolname = ?)""", row -> {
            Matcher statement = TABLE.matcher(row.getString("query"));
            if (statement.find()) {
                boolean reads = statement.group(1).equals("select");
                tables.merge(statement.group(2).toLowerCase(Locale.ROOT), new Cost.Line(row.getDouble("calls"),
                        reads ? row.getDouble("calls") : 0, reads ? 0 : row.getDouble("rows"),
                        row.getDouble("wal_bytes"), row.getDouble("pages")), Cost.Line::plus);
            }
        }, database, COUNTED);
        return new Cost(tables);
    }

    /** What was sent most often since the server started, with the number of calls per case. */
    List<String> statements(String database, int cases) {
        return eye("postgres").query("""
                select calls, regexp_replace(query, '\\s+', ' ', 'g') as text from pg_stat_statements
                where dbid = (select oid from pg_database where datname = ?)
                  and userid = (select oid from pg_roles where rolname = ?) and calls >= ?
                order by calls desc""",
                (row, number) -> String.format(Locale.ROOT, "%.1f | %s", row.getDouble("calls") / cases,
                        row.getString("text")),
                database, COUNTED, cases);
    }

    /** Bytes of all tables and indexes by table, dead rows given back first. */
    public Map<String, Long> sizes(String database) {
        JdbcTemplate eye = eye(database);
        eye.execute("vacuum analyze");
        Map<String, Long> sizes = new HashMap<>();
        eye.query("select relname, pg_total_relation_size(relid) as size from pg_stat_user_tables", row -> {
            sizes.put(row.getString("relname"), row.getLong("size"));
        });
        return sizes;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
