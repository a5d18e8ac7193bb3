package kz.qonys.deployment;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the engine wait for Flyway: parse listeners and seeded data read our tables while the engine starts, and an
 * engine that came first would leave Flyway a database it calls foreign.
 */
@Component
class OwnTablesFirst implements BeanFactoryPostProcessor {

    private static final String ENGINE = "processEngineFactoryBean";

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        if (factory.containsBeanDefinition(ENGINE)) {
            factory.getBeanDefinition(ENGINE).setDependsOn("flywayInitializer");
        }
    }
}
