package kz.qonys.deployment;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * What a lean engine needs of its tables, on every database. The engine starts after the migrations, so on a new one
 * this also makes its tables.
 */
@Component
class LeanSchema extends EngineMigration {

    private static final List<String> STATEMENTS = List.of(
            // Every poll of the job executor looks for due jobs; stock, it scans all timers
            "create index if not exists qonys_job_due on act_ru_job (duedate_)",
            // Whoever works on a task is read from the task now; 7 is the engine's code of tasks
            "delete from act_ru_authorization where resource_type_ = 7 and resource_id_ <> '*'");

    /**
     * Rows of open tasks come and go: without a vacuum in time a count fetches rows that the index alone could tell.
     */
    private static final String VACUUM = "alter table term_open set (autovacuum_vacuum_scale_factor = 0.02,"
            + " autovacuum_vacuum_insert_scale_factor = 0.02)";

    LeanSchema() {
        super("12", "lean engine");
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        EngineTables.create(connection);
        try (Statement statement = connection.createStatement()) {
            for (String sql : STATEMENTS) {
                statement.execute(sql);
            }
            if (EngineTables.onPostgres(connection)) {
                statement.execute(VACUUM);
            }
        }
    }
}
