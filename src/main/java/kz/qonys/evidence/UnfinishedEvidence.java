package kz.qonys.evidence;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets items that were announced and never completed: the device is gone, and half a picture shows nothing. */
@Component
class UnfinishedEvidence {

    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedEvidence.class);

    private final EvidenceStore store;
    private final EvidenceVault vault;
    private final EvidenceProperties settings;
    private final Clock clock;

    UnfinishedEvidence(EvidenceStore store, EvidenceVault vault, EvidenceProperties settings, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 6 * 3_600_000, initialDelay = 900_000)
    @Transactional
    public void forget() {
        for (String id : store.unfinishedSince(clock.instant().minus(settings.unfinished()))) {
            int chunks = store.chunks(id).stream().mapToInt(ordinal -> ordinal + 1).max().orElse(0);
            store.delete(id);
            vault.forget(id, chunks);
            LOG.info("Unfinished evidence {} forgotten", id);
        }
    }
}
