package kz.qonys.deployment;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The engine's own tables, made by the engine's own scripts. */
final class EngineTables {

    private static final String FOLDER = "org/camunda/bpm/engine/db/create/activiti.";
    private static final List<String> SCRIPTS =
            List.of("engine", "history", "identity", "case.engine", "case.history", "decision.engine",
                    "decision.history");

    private EngineTables() {
    }

    /** Creates the tables unless they are there. */
    static void create(Connection connection) throws SQLException {
        if (exist(connection)) {
            return;
        }
        String product = onPostgres(connection) ? "postgres" : "h2";
        for (String script : SCRIPTS) {
            ScriptUtils.executeSqlScript(connection, new EncodedResource(
                    new ClassPathResource(FOLDER + product + ".create." + script + ".sql"), StandardCharsets.UTF_8));
        }
    }

    static boolean onPostgres(Connection connection) throws SQLException {
        return "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
    }

    private static boolean exist(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        String name = database.storesUpperCaseIdentifiers() ? "ACT_GE_PROPERTY" : "act_ge_property";
        try (ResultSet tables = database.getTables(null, connection.getSchema(), name, null)) {
            return tables.next();
        }
    }
}
