package kz.qonys.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.Person;
import kz.qonys.registry.AccessGrant;
import kz.qonys.registry.DocumentType;
import kz.qonys.registry.Gender;
import kz.qonys.registry.Names;
import kz.qonys.registry.PersonQuery;
import kz.qonys.registry.Registry;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.RegistryInquiries;
import kz.qonys.registry.RegistryInquiries.Entry;
import kz.qonys.registry.RegistryPerson;
import org.springframework.stereotype.Component;

/** The register of persons, asked about everybody of the household. */
@Component
class PersonQuestion implements RegistryQuestion {

    private final RegistryInquiries registries;
    private final CaseFiles cases;

    PersonQuestion(RegistryInquiries registries, CaseFiles cases) {
        this.registries = registries;
        this.cases = cases;
    }

    @Override
    public String kind() {
        return "person";
    }

    @Override
    public Registry registry() {
        return Registry.GBD_FL;
    }

    @Override
    public List<String> open(String caseId, List<Person> household) {
        return household.stream()
                .filter(person -> query(person)
                        .filter(query -> !registries.knows(caseId, person.personId(), query)).isPresent())
                .map(Person::personId).toList();
    }

    @Override
    public RegistryAnswer<?> put(Subject subject, AccessGrant grant, Entry entry) {
        return query(person(subject))
                .<RegistryAnswer<?>>map(query -> registries.ask(subject.caseId(), subject.personId(), query, grant, entry))
                .orElseGet(RegistryAnswer.NotFound::new);
    }

    @Override
    public void withoutConsent(Subject subject) {
        registries.withoutConsent(subject.caseId(), subject.personId());
    }

    @Override
    public Optional<Instant> dueAgain(Subject subject) {
        return registries.personDueAgain(subject.caseId(), subject.personId());
    }

    @Override
    public Map<String, Object> draft(Subject subject) {
        Person person = person(subject);
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("manualSurname", person.surname());
        draft.put("manualName", person.name());
        draft.put("manualPatronymic", person.patronymic());
        draft.put("manualBirthDate", Objects.toString(person.birthDate(), null));
        draft.put("manualCitizenship", person.citizenship());
        draft.put("manualDocumentType", person.documentType());
        draft.put("manualDocumentNumber", person.documentNumber());
        return draft;
    }

    @Override
    public void enter(Subject subject, Map<String, Object> values, String reason, String officer) {
        Person declared = person(subject);
        String line = text(values, "manualAddress");
        String number = text(values, "manualDocumentNumber");
        RegistryPerson person = new RegistryPerson(declared.iin(), text(values, "manualSurname"),
                text(values, "manualName"), text(values, "manualPatronymic"), date(values, "manualBirthDate"), null,
                gender(declared), text(values, "manualCitizenship"),
                line == null ? null : new RegistryPerson.Address(null, line, null), null,
                Boolean.TRUE.equals(values.get("manualBirthCertificate")),
                number == null ? List.of() : List.of(new RegistryPerson.Document(
                        DocumentType.of(text(values, "manualDocumentType")), number, null, null)));
        registries.enter(subject.caseId(), subject.personId(), query(declared).orElseThrow(), person, reason, officer);
    }

    @Override
    public List<Compared> compared(Subject subject) {
        return registries.personEntered(subject.caseId(), subject.personId()).map(entered -> {
            List<RegistryPerson> found = registries.personsOnFile(subject.caseId(), subject.personId())
                    .orElse(List.of());
            return compared(entered, found.size() == 1 ? found.get(0) : null);
        }).orElse(List.of());
    }

    private static List<Compared> compared(RegistryPerson entered, RegistryPerson answered) {
        List<Compared> rows = new ArrayList<>();
        rows.add(name("surname", entered.surname(), answered == null ? null : answered.surname()));
        rows.add(name("name", entered.name(), answered == null ? null : answered.name()));
        rows.add(name("patronymic", entered.patronymic(), answered == null ? null : answered.patronymic()));
        rows.add(exact("birth-date", entered.birthDate(), answered == null ? null : answered.birthDate()));
        rows.add(exact("citizenship", entered.citizenship(), answered == null ? null : answered.citizenship()));
        rows.add(documents(entered, answered));
        rows.add(exact("birth-certificate", entered.birthCertificate(),
                answered == null ? null : answered.birthCertificate()));
        if (entered.registrationAddress() != null) {
            rows.add(exact("address", entered.registrationAddress().line(),
                    answered == null || answered.registrationAddress() == null
                            ? null : answered.registrationAddress().line()));
        }
        return rows;
    }

    private static Compared name(String field, String entered, String answered) {
        boolean same = entered == null ? answered == null : Names.same(entered, answered);
        return new Compared(field, Objects.toString(entered, ""), Objects.toString(answered, ""), same);
    }

    private static Compared exact(String field, Object entered, Object answered) {
        return new Compared(field, Objects.toString(entered, ""), Objects.toString(answered, ""),
                Objects.equals(entered, answered));
    }

    /** The register holds several documents; the entered one must be among them. */
    private static Compared documents(RegistryPerson entered, RegistryPerson answered) {
        String number = entered.documents().stream().map(RegistryPerson.Document::number).findFirst().orElse("");
        List<String> numbers = answered == null ? List.of()
                : answered.documents().stream().map(RegistryPerson.Document::number).toList();
        return new Compared("document", number, numbers.stream().collect(Collectors.joining(", ")),
                number.isEmpty() || numbers.contains(number));
    }

    private Person person(Subject subject) {
        return cases.persons(subject.caseId(), subject.access()).stream()
                .filter(person -> person.personId().equals(subject.personId())).findFirst()
                .orElseThrow(() -> new PersonGoneException());
    }

    private static Optional<PersonQuery> query(Person person) {
        if (person.iin() != null) {
            return Optional.of(new PersonQuery.ByIin(person.iin()));
        }
        return person.birthDate() == null || person.surname() == null && person.name() == null
                ? Optional.empty()
                : Optional.of(new PersonQuery.ByName(person.surname(), person.name(), person.birthDate()));
    }

    private static Gender gender(Person person) {
        return person.gender() == null ? null : "female".equals(person.gender()) ? Gender.FEMALE : Gender.MALE;
    }

    private static LocalDate date(Map<String, Object> values, String key) {
        String text = text(values, key);
        return text == null ? null : LocalDate.parse(text);
    }

    static String text(Map<String, Object> values, String key) {
        Object value = values.get(key);
        return value == null || value.toString().isBlank() ? null : value.toString().strip();
    }
}
