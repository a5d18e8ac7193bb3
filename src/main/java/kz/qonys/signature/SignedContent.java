package kz.qonys.signature;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Everything that a signature covers. Personal data: kept sealed, its {@code toString} tells the case number only.
 *
 * @param format     {@link #FORMAT}
 * @param chain      chain of signatures it belongs to
 * @param step       definition key of the task
 * @param stepName   name of the task in the signer's language
 * @param round      round of review
 * @param decision   code of the decision; empty when the form has none
 * @param clause     of the order, or "internal norm", in the signer's language
 * @param language   in which the signer read it
 * @param kinds      kinds of certificate with which it may be signed
 * @param print      SHA-256 of the PDF of the same content
 * @param nonce      good for one signature
 * @param madeAt     instant, ISO, UTC
 * @param validUntil instant, ISO, UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignedContent(String format, String caseId, String caseNumber, String chain, String taskId, String step,
        String stepName, int round, String decision, String clause, String language, Signer signer, List<String> kinds,
        List<SignedField> fields, List<SignedDocument> documents, String nonce, String madeAt, String validUntil,
        String print) {

    public static final String FORMAT = "qonys-signature/1";

    /** Who is to sign. Numbers as the certificate must carry them. */
    public record Signer(String user, String name, String iin, String role, String roleName, String office,
            String officeName, String bin) {

        @Override
        public String toString() {
            return "Signer[" + user + "]";
        }
    }

    /** The decision as the signer read it; empty when the form has none. */
    public String decided() {
        return fields.stream().filter(field -> field.key().equals("decision")).map(SignedField::shown).findFirst()
                .orElse("");
    }

    SignedContent printed(String sha256) {
        return new SignedContent(format, caseId, caseNumber, chain, taskId, step, stepName, round, decision, clause,
                language, signer, kinds, fields, documents, nonce, madeAt, validUntil, sha256);
    }

    @Override
    public String toString() {
        return "SignedContent[" + caseNumber + ", " + step + "]";
    }
}
