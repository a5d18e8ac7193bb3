package kz.qonys.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.FieldSource;
import kz.qonys.casefile.Person;
import kz.qonys.language.Messages;
import kz.qonys.registry.FamilyCard.Relative;
import kz.qonys.registry.Names;
import kz.qonys.registry.RegistryInquiries;
import org.springframework.stereotype.Component;

/**
 * Declared relatives beside those of the Digital Family Card, differences marked: what the head of the mobility centre
 * checks (order: «наличие или отсутствие других близких членов семьи»). Rows: declared, onCard, mark.
 */
@Component
class RelativesCompared implements FieldSource {

    private static final String KEY = "relativesCompared";

    private final RegistryInquiries registries;
    private final CaseFiles cases;
    private final Messages messages;

    RelativesCompared(RegistryInquiries registries, CaseFiles cases, Messages messages) {
        this.registries = registries;
        this.cases = cases;
        this.messages = messages;
    }

    @Override
    public Set<String> keys() {
        return Set.of(KEY);
    }

    @Override
    public Object value(String key, String caseId, Access access) {
        return registries.familyCardOnFile(caseId)
                .map(card -> rows(cases.persons(caseId, access), card.relatives()))
                .orElse(List.of(row("", "", "review.relatives.no-card")));
    }

    private List<Map<String, Object>> rows(List<Person> household, List<Relative> relatives) {
        List<Map<String, Object>> rows = new ArrayList<>();
        List<Relative> left = new ArrayList<>(relatives);
        for (Person person : household) {
            if (!person.applicant()) {
                Optional<Relative> match = left.stream().filter(relative -> same(person, relative)).findFirst();
                match.ifPresent(left::remove);
                rows.add(row(declared(person), match.map(this::onCard).orElse(""), mark(person, match)));
            }
        }
        left.forEach(relative -> rows.add(row("", onCard(relative),
                relative.alive() ? "review.relatives.not-declared" : "review.relatives.died")));
        return rows;
    }

    private static String mark(Person person, Optional<Relative> match) {
        if (match.isEmpty()) {
            return "review.relatives.not-on-card";
        }
        if (!match.get().alive()) {
            return "review.relatives.died";
        }
        return match.get().relation().code().equals(person.relation())
                ? "review.relatives.same"
                : "review.relatives.other-relation";
    }

    private static boolean same(Person person, Relative relative) {
        if (person.iin() != null && relative.iin() != null) {
            return person.iin().equals(relative.iin());
        }
        return Objects.equals(person.birthDate(), relative.birthDate())
                && Names.same(person.surname(), relative.surname()) && Names.same(person.name(), relative.name());
    }

    private String declared(Person person) {
        return person.fullName() + ", " + relation(person.relation());
    }

    private String onCard(Relative relative) {
        return String.join(" ", List.of(relative.surname() == null ? "" : relative.surname(),
                relative.name() == null ? "" : relative.name())).strip() + ", " + relation(relative.relation().code());
    }

    private String relation(String code) {
        return messages.text("value.relation." + code);
    }

    private Map<String, Object> row(String declared, String onCard, String mark) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("declared", declared);
        row.put("onCard", onCard);
        row.put("mark", messages.text(mark));
        return row;
    }
}
