package kz.qonys.registry;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a registry counts as gone and how inquiries come back to it ({@code qonys.registry.breaker}).
 *
 * @param calls      latest calls that are looked at, and the fewest that decide
 * @param failures   share of failed ones, in per cent, at which no further call is made
 * @param pause      no call for so long, then {@code probes} are let through
 * @param probes     calls that decide whether the registry is back
 * @param perSecond  waiting inquiries that go on each second once it is back
 * @param jitter     a retry comes up to this share of its pause later, each question by its own amount
 */
@ConfigurationProperties("qonys.registry.breaker")
public record BreakerSettings(
        @DefaultValue("10") int calls,
        @DefaultValue("60") int failures,
        @DefaultValue("30s") Duration pause,
        @DefaultValue("2") int probes,
        @DefaultValue("5") int perSecond,
        @DefaultValue("0.2") double jitter) {
}
