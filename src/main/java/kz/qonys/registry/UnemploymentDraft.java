package kz.qonys.registry;

import java.time.LocalDate;

/**
 * Draft decision on registering a person as unemployed (item 18), as the career centre sends it to the mobility centre
 * through the labour-market system.
 *
 * @param ground       {@code refused}, {@code none} or {@code term-over}
 * @param careerCentre id of the office that drafted it
 * @param signedBy     name of the director, or of who acts for him
 * @param actingFor    name of the absent director; null when he signed himself
 * @param documentHash SHA-256 of the document, hexadecimal
 */
public record UnemploymentDraft(String caseNumber, String iin, String surname, String name, String patronymic,
        LocalDate birthDate, String ground, LocalDate draftedOn, String careerCentre, String signedBy, String actingFor,
        String documentHash) {

    @Override
    public String toString() {
        return "UnemploymentDraft[" + caseNumber + "]";
    }
}
