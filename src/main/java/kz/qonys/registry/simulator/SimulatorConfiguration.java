package kz.qonys.registry.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import kz.qonys.registry.gateway.GatewayAccess;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Puts the simulator in the gateway's place in the profiles demo and test. */
@Configuration(proxyBeanMethods = false)
@Profile("demo | test")
class SimulatorConfiguration {

    /**
     * Settings of the simulator ({@code qonys.registry.simulator}).
     *
     * @param port   loopback port, 0 for any free one
     * @param memory file in which the simulated portal remembers its writes over a restart; none unless set
     * @param seed   of the draws of knobs
     */
    @ConfigurationProperties("qonys.registry.simulator")
    record SimulatorProperties(@DefaultValue("0") int port, Path memory, @DefaultValue("1") long seed) {
    }

    /** @throws IllegalStateException beside production settings: invented persons must not meet real cases */
    @Bean(destroyMethod = "close")
    GatewaySimulator gatewaySimulator(SimulatorProperties properties, Clock clock,
            @Value("${qonys.zone}") ZoneId zone, Environment environment) {
        if (environment.acceptsProfiles(Profiles.of("postgres"))) {
            throw new IllegalStateException("The profiles demo and postgres exclude each other: the gateway simulator "
                    + "does not run on production settings. Start with one of them.");
        }
        return new GatewaySimulator(new GatewaySimulator.Settings(properties.port(), properties.memory(), clock, zone,
                properties.seed()));
    }

    @Bean
    GatewayAccess gatewayAccess(GatewaySimulator simulator) {
        return simulator.access();
    }
}
