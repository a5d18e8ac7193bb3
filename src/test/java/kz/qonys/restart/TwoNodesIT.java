package kz.qonys.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.util.FileSystemUtils;

/** Two nodes on one PostgreSQL that start at the same moment and work side by side. */
class TwoNodesIT {

    private static final Set<Integer> FAMILIES = new TreeSet<>(Set.of(200, 201, 202, 203, 204));
    private static final List<String> ENGINE =
            List.of("engine", "history", "identity", "case.engine", "case.history", "decision.engine",
                    "decision.history");

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @Test
    void shouldMakeOneOfEverything_whenTwoProductionNodesStartOnAnEmptyDatabase() throws Exception {
        DataSource database = database("production");
        Map<String, String> settings = ProductionSettings.complete(url("production"));

        try (Node one = Node.launch("pair-production-1", settings);
                Node other = Node.launch("pair-production-2", settings)) {
            one.ready();
            other.ready();
        }

        mustHaveOneOfEverything(JdbcClient.create(database));
    }

    @Test
    void shouldDoEverythingOnce_whenTwoNodesShareTheWork() throws Exception {
        DataSource database = database("work");
        createTables(database);
        JdbcClient jdbc = JdbcClient.create(database);
        Path data = Node.FOLDER.resolve("pair");
        FileSystemUtils.deleteRecursively(data);
        Map<String, String> settings = demo(data);

        try (Gates gates = new Gates(database, "staff_office", "act_re_deployment", "act_ru_filter");
                Node one = Node.launch("pair-1", settings); Node other = Node.launch("pair-2", settings)) {
            gates.openOneByOne();
            List<Node> nodes = List.of(one.ready(), other.ready());
            mustHaveOneOfEverything(jdbc);
            FAMILIES.forEach(family -> mustDoOnce("start " + family, nodes));
            walk(nodes);
            await().atMost(Duration.ofSeconds(60)).until(() -> CaseBooks.unsent(jdbc) == 0);
            new CaseBooks(jdbc, data).mustBalance(FAMILIES);
            // two answers of a family that arrive at once meet where they join, and one question is put again; no
            // message is
            assertThat(count(jdbc, "select count(*) from registry_call where attempts > 1 and operation <> 'consent'"
                    + " and call_key not like 'ask:%'")).isZero();

            // beyond every term: warnings and breaches of all open tasks fall due on both nodes; what they set off has
            // terms anew
            String due = jdbc.sql("select task_id from term_open").query(String.class).list().stream()
                    .collect(Collectors.joining("', '", " and task_id in ('", "')"));
            nodes.forEach(node -> node.tell("clock P20D"));
            nodes.forEach(Node::answer);
            await().atMost(Duration.ofSeconds(60)).until(() -> count(jdbc,
                    "select count(*) from term_open where breached_at is null" + due) == 0
                    && count(jdbc, "select count(*) from act_ru_job where lock_owner_ is not null") == 0);
            assertThat(count(jdbc, "select count(*) from (select task_id from term_event"
                    + " where kind in ('warned', 'breached') group by task_id, kind having count(*) > 1) doubled"))
                    .isZero();
            assertThat(count(jdbc, "select count(*) from term_event where kind = 'breached'" + due))
                    .isEqualTo(FAMILIES.size());
            assertThat(count(jdbc, "select count(*) from act_ru_incident")).isZero();
        }
    }

    /** Both nodes get every step at once; one of them does it, or both find that nothing is to be done. */
    private static void walk(List<Node> nodes) {
        Set<Integer> open = new TreeSet<>(FAMILIES);
        while (!open.isEmpty()) {
            for (int family : List.copyOf(open)) {
                List<String> answers = mustDoOnce("race " + family, nodes);
                if (answers.contains(NodeMain.OK + Walker.MISSING)) {
                    nodes.get(family % nodes.size()).ask("step " + family);
                } else if (answers.contains(NodeMain.OK + Walker.FINISHED)) {
                    open.remove(family);
                }
            }
        }
    }

    private static List<String> mustDoOnce(String command, List<Node> nodes) {
        nodes.forEach(node -> node.tell(command));
        List<String> answers = nodes.stream().map(Node::anyAnswer).toList();
        assertThat(answers).as(command).anyMatch(answer -> answer.startsWith(NodeMain.OK));
        return answers;
    }

    private static void mustHaveOneOfEverything(JdbcClient jdbc) {
        assertThat(count(jdbc, "select count(*) from act_re_deployment where name_ = 'qonys'")).isEqualTo(1);
        assertThat(count(jdbc, "select count(*) from act_re_deployment")).isEqualTo(1);
        assertThat(count(jdbc, "select max(version_) from act_re_procdef")).isEqualTo(1);
        assertThat(count(jdbc, "select max(version_) from act_re_decision_def")).isEqualTo(1);
        assertThat(jdbc.sql("select name_ from act_ru_filter").query(String.class).list()).isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(count(jdbc, "select count(*) from (select resource_type_, resource_id_, group_id_, user_id_"
                + " from act_ru_authorization group by 1, 2, 3, 4 having count(*) > 1) doubled")).isZero();
        assertThat(count(jdbc, "select count(*) from act_id_user"))
                .isEqualTo(count(jdbc, "select count(*) from staff_person"))
                .isPositive();
    }

    private static Map<String, String> demo(Path data) throws IOException {
        Files.createDirectories(data);
        Map<String, String> settings = new HashMap<>();
        settings.put("SPRING_PROFILES_ACTIVE", "demo");
        settings.put("SPRING_DATASOURCE_URL", url("work"));
        settings.put("SPRING_DATASOURCE_USERNAME", "postgres");
        settings.put("QONYS_DATA", data.toString());
        settings.put("QONYS_DEMO_CASES", "false");
        // each node of a demonstration makes a certification authority of its own
        settings.put("QONYS_SIGNATURE_ENFORCED", "");
        ProductionSettings.keys(settings);
        return settings;
    }

    /**
     * The tables that stand behind gates, up to the migration before the one that is not SQL; the nodes do the rest.
     */
    private static void createTables(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            ENGINE.forEach(part -> ScriptUtils.executeSqlScript(connection, new ClassPathResource(
                    "org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql")));
        }
        Flyway.configure().dataSource(database).baselineOnMigrate(true).baselineVersion("0").target("11").load()
                .migrate();
    }

    private static DataSource database(String name) {
        JdbcClient.create(postgres.getPostgresDatabase()).sql("create database " + name).update();
        return postgres.getDatabase("postgres", name);
    }

    private static String url(String name) {
        return postgres.getJdbcUrl("postgres", name);
    }

    private static int count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
