package kz.qonys.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.FieldSource;
import kz.qonys.casefile.Person;
import kz.qonys.language.Messages;
import org.springframework.stereotype.Component;

/** Field {@code missingDocuments}: rows of person and document that the applicant is asked for. */
@Component
class MissingDocuments implements FieldSource {

    private static final String KEY = "missingDocuments";

    private final RequiredDocuments required;
    private final CaseFiles cases;
    private final Messages messages;

    MissingDocuments(RequiredDocuments required, CaseFiles cases, Messages messages) {
        this.required = required;
        this.cases = cases;
        this.messages = messages;
    }

    @Override
    public Set<String> keys() {
        return Set.of(KEY);
    }

    @Override
    public List<Map<String, Object>> value(String key, String caseId, Access access) {
        Map<String, Person> people = cases.persons(caseId, access).stream()
                .collect(Collectors.toMap(Person::personId, person -> person));
        return required.missing(caseId, access).stream()
                .map(document -> row(people.get(document.personId()), document))
                .toList();
    }

    private Map<String, Object> row(Person person, RequiredDocument document) {
        String relation = messages.text("value.relation." + person.relation());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("person", person.shortName().isEmpty() ? relation : person.shortName() + " (" + relation + ")");
        row.put("document", messages.text("documentKind." + document.kind().code()));
        return row;
    }
}
