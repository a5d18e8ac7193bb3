package kz.qonys.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseCardPart;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.FieldSource;
import kz.qonys.casefile.Person;
import kz.qonys.language.Messages;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import org.springframework.stereotype.Component;

/** Field and card section {@code missingDocuments}: rows of person and document that the applicant is asked for. */
@Component
class MissingDocuments implements FieldSource, CaseCardPart {

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
        List<Map<String, Object>> rows = rows(caseId, access);
        rows.forEach(row -> row.keySet().retainAll(Set.of("person", "document")));
        return rows;
    }

    private List<Map<String, Object>> rows(String caseId, Access access) {
        Map<String, Person> people = cases.persons(caseId, access).stream()
                .collect(Collectors.toMap(Person::personId, person -> person));
        return required.missing(caseId, access).stream()
                .map(document -> row(people.get(document.personId()), document))
                .toList();
    }

    @Override
    public String name() {
        return KEY;
    }

    @Override
    public Operation operation() {
        return Operation.DOCUMENT_UPLOAD;
    }

    @Override
    public Object part(String caseId, Officer reader) {
        return rows(caseId, new Access(reader.id(), null, null, "case-card"));
    }

    private Map<String, Object> row(Person person, RequiredDocument document) {
        String relation = messages.text("value.relation." + person.relation());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("person", person.shortName().isEmpty() ? relation : person.shortName() + " (" + relation + ")");
        row.put("personId", person.personId());
        row.put("kind", document.kind().code());
        row.put("document", messages.text("documentKind." + document.kind().code()));
        return row;
    }
}
