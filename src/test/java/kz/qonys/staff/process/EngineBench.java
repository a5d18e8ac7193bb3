package kz.qonys.staff.process;

import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/** A bare engine with authorisations on, and the accounts made in it. */
@TestConfiguration
@Import({StaffEnginePlugin.class, EngineAccounts.class})
public class EngineBench {

    @Bean
    ProcessEngineFactoryBean processEngine(DataSource database, PlatformTransactionManager transactions,
                                           StaffEnginePlugin plugin, ApplicationContext context) {
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        configuration.setApplicationContext(context);
        configuration.setDataSource(database);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setAuthorizationEnabled(true);
        configuration.setHistoryTimeToLive("P1D");
        configuration.setProcessEnginePlugins(List.of(plugin));
        ProcessEngineFactoryBean factory = new ProcessEngineFactoryBean();
        factory.setApplicationContext(context);
        factory.setProcessEngineConfiguration(configuration);
        return factory;
    }
}
