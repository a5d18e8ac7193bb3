package kz.qonys.registry.simulator;

/** How the simulator treats the messages of a service; for tests and for showing trouble. */
public enum Behaviour {
    NORMAL,
    /** Payload of the answer as an escaped string. */
    ESCAPED_STRING,
    /** Payload of the answer in a CDATA section. */
    CDATA,
    /** Status {@code Success} instead of {@code SCSS001}. */
    STATUS_SUCCESS,
    /** Processed, but no data. */
    EMPTY_DATA,
    /** Signed with reference to issuer and serial number instead of the whole certificate. */
    ISSUER_SERIAL,
    UNSIGNED,
    /** Signed by somebody else's key. */
    FOREIGN_KEY,
    /** An internal error of the provider: SCE909. */
    PROVIDER_ERROR,
    /** 502 with a page of a proxy. */
    BAD_GATEWAY,
    /** The message takes effect, then the connection breaks before any byte of the answer. */
    RESET,
    /** The message takes effect, then the connection breaks in the middle of the answer. */
    TRUNCATED,
    /** The answer ends in the middle of an element. */
    MALFORMED,
    /** No answer until the simulator is told to behave otherwise. */
    HANG
}
