package kz.qonys.terms;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the working calendar.
 *
 * @param calendars where the yearly files are, a Spring resource pattern
 * @param opening   when offices open
 * @param closing   when offices close; a term ends at this time
 * @param longestExtension how many working days a head may add to a term at once
 */
@ConfigurationProperties("qonys.terms")
public record TermsProperties(
        @DefaultValue("classpath*:processes/calendars/kz-*.csv") String calendars,
        @DefaultValue("09:00") LocalTime opening,
        @DefaultValue("18:30") LocalTime closing,
        @DefaultValue("20") int longestExtension) {
}
