package kz.qonys.review;

import kz.qonys.registry.RegistryConsents;
import kz.qonys.registry.RegistryInquiries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Registry answers, entries and consents take part in a key rotation, before the case file forgets the old key. */
@Component
class AnswerRotation {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerRotation.class);

    private final RegistryInquiries registries;
    private final RegistryConsents consents;
    private final boolean wanted;

    AnswerRotation(RegistryInquiries registries, RegistryConsents consents,
            @Value("${qonys.casefile.rotate-at-start:false}") boolean wanted) {
        this.registries = registries;
        this.consents = consents;
        this.wanted = wanted;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void atStart() {
        if (wanted) {
            LOG.info("Key rotation re-sealed {} registry answers and consents",
                    registries.resealAll() + consents.resealAll());
        }
    }
}
