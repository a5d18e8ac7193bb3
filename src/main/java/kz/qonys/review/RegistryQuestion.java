package kz.qonys.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.Person;
import kz.qonys.registry.AccessGrant;
import kz.qonys.registry.Registry;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.RegistryInquiries.Entry;

/** A kind of question that the process {@code registry-inquiry} puts. A further registry is a further bean. */
interface RegistryQuestion {

    /**
     * Whom a question is about.
     *
     * @param personId empty when it concerns the whole family
     * @param access   in whose name the household is read
     */
    record Subject(String caseId, String personId, Access access) {
    }

    /**
     * One field, as entered by an officer and as the registry has it.
     *
     * @param field end of the message key {@code review.compare.<field>}
     */
    record Compared(String field, String entered, String answered, boolean same) {
    }

    /** Code of the kind, {@code [a-z-]+}; variable {@code question} of the process starts with it. */
    String kind();

    Registry registry();

    /** Of whom a valid answer is wanted and missing: ids of persons, or an empty text for the family. */
    List<String> open(String caseId, List<Person> household);

    /** Puts the question, unless a valid answer is on file. */
    RegistryAnswer<?> put(Subject subject, AccessGrant grant, Entry entry);

    /** Notes that the question is not put because the consent is not given. */
    default void withoutConsent(Subject subject) {
        throw new IllegalStateException("This question needs no consent");
    }

    /** When the question is due again; empty unless the registry was unavailable. */
    Optional<Instant> dueAgain(Subject subject);

    /** What the form of the manual route shows at first, by field key. */
    Map<String, Object> draft(Subject subject);

    /**
     * Takes what an officer entered, in the caller's transaction.
     *
     * @throws kz.qonys.language.FaultException when it does not do
     */
    void enter(Subject subject, Map<String, Object> values, String reason, String officer);

    /** Entry and answer side by side; empty when nothing was entered. */
    List<Compared> compared(Subject subject);
}
