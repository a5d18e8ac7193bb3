package kz.qonys.transaction;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * State of one owner that lives as long as the running transaction. It hangs on the transaction's own callbacks, so a
 * suspended transaction takes it along and nothing is left on the thread.
 */
abstract class InTransaction implements TransactionSynchronization {

    private final Object owner;

    InTransaction(Object owner) {
        this.owner = owner;
    }

    /** The owner's state, made when it is first asked for; empty outside a transaction. */
    static <T extends InTransaction> Optional<T> of(Object owner, Class<T> type, Supplier<T> fresh) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()
                || !TransactionSynchronizationManager.isActualTransactionActive()) {
            return Optional.empty();
        }
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof InTransaction state && state.owner == owner) {
                return Optional.of(type.cast(state));
            }
        }
        T state = fresh.get();
        TransactionSynchronizationManager.registerSynchronization(state);
        return Optional.of(state);
    }
}
