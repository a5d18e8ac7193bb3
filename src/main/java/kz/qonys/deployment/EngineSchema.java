package kz.qonys.deployment;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.Context;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Creates the engine's tables from the scripts that the engine itself ships, as the first migration of a production
 * database: there the engine may not alter its schema (design.md D13), and the application's user needs no such right
 * afterwards. A database that holds the engine's tables already keeps them.
 */
@Component
@Profile("postgres")
class EngineSchema extends EngineMigration {

    EngineSchema() {
        super("0.1", "engine schema");
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
