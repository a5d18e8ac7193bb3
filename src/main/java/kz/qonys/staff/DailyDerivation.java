package kz.qonys.staff;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Derives accounts when the application is ready and whenever the clock has reached another day. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DailyDerivation {

    private final Derivation derivation;

    DailyDerivation(Derivation derivation) {
        this.derivation = derivation;
    }

    /** Early among the listeners: what they do may need accounts. Staff that is seeded comes before it. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    void start() {
        derivation.everything();
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    void follow() {
        derivation.daily();
    }
}
