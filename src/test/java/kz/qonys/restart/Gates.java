package kz.qonys.restart;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tables that may be read but not written until both nodes stand before a write: so each of them has seen an empty
 * table when it goes on, however differently fast they started.
 */
final class Gates implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    private static final String HERE = "from pg_locks where not granted and database = "
            + "(select oid from pg_database where datname = current_database())";

    private final JdbcClient jdbc;
    private final Map<String, Connection> shut = new LinkedHashMap<>();

    Gates(DataSource database, String... tables) throws SQLException {
        this.jdbc = JdbcClient.create(database);
        for (String table : tables) {
            Connection holder = database.getConnection();
            holder.setAutoCommit(false);
            try (Statement statement = holder.createStatement()) {
                statement.execute("lock table " + table + " in exclusive mode");
            }
            shut.put(table, holder);
        }
    }

    /** Opens each gate when both nodes wait, one at the gate, the other there too or behind the first. */
    void openOneByOne() throws SQLException {
        while (!shut.isEmpty()) {
            String table = await().atMost(LONGEST_START).pollInterval(Duration.ofMillis(100))
                    .until(this::awaited, Optional::isPresent).orElseThrow();
            try (Connection holder = shut.remove(table)) {
                holder.commit();
            }
        }
    }

    private Optional<String> awaited() {
        int nodes = jdbc.sql("select count(distinct pid) from pg_locks where not granted").query(Integer.class)
                .single();
        return nodes < 2 ? Optional.empty()
                : jdbc.sql("select distinct relation::regclass::text " + HERE + " and locktype = 'relation'")
                        .query(String.class).list().stream().filter(shut::containsKey).findFirst();
    }

    @Override
    public void close() throws SQLException {
        for (Connection holder : shut.values()) {
            holder.close();
        }
    }
}
