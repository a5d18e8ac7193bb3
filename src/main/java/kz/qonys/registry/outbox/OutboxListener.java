package kz.qonys.registry.outbox;

/** Wants to know how outward writes end. Called in the transaction that settles the row, before the row itself. */
public interface OutboxListener {

    /** The far side has confirmed the write. */
    void acknowledged(OutboxRow row);

    /** The write came to nothing: the far side does not know, and never will, what it is about. */
    void needless(OutboxRow row);

    /** An operator gave the write up. */
    void givenUp(OutboxRow row);
}
