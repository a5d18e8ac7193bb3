package kz.qonys.registry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How persons are asked for their consent ({@code qonys.registry.consents}).
 *
 * @param services   by registry code: the service id for which the consent is asked; a registry that is not named needs
 *                   none, or has the standing token of {@code qonys.registry.person.access-token}
 * @param validity   how long a consent is asked for
 * @param patience   how long one request waits for the person's answer
 * @param requests   how often the person is asked before the consent counts as not given
 * @param askAgain   a refusal stands at least so long; a later inquiry asks anew
 * @param checks     pause before the first, second, ... look for the answer; the last one repeats
 */
@ConfigurationProperties("qonys.registry.consents")
public record ConsentSettings(
        @DefaultValue Map<String, String> services,
        @DefaultValue("30d") Duration validity,
        @DefaultValue("3d") Duration patience,
        @DefaultValue("3") int requests,
        @DefaultValue("5m") Duration askAgain,
        @DefaultValue({"15s", "30s", "1m", "2m", "5m", "15m", "30m", "1h"}) List<Duration> checks) {

    public ConsentSettings {
        services = Map.copyOf(services);
        checks = List.copyOf(checks);
    }
}
