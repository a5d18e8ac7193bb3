package kz.qonys.registry.outbox;

/** Way to one kind of outside write. A bean per kind; the same key may be sent any number of times and counts once. */
public interface OutboxChannel {

    /** Stable code of at most 20 characters; {@code outbox.channel.<code>} must stand in the message store. */
    String code();

    /**
     * Sends one write and waits for the answer. Called outside any transaction, by several threads.
     *
     * @param key     idempotency key; the same on every repetition
     * @param caseId  whose write it is
     * @param payload as it was given to {@link OutwardWrite}
     */
    Delivery send(String key, String caseId, String payload);
}
