package kz.qonys.registry.outbox;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Takes outward writes from the steps that decide them, and tells how those of a case stand. */
@Service
public class Outbox {

    private final OutboxStore store;
    private final OutboxVault vault;
    private final OutboxWorkers workers;
    private final Clock clock;

    Outbox(OutboxStore store, OutboxVault vault, OutboxWorkers workers, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Adds a write to the caller's transaction: it is sent when that commits, and never was when it rolls back.
     *
     * @return id of the row, which is the idempotency key
     * @throws IllegalStateException outside a transaction
     */
    public String add(OutwardWrite write) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An outward write is added in the transaction of the step that decides it");
        }
        String id = UUID.randomUUID().toString();
        store.add(id, write, vault.seal(OutboxVault.Column.PAYLOAD, id, write.payload()), clock.instant());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                workers.wake();
            }
        });
        return id;
    }

    /** Every write of the case in its order, without payloads. */
    public List<OutboxRow> ofCase(String caseId) {
        return store.ofCase(caseId);
    }

    /**
     * True while a write of the case is on its way: whoever writes to the same system by another road waits, so that
     * the order is kept. A write that only an operator can move does not hold the family up.
     */
    public boolean underWay(String caseId) {
        return store.underWay(caseId);
    }
}
