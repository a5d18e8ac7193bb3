package kz.qonys.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFields;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.DocumentKind;
import kz.qonys.casefile.Documents;
import kz.qonys.casefile.NewCase;
import kz.qonys.casefile.Person;
import kz.qonys.casefile.TestStaff;
import kz.qonys.casefile.TestSystem;
import kz.qonys.intake.RegistryFindings.Finding;
import kz.qonys.intake.RegistryFindings.Outcome;
import kz.qonys.language.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;

@SpringBootTest(classes = {TestSystem.class, RequiredDocumentsTest.Registries.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = {
                "qonys.casefile.keys.b=" + TestSystem.KEY_B, "qonys.casefile.current-key=b",
                "qonys.casefile.index-key=" + TestSystem.INDEX, "spring.profiles.active=test",
                "qonys.data=target/intake-test-${qonys.fork:0}",
                "spring.datasource.url=jdbc:h2:mem:intake;DB_CLOSE_DELAY=-1"})
class RequiredDocumentsTest {

    private static final Access CLERK = TestStaff.access(TestStaff.CLERK);

    /** Registries whose answers a test sets. */
    static class Answers implements RegistryFindings {

        private final Map<String, Outcome> outcomes = new HashMap<>();

        @Override
        public Optional<Finding> finding(String caseId, String personId, DocumentKind kind) {
            return Optional.ofNullable(outcomes.get(personId + kind)).map(one -> new Finding(one, Instant.EPOCH));
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Registries {

        @Bean
        Answers answers() {
            return new Answers();
        }
    }

    @Autowired
    CaseFiles cases;
    @Autowired
    CaseFields fields;
    @Autowired
    Documents documents;
    @Autowired
    RequiredDocuments required;
    @Autowired
    Answers answers;

    private String caseId;
    private Person applicant;
    private Person spouse;

    @BeforeEach
    void enterCouple() {
        caseId = cases.open(new NewCase(UUID.randomUUID().toString(), "migrant", false, "tur-cc", null), CLERK)
                .caseId();
        fields.write(caseId, Map.ofEntries(Map.entry("applicantSurname", "Асанов"), Map.entry("applicantName", "Асан"),
                Map.entry("applicantBirthDate", "1985-06-15"), Map.entry("applicantMaritalStatus", "married"),
                Map.entry("applicantDocumentType", "id-card"), Map.entry("applicantEducation", "none"),
                Map.entry("consentGiven", true), Map.entry("consentDate", "2026-06-15"),
                Map.entry("consentForm", "digital"),
                Map.entry("familyMembers", List.of(Map.of("surname", "Асанова", "name", "Айша", "relation", "spouse",
                        "birthDate", "1986-01-01", "documentType", "foreign-passport", "citizenship", "UZB")))), CLERK);
        applicant = cases.persons(caseId, CLERK).get(0);
        spouse = cases.persons(caseId, CLERK).get(1);
    }

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void shouldAskForEverything_whenNoRegistryIsConnected() {
        assertThat(missing()).containsExactlyInAnyOrder("Асанов identity", "Асанов marriage", "Асанова identity",
                "Асанова translation", "Асанова education", "Асанова consent-scan");
    }

    @Test
    void shouldNotAsk_whenARegistryHoldsIt() {
        answer(applicant, DocumentKind.IDENTITY, Outcome.FOUND);
        answer(applicant, DocumentKind.MARRIAGE, Outcome.NONE);

        assertThat(missing()).contains("Асанов marriage").doesNotContain("Асанов identity");
        assertThat(state(applicant, DocumentKind.IDENTITY)).isEqualTo(RequiredDocument.State.IN_REGISTRY);
    }

    @Test
    void shouldPostponeInsteadOfAsking_whenARegistryIsUnavailable() {
        answer(applicant, DocumentKind.IDENTITY, Outcome.UNAVAILABLE);
        answer(applicant, DocumentKind.MARRIAGE, Outcome.PENDING);
        answer(spouse, DocumentKind.IDENTITY, Outcome.UNAVAILABLE);

        assertThat(missing()).doesNotContain("Асанов identity", "Асанов marriage").contains("Асанова identity");
        assertThat(state(applicant, DocumentKind.MARRIAGE)).isEqualTo(RequiredDocument.State.POSTPONED);
    }

    @Test
    void shouldNotAskAgain_whenUploaded() {
        String documentId = documents.add(caseId, new Documents.Upload(spouse.personId(), "education", "a.pdf",
                new ByteArrayInputStream("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII))), TestStaff.CLERK, null)
                .documentId();
        assertThat(missing()).doesNotContain("Асанова education");

        documents.remove(caseId, documentId, TestStaff.CLERK);
        assertThat(missing()).contains("Асанова education");
    }

    @Test
    void shouldFillTheFieldInWords() {
        answer(applicant, DocumentKind.IDENTITY, Outcome.FOUND);
        LocaleContextHolder.setLocale(Language.RU.locale());

        assertThat(fields.read(caseId, List.of("missingDocuments"), CLERK).get("missingDocuments").toString())
                .contains("{person=Асанов А. (заявитель), document=свидетельство о браке}");
    }

    private List<String> missing() {
        return required.missing(caseId).stream().map(document ->
                (document.personId().equals(applicant.personId()) ? "Асанов " : "Асанова ") + document.kind().code())
                .toList();
    }

    private RequiredDocument.State state(Person person, DocumentKind kind) {
        return required.of(caseId, CLERK).stream()
                .filter(document -> document.personId().equals(person.personId()) && document.kind() == kind)
                .findFirst().orElseThrow().state();
    }

    private void answer(Person person, DocumentKind kind, Outcome outcome) {
        answers.outcomes.put(person.personId() + kind, outcome);
    }
}
