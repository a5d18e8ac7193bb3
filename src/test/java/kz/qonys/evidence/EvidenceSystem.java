package kz.qonys.evidence;

import kz.qonys.plan.PlannedServices;
import kz.qonys.terms.Calendars;
import kz.qonys.terms.WorkingCalendar;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** Plan and evidence beside {@code TestSystem}. Not marked as a configuration: no scan must find it. */
@ComponentScan(basePackageClasses = Evidence.class)
@ComponentScan(basePackageClasses = PlannedServices.class, useDefaultFilters = false, includeFilters = @Filter(
        type = FilterType.REGEX,
        pattern = ".*\\.plan\\.(PlannedServices|PlannedServiceStore|ServiceCatalogue|Deputies)"))
@ConfigurationPropertiesScan(basePackageClasses = Evidence.class)
public class EvidenceSystem {

    @Bean
    WorkingCalendar calendar() {
        return Calendars.onFile();
    }
}
