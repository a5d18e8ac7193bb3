package kz.qonys.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long an answer may be relied on ({@code qonys.registry.validity}); an older one is asked again first. An internal
 * norm: no act names a term.
 *
 * @param standard   of every registry that is not named
 * @param registries by registry code
 */
@ConfigurationProperties("qonys.registry.validity")
public record ValiditySettings(@DefaultValue("30d") Duration standard, @DefaultValue Map<String, Duration> registries) {

    public ValiditySettings {
        registries = Map.copyOf(registries);
    }

    /** Until when an answer of this registry may be relied on; a write that was confirmed stays confirmed. */
    Instant until(Registry registry, Instant answeredAt) {
        return registry == Registry.MIGRATION_PORTAL
                ? Instant.MAX
                : answeredAt.plus(registries.getOrDefault(registry.code(), standard));
    }
}
