package kz.qonys.registry.simulator;

/** How the simulator treats the messages of a service or person; for tests and for showing trouble. */
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
    /** The message reaches the provider twice, as on a bus that delivers at least once. */
    DUPLICATED,
    /** The provider holds nothing, whatever it is asked; a write finds nothing to write to. */
    NOT_FOUND,
    /** The provider wants the person's consent first; no effect where the contract knows no such answer. */
    CONSENT_REQUIRED,
    /** The provider refuses; no effect where the contract knows no such answer. */
    REFUSED,
    /** The fault code of the setting, HTTP 500; the message has no effect. */
    FAULT,
    /** The same fault under HTTP 200. */
    FAULT_WITH_200,
    /** An internal error of the provider: SCE909. */
    PROVIDER_ERROR,
    /** 502 with a page of a proxy. */
    BAD_GATEWAY,
    /** 503 with a page of a proxy. */
    SERVICE_UNAVAILABLE,
    /** The connection breaks before the message has any effect. */
    RESET_BEFORE,
    /** The message takes effect, then the connection breaks before any byte of the answer. */
    RESET,
    /** The message takes effect, then the connection breaks in the middle of the answer. */
    TRUNCATED,
    /** The answer ends in the middle of an element. */
    MALFORMED,
    /** The answer is written in windows-1251 but declares UTF-8. */
    WRONG_ENCODING,
    /** The message takes effect; the whole answer comes after the delay of the setting. */
    LATE,
    /** No answer until the simulator is told to behave otherwise. */
    HANG;

    /** True when the message comes to nothing before the provider sees it. */
    boolean before() {
        return switch (this) {
            case FAULT, FAULT_WITH_200, PROVIDER_ERROR, BAD_GATEWAY, SERVICE_UNAVAILABLE, RESET_BEFORE -> true;
            default -> false;
        };
    }
}
