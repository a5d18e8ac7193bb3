package kz.qonys.registry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A person as the register holds it, cut down to what a case needs (law on personal data): no imprisonment, capability,
 * search or nationality marks.
 *
 * @param iin                 twelve digits
 * @param surname             null when the person has none; so the other names
 * @param deathDate           null while the person lives
 * @param citizenship         ISO 3166 alpha-3, null when the register's code is not a state's
 * @param registrationAddress null when there is none, frequent for children
 * @param repatriation        null unless the person is or was a kandas
 * @param birthCertificate    true when the register holds a birth certificate of Kazakhstan
 * @param documents           valid on the day of the answer, each once, longest validity first
 */
public record RegistryPerson(String iin, String surname, String name, String patronymic, LocalDate birthDate,
        LocalDate deathDate, Gender gender, String citizenship, Address registrationAddress,
        Repatriation repatriation, boolean birthCertificate, List<Document> documents) {

    public RegistryPerson {
        documents = List.copyOf(documents);
    }

    /**
     * Registered address.
     *
     * @param code  address-registry code of the place, may be null
     * @param line  the address in one line, from region to flat, as the register words it
     * @param since first day of the registration, may be null
     */
    public record Address(String code, String line, LocalDate since) {

        @Override
        public String toString() {
            return "Address[***]";
        }
    }

    /**
     * Repatriation status (kandas).
     *
     * @param status the register's code
     * @param since  day on which the status was given, may be null
     * @param until  day on which it ends, may be null
     * @param number number of the certificate, may be null
     */
    public record Repatriation(String status, LocalDate since, LocalDate until, String number) {

        /** True when the status holds on the given day. */
        public boolean holdsOn(LocalDate day) {
            return (since == null || !day.isBefore(since)) && (until == null || !day.isAfter(until));
        }

        @Override
        public String toString() {
            return "Repatriation[***]";
        }
    }

    /**
     * Identity document.
     *
     * @param until last day of validity, null for an unlimited one
     */
    public record Document(DocumentType type, String number, LocalDate since, LocalDate until) {

        @Override
        public String toString() {
            return "Document[" + type + "]";
        }
    }

    /** The valid document that a body of Kazakhstan issued: with it, no copy may be asked of the applicant. */
    @JsonIgnore
    public Optional<Document> identityDocument() {
        return documents.stream().filter(document -> document.type().issuedHere()).findFirst();
    }

    /** True when the register says that the person has died. */
    @JsonIgnore
    public boolean dead() {
        return deathDate != null;
    }

    @Override
    public String toString() {
        return "RegistryPerson[***]";
    }
}
