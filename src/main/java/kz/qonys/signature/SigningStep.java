package kz.qonys.signature;

import java.util.Map;
import java.util.Set;
import kz.qonys.language.Language;
import kz.qonys.signature.cms.CertificateKind;

/**
 * A step that is signed, one row of {@code signature/steps.csv}.
 *
 * @param task     definition key of the user task
 * @param chain    signatures of one chain are by different people, and a later one may invalidate an earlier one
 * @param kinds    kinds of certificate that satisfy it
 * @param unsigned codes of its decisions that nobody signs: they decide nothing about the application
 * @param clauses  clause of the order or internal norm, in every language
 */
public record SigningStep(String task, String chain, Set<CertificateKind> kinds, Set<String> unsigned,
        Map<Language, String> clauses) {

    public String clause(Language language) {
        return clauses.get(language);
    }
}
