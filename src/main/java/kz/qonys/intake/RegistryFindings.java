package kz.qonys.intake;

import java.time.Instant;
import java.util.Optional;
import kz.qonys.casefile.DocumentKind;

/**
 * What registries said about a document of a person; one bean, given by the package that asks registries. The time of
 * the answer proves that the ban on asking applicants for what registries hold was kept.
 */
public interface RegistryFindings {

    /** Outcome of asking. */
    enum Outcome {
        /** The registry holds it: never asked of the applicant. */
        FOUND,
        /** The registry answered that it holds nothing: the applicant is asked. */
        NONE,
        /** No usable answer yet, asking goes on: the request to the applicant waits. */
        UNAVAILABLE,
        /** A registry will be asked but has not been: the request to the applicant waits. */
        PENDING
    }

    /** An outcome and when it came about. */
    record Finding(Outcome outcome, Instant at) {
    }

    /** Empty when no registry that holds such documents is connected for this person; then the applicant is asked. */
    Optional<Finding> finding(String caseId, String personId, DocumentKind kind);
}
