package kz.qonys.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class LeanSchemaTest {

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final JdbcConnectionPool database = JdbcConnectionPool.create(url, "sa", "");
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    @AfterEach
    void close() {
        database.dispose();
    }

    @Test
    void shouldIndexDueDates_whenTheDatabaseIsNew() {
        migrate();

        ProcessEngine engine = engine();
        assertThat(index()).isEqualTo(1);
        assertThat(engine.getManagementService().createJobQuery().count()).isZero();
        engine.close();
    }

    @Test
    void shouldKeepWhatIsThere_whenTheEngineWasHereBefore() {
        engine().close();
        jdbc.update("insert into act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, "
                + "resource_id_, perms_) values ('one', 1, 1, 'tur-cc.career-centre-officer', 7, 'task', 6),"
                + " ('all', 1, 1, 'camunda-admin', 7, '*', 2147483647), ('app', 1, 1, 'camunda-admin', 0, "
                + "'tasklist', 32)");

        migrate();

        assertThat(index()).isEqualTo(1);
        assertThat(jdbc.queryForList("select id_ from act_ru_authorization order by id_", String.class))
                .containsExactly("all", "app");
        engine().close();
    }

    private void migrate() {
        Flyway.configure().dataSource(database).baselineOnMigrate(true).baselineVersion("0")
                .javaMigrations(new LeanSchema()).load().migrate();
    }

    private int index() {
        return jdbc.queryForObject("select count(*) from information_schema.indexes where index_name = 'QONYS_JOB_DUE'"
                + " and table_name = 'ACT_RU_JOB'", Integer.class);
    }

    private ProcessEngine engine() {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("schema-" + UUID.randomUUID());
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        for (LeanMeasure measure : LeanMeasure.values()) {
            measure.apply(configuration);
        }
        return configuration.buildProcessEngine();
    }
}
