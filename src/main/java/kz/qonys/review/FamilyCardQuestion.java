package kz.qonys.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.Person;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.registry.AccessGrant;
import kz.qonys.registry.FamilyCard;
import kz.qonys.registry.FamilyCard.Relative;
import kz.qonys.registry.Names;
import kz.qonys.registry.Registry;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.RegistryInquiries;
import kz.qonys.registry.RegistryInquiries.Entry;
import kz.qonys.registry.Relation;
import org.springframework.stereotype.Component;

/** The Digital Family Card of the applicant. */
@Component
class FamilyCardQuestion implements RegistryQuestion {

    private static final String RELATIVES = "manualRelatives";

    private final RegistryInquiries registries;
    private final CaseFiles cases;

    FamilyCardQuestion(RegistryInquiries registries, CaseFiles cases) {
        this.registries = registries;
        this.cases = cases;
    }

    @Override
    public String kind() {
        return "family-card";
    }

    @Override
    public Registry registry() {
        return Registry.FAMILY_CARD;
    }

    @Override
    public List<String> open(String caseId, List<Person> household) {
        return household.stream().filter(Person::applicant).map(Person::iin).filter(Objects::nonNull)
                .filter(iin -> !registries.knowsFamilyCard(caseId, iin))
                .map(iin -> RegistryInquiries.WHOLE_FAMILY).toList();
    }

    @Override
    public RegistryAnswer<?> put(Subject subject, AccessGrant grant, Entry entry) {
        return iin(subject).<RegistryAnswer<?>>map(iin -> registries.askFamilyCard(subject.caseId(), iin, entry))
                .orElseGet(RegistryAnswer.NotFound::new);
    }

    @Override
    public Optional<Instant> dueAgain(Subject subject) {
        return registries.familyCardDueAgain(subject.caseId());
    }

    @Override
    public Map<String, Object> draft(Subject subject) {
        return Map.of(RELATIVES, cases.persons(subject.caseId(), subject.access()).stream()
                .filter(person -> !person.applicant()).map(FamilyCardQuestion::row).toList());
    }

    @Override
    public void enter(Subject subject, Map<String, Object> values, String reason, String officer) {
        String iin = iin(subject)
                .orElseThrow(() -> new FaultException(Fault.of("review.fault.iin-missing")));
        List<Relative> relatives = new ArrayList<>();
        if (values.get(RELATIVES) instanceof List<?> rows) {
            rows.stream().map(row -> relative((Map<?, ?>) row)).forEach(relatives::add);
        }
        registries.enter(subject.caseId(), iin, new FamilyCard(iin, relatives), reason, officer);
    }

    @Override
    public List<Compared> compared(Subject subject) {
        return registries.familyCardEntered(subject.caseId())
                .map(entered -> compared(entered.relatives(), registries.familyCardOnFile(subject.caseId())
                        .map(FamilyCard::relatives).orElse(List.of())))
                .orElse(List.of());
    }

    private static List<Compared> compared(List<Relative> entered, List<Relative> answered) {
        List<Compared> rows = new ArrayList<>();
        List<Relative> left = new ArrayList<>(answered);
        for (Relative one : entered) {
            Optional<Relative> match = left.stream().filter(other -> same(one, other)).findFirst();
            match.ifPresent(left::remove);
            rows.add(new Compared("relative", words(one), match.map(FamilyCardQuestion::words).orElse(""),
                    match.filter(other -> other.relation() == one.relation()).isPresent()));
        }
        left.forEach(other -> rows.add(new Compared("relative", "", words(other), false)));
        return rows;
    }

    private static boolean same(Relative one, Relative other) {
        return Objects.equals(one.birthDate(), other.birthDate()) && Names.same(one.surname(), other.surname())
                && Names.same(one.name(), other.name());
    }

    private static String words(Relative relative) {
        return String.join(" ", Stream.of(relative.surname(), relative.name(), relative.birthDate(),
                relative.relation().code()).filter(Objects::nonNull).map(Object::toString).toList());
    }

    private Optional<String> iin(Subject subject) {
        return cases.persons(subject.caseId(), subject.access()).stream().filter(Person::applicant)
                .map(Person::iin).filter(Objects::nonNull).findFirst();
    }

    private static Map<String, Object> row(Person person) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("surname", person.surname());
        row.put("name", person.name());
        row.put("birthDate", Objects.toString(person.birthDate(), null));
        row.put("relation", person.relation());
        return row;
    }

    private static Relative relative(Map<?, ?> row) {
        Object birth = row.get("birthDate");
        return new Relative(null, Objects.toString(row.get("surname"), null), Objects.toString(row.get("name"), null),
                null, birth == null ? null : LocalDate.parse(birth.toString()), null,
                Relation.of(Objects.toString(row.get("relation"), "")), true, true);
    }
}
