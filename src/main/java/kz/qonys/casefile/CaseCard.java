package kz.qonys.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * What one reader may see of a case, worded in the reader's language. A section the reader may not see is null and not
 * sent at all. Instants are UTC.
 *
 * @param operations        names of the operations the reader may perform on the case
 * @param stages            the way of a case with done, now, next
 * @param family            applicant first; null without the right to the card or to accompany the family
 * @param details           filled fields of the application, for who accompanies the family its contacts; null without
 *                          either right
 * @param documents         null without the right to documents
 * @param remarks           null without the right to remarks
 * @param timeline          null without the right to the card
 * @param knownElsewhere    other open cases of the household; null without the right to the card
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseCard(String caseId, String caseNumber, Coded category, boolean abroad, Coded stage, Coded holder,
        int round, Instant openedAt, Instant closedAt, OfficeName departureOffice, OfficeName settlementOffice,
        List<String> operations, List<StageStep> stages, List<FamilyMember> family, List<Detail> details,
        List<DocumentLine> documents, List<RemarkLine> remarks, List<TimelineLine> timeline,
        List<OtherCase> knownElsewhere) {

    /** A code with its words. */
    public record Coded(String code, String label) {
    }

    /** An office with its name. */
    public record OfficeName(String id, String name) {
    }

    /** A step of the way. State is {@code done}, {@code now} or {@code next}. */
    public record StageStep(String code, String label, String state) {
    }

    /**
     * A person. IIN and document number are masked for readers who may not edit the case, and not there without the
     * whole card.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FamilyMember(String personId, Coded relation, String surname, String name, String patronymic,
            String iin, String birthDate, String gender, String citizenship, String documentType,
            String documentNumber) {

        @Override
        public String toString() {
            return "FamilyMember[" + personId + "]";
        }
    }

    /** A filled field of the application. */
    public record Detail(String field, String label, String value) {

        @Override
        public String toString() {
            return "Detail[" + field + "]";
        }
    }

    /** A document; removable says whether the reader may remove it now. */
    public record DocumentLine(String documentId, String personId, String person, Coded kind, String fileName,
            String mediaType, long size, String source, Instant uploadedAt, String uploadedBy, boolean removable) {

        @Override
        public String toString() {
            return "DocumentLine[" + documentId + "]";
        }
    }

    /** A remark; field is the label, empty for the whole application. */
    public record RemarkLine(int round, String field, String text, String author, String role, String office,
            Instant at, boolean resolved) {

        @Override
        public String toString() {
            return "RemarkLine[" + round + "]";
        }
    }

    /** An event. */
    public record TimelineLine(Instant at, String code, String text, String actor, String office) {
    }

    /** Another open case in which somebody of the household stands. */
    public record OtherCase(String caseNumber, String office, String stage) {
    }

    @Override
    public String toString() {
        return "CaseCard[" + caseId + "]";
    }
}
