package kz.qonys.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
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
                .<RegistryAnswer<?>>map(query -> registries.ask(subject.caseId(), subject.personId(), query,
                        grant, entry))
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
            return compared(entered, found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty());
        }).orElse(List.of());
    }

    private static List<Compared> compared(RegistryPerson entered, Optional<RegistryPerson> answered) {
        List<Compared> rows = new ArrayList<>();
        rows.add(name("surname", entered, answered, RegistryPerson::surname));
        rows.add(name("name", entered, answered, RegistryPerson::name));
        rows.add(name("patronymic", entered, answered, RegistryPerson::patronymic));
        rows.add(exact("birth-date", entered, answered, RegistryPerson::birthDate));
        rows.add(exact("citizenship", entered, answered, RegistryPerson::citizenship));
        rows.add(documents(entered, answered));
        rows.add(exact("birth-certificate", entered, answered, RegistryPerson::birthCertificate));
        if (entered.registrationAddress() != null) {
            rows.add(exact("address", entered, answered, PersonQuestion::addressLine));
        }
        return rows;
    }

    private static Compared name(String field, RegistryPerson entered, Optional<RegistryPerson> answered,
            Function<RegistryPerson, String> part) {
        return row(field, part.apply(entered), answered.map(part).orElse(null),
                (one, other) -> one == null ? other == null : Names.same(one, other));
    }

    private static Compared exact(String field, RegistryPerson entered, Optional<RegistryPerson> answered,
            Function<RegistryPerson, Object> part) {
        return row(field, part.apply(entered), answered.map(part).orElse(null), Objects::equals);
    }

    private static <T> Compared row(String field, T entered, T answered, BiPredicate<T, T> same) {
        return new Compared(field, Objects.toString(entered, ""), Objects.toString(answered, ""),
                same.test(entered, answered));
    }

    /** The register holds several documents; the entered one must be among them. */
    private static Compared documents(RegistryPerson entered, Optional<RegistryPerson> answered) {
        String number = entered.documents().stream().map(RegistryPerson.Document::number).findFirst().orElse("");
        List<String> numbers = answered.stream().flatMap(person -> person.documents().stream())
                .map(RegistryPerson.Document::number).toList();
        return new Compared("document", number, String.join(", ", numbers), number.isEmpty()
                || numbers.contains(number));
    }

    private static String addressLine(RegistryPerson person) {
        return person.registrationAddress() == null ? null : person.registrationAddress().line();
    }

    private Person person(Subject subject) {
        return cases.persons(subject.caseId(), subject.access()).stream()
                .filter(person -> person.personId().equals(subject.personId())).findFirst()
                .orElseThrow(PersonGoneException::new);
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
