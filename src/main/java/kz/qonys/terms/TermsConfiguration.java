package kz.qonys.terms;

import java.time.Clock;
import java.time.Year;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clock, in the one zone of {@code qonys.zone}, and the calendar. Whoever needs the zone asks the clock for it. */
@Configuration
@EnableConfigurationProperties(TermsProperties.class)
class TermsConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(TermsConfiguration.class);

    @Bean
    @Profile("!demo & !test")
    Clock clock(@Value("${qonys.zone}") ZoneId zone) {
        return Clock.system(BusinessZone.checked(zone));
    }

    @Bean("clock")
    @Profile("demo | test")
    MovableClock movableClock(@Value("${qonys.zone}") ZoneId zone, JdbcClient jdbc, ApplicationEventPublisher events) {
        return new MovableClock(Clock.system(BusinessZone.checked(zone)), new ClockOffset(jdbc), events::publishEvent);
    }

    @Bean
    CalendarLibrary calendarLibrary(TermsProperties properties, CalendarStore store, Clock clock) {
        return new CalendarLibrary(properties, store, clock, CalendarLibrary.released(properties, clock));
    }

    @Bean
    WorkingCalendar workingCalendar(CalendarLibrary library, Clock clock) {
        WorkingCalendar calendar = library.calendar();
        int year = Year.now(clock).getValue();
        if (!calendar.years().contains(year)) {
            throw new YearNotOnFileException(year, calendar.years());
        }
        if (!calendar.years().contains(year + 1)) {
            LOG.warn("No working calendar for {} is on file: terms that end in it are provisional", year + 1);
        }
        return calendar;
    }
}
