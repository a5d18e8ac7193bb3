package kz.qonys.employment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of matching ({@code qonys.employment}).
 *
 * @param refresh  how old the copy of a region's vacancies may grow
 * @param retry    pause after the exchange did not answer; doubled with each further failure, up to {@code refresh}
 * @param shown    most matches shown at once
 * @param channels different channels that must have been tried before a family counts as unreachable
 */
@ConfigurationProperties("qonys.employment")
public record EmploymentProperties(
        @DefaultValue("2h") Duration refresh,
        @DefaultValue("1m") Duration retry,
        @DefaultValue("30") int shown,
        @DefaultValue("3") int channels) {

    public EmploymentProperties {
        if (refresh.compareTo(retry) < 0 || retry.isNegative() || retry.isZero() || shown < 1 || channels < 1) {
            throw new IllegalArgumentException("qonys.employment: refresh not shorter than retry, all positive");
        }
    }
}
