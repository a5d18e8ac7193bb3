package kz.qonys.registry.outbox;

/** Keeps payloads and operators' reasons unreadable at rest. The case file supplies it with its own keys. */
public interface OutboxVault {

    /** What is sealed. */
    enum Column { PAYLOAD, REASON }

    /** Encrypts for one column of the row with this id. */
    String seal(Column column, String rowId, String text);

    /**
     * Decrypts.
     *
     * @throws RuntimeException when the text was not sealed for this place or the key is missing; never garbage
     */
    String open(Column column, String rowId, String sealed);
}
