package kz.qonys.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.qonys.registry.simulator.GatewaySimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A production node on PostgreSQL, configured by nothing but the environment of {@code docker/env.sample}. */
class ProductionProfileIT {

    private static final String DEPLOYMENTS = "select count(*) from act_re_deployment";
    private static final String VERSIONS = "select version from flyway_schema_history where success "
            + "order by installed_rank";

    private static EmbeddedPostgres postgres;
    private static Map<String, String> settings;
    private static JdbcClient jdbc;

    @BeforeAll
    static void startDatabase() throws Exception {
        postgres = EmbeddedPostgres.start();
        settings = ProductionSettings.complete(postgres.getJdbcUrl("postgres", "postgres"));
        jdbc = JdbcClient.create(postgres.getPostgresDatabase());
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @Test
    void shouldBuildItsSchemaOnce_andComeBackUnchanged() throws IOException {
        try (Node node = Node.launch("production-1", settings).ready()) {
            assertThat(node.ask("has " + GatewaySimulator.class.getName())).isEqualTo("false");
            assertThat(live(node.ask("port"))).as("the container's health check").isEqualTo(200);
        }

        assertThat(jdbc.sql(VERSIONS).query(String.class).list()).isEqualTo(migrations());
        assertThat(count(DEPLOYMENTS)).isEqualTo(1);
        assertThat(count("select count(*) from act_re_procdef")).isEqualTo(files("processes", ".bpmn"));
        assertThat(count("select count(*) from pg_indexes where indexname = 'qonys_job_due'")).isEqualTo(1);
        assertThat(jdbc.sql("select id_ from act_id_user order by id_").query(String.class).list())
                .containsExactly("first-administrator", "first-officer");
        long filters = count("select count(*) from act_ru_filter");

        Node.launch("production-2", settings).ready().close();

        assertThat(count(DEPLOYMENTS)).isEqualTo(1);
        assertThat(jdbc.sql(VERSIONS).query(String.class).list()).isEqualTo(migrations());
        assertThat(count("select count(*) from act_ru_filter")).isEqualTo(filters).isPositive();

        jdbc.sql("insert into staff_office (id, institution, kato, bin, name_kk, name_ru) values "
                + "('demo', 'CAREER_CENTRE', '611010000', '240640999016', 'demo', 'demo')").update();
        assertThat(Node.launch("production-demo-data", settings).refusal()).contains("демонстрационные учреждения");
    }

    @Test
    void shouldDemandWhatTheSampleOfTheEnvironmentLists() throws IOException {
        // The database's three are what compose.yaml makes of QONYS_DB_PASSWORD
        assertThat(ProductionSettings.demanded()).contains("QONYS_DB_PASSWORD");
        assertThat(settings.keySet().stream().filter(name -> !name.startsWith("SPRING_")
                && !name.equals("QONYS_DATA"))).containsExactlyInAnyOrderElementsOf(
                        ProductionSettings.demanded().stream().filter(name -> !name.equals("QONYS_DB_PASSWORD"))
                        .toList());
    }

    static Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal("demo-profile", Map.of("SPRING_PROFILES_ACTIVE", "demo,postgres"),
                        "Профили demo и postgres нельзя включать вместе"),
                new Refusal("demo-password", Map.of("QONYS_STAFF_INITIALPASSWORD", "Qonys-demo-2026"),
                        "пароль демонстрации"),
                new Refusal("demo-offices", Map.of("QONYS_STAFF_OFFICES", "classpath:demo/offices.csv"),
                        "демонстрационные учреждения"),
                new Refusal("no-database", Map.of("SPRING_DATASOURCE_URL", ""),
                        "The profile postgres needs a PostgreSQL database"),
                new Refusal("no-keys", Map.of("QONYS_CASEFILE_KEYS_K1", "", "QONYS_CASEFILE_CURRENTKEY", "",
                        "QONYS_CASEFILE_INDEXKEY", ""), "The case file has no keys"),
                new Refusal("no-gateway", Map.of("QONYS_REGISTRY_SENDERID", "", "QONYS_REGISTRY_PINS_0", ""),
                        "Set qonys.registry.sender-id, qonys.registry.pins"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void shouldNotStart_whenASettingIsMissingOrOfTheDemo(Refusal refusal) throws Exception {
        Map<String, String> changed = new HashMap<>(settings);
        changed.putAll(refusal.changes());
        changed.values().removeIf(String::isEmpty);
        if (changed.containsKey("SPRING_DATASOURCE_URL")) {
            jdbc.sql("drop database if exists refused").update();
            jdbc.sql("create database refused").update();
            changed.put("SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "refused"));
        }

        assertThat(Node.launch("production-" + refusal.name(), changed).refusal()).contains(refusal.sentence());
    }

    private record Refusal(String name, Map<String, String> changes, String sentence) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static int live(String port) throws IOException {
        HttpURLConnection probe = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + "/actuator/health/liveness").toURL().openConnection();
        return probe.getResponseCode();
    }

    private static long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** Files and the two migrations that are classes. */
    private static List<String> migrations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "main", "resources", "db", "migration"))) {
            Stream<String> numbers = files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(1, name.indexOf("__")));
            return Stream.concat(Stream.of("0.1"), Stream.concat(Stream.of("12"), numbers)
                    .sorted(Comparator.comparing(Integer::valueOf))).toList();
        }
    }

    private static long files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).count();
        }
    }
}
