package kz.qonys.deployment;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * Creates the engine's tables from the scripts that the engine itself ships, as the first migration of a production
 * database: there the engine may not alter its schema (design.md D13), and the application's user needs no such right
 * afterwards. A database that holds the engine's tables already keeps them.
 */
@Component
@Profile("postgres")
class EngineSchema implements JavaMigration {

    private static final String FOLDER = "org/camunda/bpm/engine/db/create/activiti.postgres.create.";
    private static final List<String> SCRIPTS =
            List.of("engine", "history", "identity", "case.engine", "case.history", "decision.engine",
                    "decision.history");

    /** Every poll of the job executor looks for due jobs; stock, it scans all timers (design.md D15). */
    private static final String DUE_JOBS = "create index if not exists qonys_job_due on act_ru_job (duedate_)";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("0.1");
    }

    @Override
    public String getDescription() {
        return "engine schema";
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    /** @throws IllegalStateException on another database, e.g. the embedded one that stands in for a missing address */
    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        if (!"PostgreSQL".equals(connection.getMetaData().getDatabaseProductName())) {
            throw new IllegalStateException("The profile postgres needs a PostgreSQL database: set "
                    + "spring.datasource.url, spring.datasource.username and spring.datasource.password.");
        }
        if (!hasEngineTables(connection)) {
            for (String script : SCRIPTS) {
                ScriptUtils.executeSqlScript(connection, new EncodedResource(
                        new ClassPathResource(FOLDER + script + ".sql"), StandardCharsets.UTF_8));
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(DUE_JOBS);
        }
    }

    private static boolean hasEngineTables(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData()
                .getTables(null, connection.getSchema(), "act_ge_property", null)) {
            return tables.next();
        }
    }
}
