package kz.qonys.casefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is on file for a case: values by field key, and the family as rows of {@code familyMembers}. Only what is there:
 * no null values.
 */
record CaseContent(Map<String, Object> fields, List<Map<String, Object>> members) {

    static final String PERSON_ID = "personId";

    CaseContent copy() {
        List<Map<String, Object>> rows = new ArrayList<>();
        members.forEach(row -> rows.add(new LinkedHashMap<>(row)));
        return new CaseContent(new LinkedHashMap<>(fields), rows);
    }

    Optional<Map<String, Object>> member(Object personId) {
        return members.stream().filter(row -> row.get(PERSON_ID).equals(personId)).findFirst();
    }

    /** Sets a value, or takes it away when it is null. */
    void put(String key, Object value) {
        put(fields, key, value);
    }

    static void put(Map<String, Object> row, String key, Object value) {
        if (value == null) {
            row.remove(key);
        } else {
            row.put(key, value);
        }
    }

    /** Keys of fields that differ; {@code familyMembers} when any row does. */
    Set<String> differs(CaseContent other) {
        Set<String> keys = new LinkedHashSet<>();
        for (Field field : FieldCatalogue.fields()) {
            if (!Objects.equals(fields.get(field.key()), other.fields.get(field.key()))) {
                keys.add(field.key());
            }
        }
        if (!members.equals(other.members)) {
            keys.add(FieldCatalogue.FAMILY_MEMBERS);
        }
        return keys;
    }

    /** Values of one place by their name there, as stored. */
    Map<String, Object> at(Field.Place place) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : FieldCatalogue.fields()) {
            if (field.place() == place && fields.containsKey(field.key())) {
                values.put(field.name(), fields.get(field.key()));
            }
        }
        return values;
    }

    String json() {
        return Json.text(Map.of("fields", fields, "members", members));
    }

    @SuppressWarnings("unchecked")
    static CaseContent of(String json) {
        Map<String, Object> whole = Json.map(json);
        return new CaseContent((Map<String, Object>) whole.get("fields"),
                (List<Map<String, Object>>) whole.get("members"));
    }

    @Override
    public String toString() {
        return "CaseContent" + fields.keySet();
    }
}
