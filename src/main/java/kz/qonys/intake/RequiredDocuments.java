package kz.qonys.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFields;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseSummary;
import kz.qonys.casefile.Consent;
import kz.qonys.casefile.DocumentKind;
import kz.qonys.casefile.Documents;
import kz.qonys.casefile.Person;
import kz.qonys.casefile.StoredDocument;
import kz.qonys.intake.RegistryFindings.Finding;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Which documents are still asked of an applicant: required, not held by a registry, not uploaded. A registry that is
 * unavailable postpones the request; it does not shift the burden to the applicant.
 */
@Service
public class RequiredDocuments {

    private static final Set<String> CHILDREN = Set.of("son", "daughter");
    private static final Set<String> KAZAKH_DOCUMENTS = Set.of("id-card", "passport", "residence-permit");
    private static final String KAZAKHSTAN = "KAZ";

    private final CaseFiles cases;
    private final CaseFields fields;
    private final Documents documents;
    private final RequirementTable table;
    private final ObjectProvider<RegistryFindings> findings;
    private final Clock clock;

    RequiredDocuments(CaseFiles cases, CaseFields fields, Documents documents, RequirementTable table,
            ObjectProvider<RegistryFindings> findings, Clock clock) {
        this.cases = cases;
        this.fields = fields;
        this.documents = documents;
        this.table = table;
        this.findings = findings;
        this.clock = clock;
    }

    /** Documents the applicant is asked for now; read in the name of the system. */
    public List<RequiredDocument> missing(String caseId) {
        return missing(caseId, Access.system("required-documents"));
    }

    /** Documents the applicant is asked for now. */
    public List<RequiredDocument> missing(String caseId, Access access) {
        return of(caseId, access).stream()
                .filter(document -> document.state() == RequiredDocument.State.MISSING)
                .toList();
    }

    /** Every document the order asks for, with how it stands. */
    public List<RequiredDocument> of(String caseId, Access access) {
        CaseSummary summary = cases.summary(caseId);
        List<StoredDocument> onFile = documents.onFile(caseId);
        Map<String, String> consents = cases.consents(caseId).stream()
                .collect(Collectors.toMap(Consent::personId, Consent::form));
        Object education = fields.read(caseId, List.of("applicantEducation"), access).get("applicantEducation");
        List<RequiredDocument> required = new ArrayList<>();
        for (Person person : cases.persons(caseId, access)) {
            Situation situation = situation(person, summary, education,
                    consents.getOrDefault(person.personId(), "none"));
            required.addAll(withoutNeedlessTranslation(table.requirements(situation).stream()
                    .map(row -> new RequiredDocument(person.personId(), row.kind(),
                            state(caseId, person, row, onFile), row.clause())).toList()));
        }
        return required;
    }

    /** Nothing of a person's is translated when registries of the state hold all of it, as for a child born here. */
    private static List<RequiredDocument> withoutNeedlessTranslation(List<RequiredDocument> ofPerson) {
        boolean papers = ofPerson.stream().filter(document -> document.kind() != DocumentKind.TRANSLATION)
                .anyMatch(document -> document.state() == RequiredDocument.State.MISSING
                        || document.state() == RequiredDocument.State.ON_FILE);
        return ofPerson.stream()
                .filter(document -> papers || document.kind() != DocumentKind.TRANSLATION
                        || document.state() == RequiredDocument.State.ON_FILE)
                .toList();
    }

    private Situation situation(Person person, CaseSummary summary, Object education, String consent) {
        return new Situation(role(person), summary.category(), person.minorOn(LocalDate.now(clock)),
                "married".equals(person.maritalStatus()), "divorced".equals(person.maritalStatus()), foreign(person),
                !person.applicant() || !"none".equals(education), consent);
    }

    private RequiredDocument.State state(String caseId, Person person, Requirement row, List<StoredDocument> onFile) {
        if (onFile.stream().anyMatch(document -> document.kind() == row.kind()
                && Objects.equals(document.personId(), person.personId()))) {
            return RequiredDocument.State.ON_FILE;
        }
        return findings.stream().findFirst()
                .flatMap(registry -> registry.finding(caseId, person.personId(), row.kind()))
                .map(finding -> state(finding, row))
                .orElse(RequiredDocument.State.MISSING);
    }

    private static RequiredDocument.State state(Finding finding, Requirement row) {
        return switch (finding.outcome()) {
            case FOUND -> RequiredDocument.State.IN_REGISTRY;
            case NONE -> RequiredDocument.State.MISSING;
            case UNAVAILABLE, PENDING -> row.registryFirst()
                    ? RequiredDocument.State.POSTPONED : RequiredDocument.State.MISSING;
        };
    }

    private static String role(Person person) {
        if (person.applicant() || "spouse".equals(person.relation())) {
            return person.relation();
        }
        return CHILDREN.contains(person.relation()) ? "child" : "other";
    }

    /** By the document shown; where none is named, by citizenship; a citizen's child without papers counts as local. */
    private static boolean foreign(Person person) {
        if (person.documentType() != null) {
            return !KAZAKH_DOCUMENTS.contains(person.documentType());
        }
        return person.citizenship() != null && !KAZAKHSTAN.equals(person.citizenship());
    }
}
