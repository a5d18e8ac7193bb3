package kz.qonys.registry.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import kz.qonys.language.Messages;
import kz.qonys.registry.AnswerVault;
import kz.qonys.registry.PersonQuery;
import kz.qonys.registry.PersonRegistry;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.RegistryInquiries;
import kz.qonys.registry.gateway.TestGateway;
import kz.qonys.registry.outbox.OutboxVault;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** How the package stands in an application: by itself in the demo, not without settings otherwise. */
class SimulatorConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(Surroundings.class)
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class))
            .withPropertyValues("qonys.zone=Asia/Almaty", "spring.datasource.url=jdbc:h2:mem:registry-wiring",
                    "logging.level.root=warn");

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(basePackages = "kz.qonys.registry")
    @ConfigurationPropertiesScan(basePackages = "kz.qonys.registry")
    static class Surroundings {

        @Bean
        Clock clock() {
            return TestGateway.CLOCK;
        }

        @Bean
        Messages messages() {
            return new Messages();
        }

        @Bean
        OutboxVault outboxVault() {
            return new OutboxVault() {

                @Override
                public String seal(Column column, String rowId, String text) {
                    return text;
                }

                @Override
                public String open(Column column, String rowId, String sealed) {
                    return sealed;
                }
            };
        }

        @Bean
        AnswerVault vault() {
            return new AnswerVault() {

                @Override
                public String seal(String text) {
                    return text;
                }

                @Override
                public String open(String sealed) {
                    return sealed;
                }
            };
        }
    }

    @Test
    void shouldAnswerWithoutAnySetting_inTheDemo() {
        runner.withPropertyValues("spring.profiles.active=demo").run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(RegistryInquiries.class);
            GatewaySimulator simulator = context.getBean(GatewaySimulator.class);
            String iin = simulator.population().family(KnownFamily.FAMILY_OF_FIVE).applicant().iin();

            assertThat(context.getBean(PersonRegistry.class).find(new PersonQuery.ByIin(iin), "m-1"))
                    .isInstanceOf(RegistryAnswer.Ok.class);
        });
    }

    @Test
    void shouldNotStart_whenTheDemoMeetsProductionSettings() {
        runner.withPropertyValues("spring.profiles.active=demo,postgres").run(context -> assertThat(context)
                .getFailure().rootCause().hasMessageContaining("demo and postgres exclude each other"));
    }

    @Test
    void shouldNotStart_whenProductionIsNotConfigured() {
        runner.withPropertyValues("spring.profiles.active=postgres").run(context -> assertThat(context)
                .getFailure().rootCause().hasMessageContaining("The registry gateway is not configured"));
    }
}
