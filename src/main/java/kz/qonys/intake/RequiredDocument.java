package kz.qonys.intake;

import kz.qonys.casefile.DocumentKind;

/**
 * A document that the order asks for a person, and how it stands.
 *
 * @param clause code of the reason; words: {@code clause.<code>}
 */
public record RequiredDocument(String personId, DocumentKind kind, State state, String clause) {

    /** How a required document stands. */
    public enum State {
        /** Uploaded. */
        ON_FILE,
        /** A registry holds it. */
        IN_REGISTRY,
        /** A registry has not answered yet; nobody is asked meanwhile. */
        POSTPONED,
        /** The applicant is asked for it. */
        MISSING
    }
}
