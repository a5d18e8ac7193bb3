package kz.qonys.registry;

/** Keeps what registries answered unreadable at rest. The case file supplies it with its own keys. */
public interface AnswerVault {

    /** Encrypts; the same text gives different results. */
    String seal(String text);

    /**
     * Decrypts.
     *
     * @throws RuntimeException when the text was not sealed here or the key is wrong; never returns garbage
     */
    String open(String sealed);
}
