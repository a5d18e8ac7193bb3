package kz.qonys.review;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import kz.qonys.casefile.DocumentKind;
import kz.qonys.intake.RegistryFindings;
import kz.qonys.registry.AnswerRow;
import kz.qonys.registry.DocumentType;
import kz.qonys.registry.Registry;
import kz.qonys.registry.RegistryInquiries;
import kz.qonys.registry.RegistryPerson;
import org.springframework.stereotype.Component;

/**
 * What the register of persons says about documents: identity documents issued in Kazakhstan and birth certificates of
 * Kazakhstan. Civil acts, education and the other registries are not connected yet; for them the applicant is asked.
 */
@Component
class PersonRegisterFindings implements RegistryFindings {

    private final RegistryInquiries registries;
    private final Clock clock;

    PersonRegisterFindings(RegistryInquiries registries, Clock clock) {
        this.registries = registries;
        this.clock = clock;
    }

    @Override
    public Optional<Finding> finding(String caseId, String personId, DocumentKind kind) {
        if (kind != DocumentKind.IDENTITY && kind != DocumentKind.BIRTH) {
            return Optional.empty();
        }
        return Optional.of(registries.answers(caseId).stream()
                .filter(answer -> answer.registry() == Registry.GBD_FL && answer.personId().equals(personId))
                .findFirst()
                .map(answer -> finding(answer, caseId, kind))
                .orElse(new Finding(Outcome.PENDING, null)));
    }

    /**
     * A refused or unanswered consent leaves the paper to the applicant; an answer too old is asked for again first.
     */
    private Finding finding(AnswerRow answer, String caseId, DocumentKind kind) {
        if (answer.validUntil() != null && !clock.instant().isBefore(answer.validUntil())) {
            return new Finding(Outcome.PENDING, answer.at());
        }
        return switch (answer.outcome()) {
            case PENDING, AWAITED -> new Finding(Outcome.PENDING, answer.at());
            case UNAVAILABLE, MISCONFIGURED, CONSENT_REQUIRED -> new Finding(Outcome.UNAVAILABLE, answer.at());
            default -> new Finding(holds(caseId, answer.personId(), kind) ? Outcome.FOUND : Outcome.NONE, answer.at());
        };
    }

    /** One person, or none of use: several persons of one name prove nothing about any of them. */
    private boolean holds(String caseId, String personId, DocumentKind kind) {
        List<RegistryPerson> found = registries.personsOnFile(caseId, personId).orElse(List.of());
        return found.size() == 1 && (kind == DocumentKind.BIRTH
                ? found.get(0).birthCertificate()
                : found.get(0).documents().stream().map(RegistryPerson.Document::type)
                        .anyMatch(DocumentType::issuedHere));
    }
}
