package kz.qonys.signature.cms;

import java.util.Locale;

/** Why a signature is not accepted. Each has its own words: {@code signature.refused.<code>}. */
public enum Refusal {

    TOO_LARGE, MALFORMED, ATTACHED, SIGNERS, ATTRIBUTES, ALGORITHM, WEAK_KEY, CERTIFICATE_MISSING, CERTIFICATE_SWAPPED,
    CONTENT, SIGNATURE, FOREIGN, NOT_YET_VALID, EXPIRED, KEY_USAGE, AUTHENTICATION_KEY, TIMESTAMP, REVOKED,
    REVOCATION_UNKNOWN, IIN, BIN, KIND, SECOND_VERDICT, SECOND_VERDICT_MISSING;

    /** Lower-case words with hyphens, as in message keys and reports. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of its sentence. */
    public String key() {
        return "signature.refused." + code();
    }

    /** True when asking again later can change the answer: the signature waits instead of being refused. */
    public boolean waits() {
        return this == REVOCATION_UNKNOWN || this == SECOND_VERDICT_MISSING;
    }
}
