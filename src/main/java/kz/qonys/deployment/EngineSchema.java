package kz.qonys.deployment;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Creates the engine's tables from the scripts that the engine itself ships, as the first migration of a production
 * database: there the engine may not alter its schema (design.md D13), and the application's user needs no such right
 * afterwards. A database that holds the engine's tables already keeps them.
 */
@Component
@Profile("postgres")
class EngineSchema implements JavaMigration {

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
        if (!EngineTables.onPostgres(connection)) {
            throw new IllegalStateException("The profile postgres needs a PostgreSQL database: set "
                    + "spring.datasource.url, spring.datasource.username and spring.datasource.password.");
        }
        EngineTables.create(connection);
    }
}
