package kz.qonys.intake;

import kz.qonys.casefile.DocumentKind;

/**
 * A row of the decision table that hit.
 *
 * @param registryFirst true when a registry of the state may hold it, so that it is asked before the applicant
 * @param clause        code of the reason; words: {@code clause.<code>}
 */
public record Requirement(DocumentKind kind, boolean registryFirst, String clause) {
}
