package kz.qonys.review;

import java.util.List;
import kz.qonys.registry.SealedStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Registry answers, entries, messages and consents take part in a key rotation, before the case file forgets the old
 * key.
 */
@Component
class AnswerRotation {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerRotation.class);

    private final List<SealedStore> stores;
    private final boolean wanted;

    AnswerRotation(List<SealedStore> stores,
            @Value("${qonys.casefile.rotate-at-start:false}") boolean wanted) {
        this.stores = stores;
        this.wanted = wanted;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void atStart() {
        if (wanted) {
            LOG.info("Key rotation re-sealed {} registry answers and consents",
                    stores.stream().mapToInt(SealedStore::resealAll).sum());
        }
    }
}
