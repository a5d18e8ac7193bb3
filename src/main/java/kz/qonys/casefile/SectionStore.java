package kz.qonys.casefile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table case_section: named groups of fields, each sealed as one value. */
@Repository
class SectionStore {

    private static final String TABLE = "case_section";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final CaseReadings readings;

    private record Sealed(String id, String name, String data) {
    }

    SectionStore(JdbcClient jdbc, FieldCipher cipher, CaseReadings readings) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.readings = readings;
    }

    Map<Field.Place, Map<String, Object>> sections(String caseId) {
        Map<Field.Place, Map<String, Object>> found = new EnumMap<>(Field.Place.class);
        sealed(caseId).forEach(section -> found.put(Field.Place.valueOf(section.name()),
                Json.map(cipher.open(section.data(), SealedColumns.SECTION.context(section.id())))));
        return found;
    }

    void save(String caseId, Field.Place place, Map<String, Object> data) {
        Optional<String> known = sealed(caseId).stream().filter(section -> section.name().equals(place.name()))
                .map(Sealed::id).findFirst();
        String id = known.orElseGet(() -> UUID.randomUUID().toString());
        String sealed = cipher.seal(Json.text(data), SealedColumns.SECTION.context(id));
        if (known.isPresent()) {
            jdbc.sql("update case_section set data = ? where id = ?").params(sealed, id).update();
        } else {
            jdbc.sql("insert into case_section (id, case_id, name, data) values (?, ?, ?, ?)")
                    .params(id, caseId, place.name(), sealed).update();
        }
        readings.forget(caseId, TABLE);
    }

    private List<Sealed> sealed(String caseId) {
        return readings.read(caseId, TABLE, () -> jdbc.sql("select id, name, data from case_section where case_id = ?")
                .param(caseId).query((row, number) -> new Sealed(row.getString(1), row.getString(2), row.getString(3)))
                .list());
    }
}
