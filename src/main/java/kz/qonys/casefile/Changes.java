package kz.qonys.casefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What differs between two states of an application, in the reader's words: rows of field, before, after. */
@Component
class Changes {

    private final Words words;

    Changes(Words words) {
        this.words = words;
    }

    List<Map<String, Object>> between(CaseContent before, CaseContent after) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Field field : FieldCatalogue.fields()) {
            Object old = before.fields().get(field.key());
            Object fresh = after.fields().get(field.key());
            if (field.content() && !Objects.equals(old, fresh)) {
                rows.add(row(words.label(field.key()), words.value(field, old), words.value(field, fresh)));
            }
        }
        members(before, after, rows);
        return rows;
    }

    private void members(CaseContent before, CaseContent after, List<Map<String, Object>> rows) {
        for (Map<String, Object> old : before.members()) {
            Optional<Map<String, Object>> fresh = after.member(old.get(CaseContent.PERSON_ID));
            fresh.ifPresentOrElse(row -> columns(old, row, rows),
                    () -> rows.add(row(familyLabel(), whole(old), "")));
        }
        after.members().stream()
                .filter(row -> before.member(row.get(CaseContent.PERSON_ID)).isEmpty())
                .forEach(row -> rows.add(row(familyLabel(), "", whole(row))));
    }

    private void columns(Map<String, Object> old, Map<String, Object> fresh, List<Map<String, Object>> rows) {
        for (Field column : FieldCatalogue.memberFields()) {
            Object was = old.get(column.name());
            Object is = fresh.get(column.name());
            if (!Objects.equals(was, is)) {
                rows.add(row(name(old) + ": " + words.memberLabel(column.name()), words.value(column, was),
                        words.value(column, is)));
            }
        }
    }

    private String whole(Map<String, Object> row) {
        return FieldCatalogue.memberFields().stream()
                .filter(column -> row.containsKey(column.name()))
                .map(column -> words.value(column, row.get(column.name())))
                .collect(Collectors.joining(", "));
    }

    private String name(Map<String, Object> row) {
        return words.person(Person.of((String) row.get(CaseContent.PERSON_ID), (String) row.get("relation"), row));
    }

    private String familyLabel() {
        return words.label(FieldCatalogue.FAMILY_MEMBERS);
    }

    private static Map<String, Object> row(String field, String before, String after) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("field", field);
        row.put("before", before);
        row.put("after", after);
        return row;
    }
}
