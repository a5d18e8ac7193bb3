package kz.qonys.staff;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Takes in the configured first staff: how a new installation gets its administrator, as the first-run set-up is
 * closed.
 */
@Component
class FirstStaff {

    private final StaffProperties properties;
    private final Staff staff;
    private final Clock clock;

    FirstStaff(StaffProperties properties, Staff staff, Clock clock) {
        this.properties = properties;
        this.staff = staff;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void start() {
        if (properties.given()) {
            staff.take(Roster.read(properties.offices(), properties.people(), LocalDate.now(clock)),
                    properties.initialPassword());
        }
    }
}
