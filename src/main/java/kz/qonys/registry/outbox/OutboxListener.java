package kz.qonys.registry.outbox;

/** Wants to know how outward writes end. Called in the transaction that settles the row, before the row itself. */
public interface OutboxListener {

    /** The far side has confirmed the write. */
    void acknowledged(OutboxRow row);

    /** An operator gave the write up. */
    void givenUp(OutboxRow row);
}
