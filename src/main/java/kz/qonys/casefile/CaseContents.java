package kz.qonys.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.language.Language;
import org.springframework.stereotype.Component;

/** Loads the content of a case from its tables and writes back what differs. */
@Component
class CaseContents {

    private final CaseStore cases;
    private final PersonStore persons;
    private final SectionStore sections;
    private final ConsentStore consents;
    private final Clock clock;

    CaseContents(CaseStore cases, PersonStore persons, SectionStore sections, ConsentStore consents, Clock clock) {
        this.cases = cases;
        this.persons = persons;
        this.sections = sections;
        this.consents = consents;
        this.clock = clock;
    }

    CaseContent load(CaseSummary summary) {
        CaseContent content = new CaseContent(new LinkedHashMap<>(), new ArrayList<>());
        content.put("category", summary.category());
        content.put("abroad", summary.abroad());
        content.put("settlementOffice", summary.settlementOffice());
        Map<Field.Place, Map<String, Object>> stored = sections.sections(summary.caseId());
        for (PersonStore.Stored person : persons.household(summary.caseId())) {
            if (Person.APPLICANT.equals(person.relation())) {
                stored.put(Field.Place.APPLICANT, person.data());
                consent(summary.caseId(), person.id(), content);
            } else {
                content.members().add(row(person));
            }
        }
        for (Field field : FieldCatalogue.fields()) {
            if (stored.containsKey(field.place())) {
                content.put(field.key(), stored.get(field.place()).get(field.name()));
            }
        }
        return content;
    }

    void save(CaseSummary summary, CaseContent before, CaseContent after, Access access) {
        for (Field.Place place : Field.Place.values()) {
            if (!before.at(place).equals(after.at(place))) {
                save(summary, place, after, access);
            }
        }
        if (!before.members().equals(after.members())) {
            saveMembers(summary.caseId(), before, after, access);
        }
    }

    String applicantId(String caseId) {
        return applicant(caseId).id();
    }

    /** Takes away what only the former applicant could tell: own telephone, mail, education and occupation. */
    void forgetApplicantsOwn(String caseId) {
        Map<Field.Place, Map<String, Object>> stored = sections.sections(caseId);
        for (Field.Place place : List.of(Field.Place.EDUCATION, Field.Place.OCCUPATION)) {
            if (stored.containsKey(place)) {
                sections.save(caseId, place, Map.of());
            }
        }
        Optional.ofNullable(stored.get(Field.Place.CONTACTS)).ifPresent(contacts -> {
            contacts.keySet().removeAll(List.of("phone", "email"));
            sections.save(caseId, Field.Place.CONTACTS, contacts);
        });
    }

    private void save(CaseSummary summary, Field.Place place, CaseContent after, Access access) {
        Map<String, Object> values = after.at(place);
        switch (place) {
            case CASE -> cases.update(new CaseSummary(summary.caseId(), summary.caseNumber(),
                    (String) values.get("category"), (Boolean) values.get("abroad"), summary.departureOffice(),
                    (String) values.get("settlementOffice"), summary.stage(), summary.holder(), summary.round(),
                    summary.openedAt(), summary.openedBy(), summary.closedAt(),
                    summary.assistant()));
            case APPLICANT -> persons.update(new PersonStore.Stored(applicantId(summary.caseId()), summary.caseId(), 0,
                    Person.APPLICANT, values));
            case CONSENT -> saveConsent(summary, after, access);
            default -> sections.save(summary.caseId(), place, values);
        }
    }

    private void saveConsent(CaseSummary summary, CaseContent after, Access access) {
        PersonStore.Stored applicant = applicant(summary.caseId());
        Map<String, Object> values = after.at(Field.Place.CONSENT);
        if (!Boolean.TRUE.equals(values.get("consentGiven"))) {
            consents.withdraw(summary.caseId(), applicant.id(), access);
            return;
        }
        Consent consent = new Consent(applicant.id(), LocalDate.parse((String) values.get("consentDate")),
                (String) values.get("consentForm"), Boolean.TRUE.equals(values.get("consentReadAloud")),
                Boolean.TRUE.equals(values.get("consentThirdParties")),
                Boolean.TRUE.equals(values.get("consentCrossBorder")));
        Language language = Language.of(Objects.toString(after.fields().get("contactLanguage"), ""))
                .orElse(Language.DEFAULT);
        consents.give(summary.caseId(), consent, fullName(after), operator(summary, after), language, access);
    }

    private void saveMembers(String caseId, CaseContent before, CaseContent after, Access access) {
        for (int i = 0; i < after.members().size(); i++) {
            Map<String, Object> row = after.members().get(i);
            Optional<Map<String, Object>> known = Optional.ofNullable(row.get(CaseContent.PERSON_ID))
                    .flatMap(before::member);
            if (known.isEmpty()) {
                row.put(CaseContent.PERSON_ID, UUID.randomUUID().toString());
                persons.insert(stored(caseId, i + 1, row));
            } else if (!known.get().equals(row) || before.members().indexOf(known.get()) != i) {
                persons.update(stored(caseId, i + 1, row));
            }
        }
        before.members().stream()
                .map(row -> (String) row.get(CaseContent.PERSON_ID))
                .filter(id -> after.member(id).isEmpty())
                .forEach(id -> persons.remove(caseId, id, clock.instant(), access.user()));
    }

    private void consent(String caseId, String personId, CaseContent content) {
        Optional<Consent> valid = consents.valid(caseId, personId);
        valid.ifPresent(consent -> {
            content.put("consentGiven", true);
            content.put("consentDate", consent.givenOn().toString());
            content.put("consentForm", consent.form());
            content.put("consentReadAloud", consent.readAloud());
            content.put("consentThirdParties", consent.thirdParties());
            content.put("consentCrossBorder", consent.crossBorder());
        });
        if (valid.isEmpty() && consents.everGiven(caseId, personId)) {
            content.put("consentGiven", false);
        }
    }

    private PersonStore.Stored applicant(String caseId) {
        return persons.household(caseId).stream()
                .filter(person -> Person.APPLICANT.equals(person.relation()))
                .findFirst().orElseThrow();
    }

    private static String fullName(CaseContent content) {
        return Stream.of("applicantSurname", "applicantName", "applicantPatronymic")
                .map(content.fields()::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    private static String operator(CaseSummary summary, CaseContent after) {
        return summary.departureOffice() == null
                ? (String) after.fields().get("settlementOffice")
                : summary.departureOffice();
    }

    private static Map<String, Object> row(PersonStore.Stored person) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(CaseContent.PERSON_ID, person.id());
        row.put("relation", person.relation());
        for (Field field : FieldCatalogue.memberFields()) {
            if (person.data().containsKey(field.name())) {
                row.put(field.name(), person.data().get(field.name()));
            }
        }
        return row;
    }

    private static PersonStore.Stored stored(String caseId, int ordinal, Map<String, Object> row) {
        Map<String, Object> data = new LinkedHashMap<>(row);
        data.remove(CaseContent.PERSON_ID);
        String relation = (String) data.remove("relation");
        return new PersonStore.Stored((String) row.get(CaseContent.PERSON_ID), caseId, ordinal, relation, data);
    }
}
