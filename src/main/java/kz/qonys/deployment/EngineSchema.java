package kz.qonys.deployment;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * Creates the engine's tables from the scripts that the engine itself ships, as the first migration of a production
 * database: there the engine may not alter its schema (design.md D13), and the application's user needs no such right
 * afterwards. A database that holds the engine's tables already is left alone.
 */
@Component("V0_1__engine_schema")
@Profile("postgres")
class EngineSchema extends BaseJavaMigration {

    private static final String FOLDER = "org/camunda/bpm/engine/db/create/activiti.postgres.create.";
    private static final List<String> SCRIPTS =
            List.of("engine", "history", "identity", "case.engine", "case.history", "decision.engine",
                    "decision.history");

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("0.1");
    }

    @Override
    public String getDescription() {
        return "engine schema";
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        if (hasEngineTables(connection)) {
            return;
        }
        for (String script : SCRIPTS) {
            ScriptUtils.executeSqlScript(connection, new EncodedResource(
                    new ClassPathResource(FOLDER + script + ".sql"), StandardCharsets.UTF_8));
        }
    }

    private static boolean hasEngineTables(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData()
                .getTables(null, connection.getSchema(), "act_ge_property", null)) {
            return tables.next();
        }
    }
}
