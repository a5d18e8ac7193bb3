package kz.qonys.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * An application as the migration portal takes it.
 *
 * @param caseNumber         our number, {@code QN-<yy>-<serial>}; the portal keeps one application per number
 * @param category           {@code kandas} or {@code migrant}
 * @param departureOffice    id of the office of the departure region
 * @param settlementOffice   id of the office of the settlement region
 * @param settlementLocality where the family wants to live, may be null
 * @param submittedAt        when the applicant applied
 * @param persons            the applicant first, then the members
 */
public record ApplicationData(String caseNumber, String category, String departureOffice, String settlementOffice,
        String settlementLocality, Instant submittedAt, List<Person> persons) {

    public ApplicationData {
        persons = List.copyOf(persons);
    }

    /**
     * One person of the application.
     *
     * @param iin            null when none is issued yet
     * @param relation       {@code applicant} or a {@link Relation#code()}
     * @param citizenship    ISO 3166 alpha-3, may be null
     * @param documentNumber may be null
     */
    public record Person(String iin, String surname, String name, String patronymic, LocalDate birthDate,
            Gender gender, String relation, String citizenship, DocumentType documentType, String documentNumber) {

        @Override
        public String toString() {
            return "Person[" + relation + "]";
        }
    }

    @Override
    public String toString() {
        return "ApplicationData[" + caseNumber + "]";
    }
}
