package kz.qonys.casefile;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table case_section: named groups of fields, each sealed as one value. */
@Repository
class SectionStore {

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    SectionStore(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    Map<Field.Place, Map<String, Object>> sections(String caseId) {
        Map<Field.Place, Map<String, Object>> found = new EnumMap<>(Field.Place.class);
        jdbc.sql("select id, name, data from case_section where case_id = ?").param(caseId).query(row -> {
            String plain = cipher.open(row.getString("data"), SealedColumns.SECTION.context(row.getString("id")));
            found.put(Field.Place.valueOf(row.getString("name")), Json.map(plain));
        });
        return found;
    }

    void save(String caseId, Field.Place place, Map<String, Object> data) {
        Optional<String> known = jdbc.sql("select id from case_section where case_id = ? and name = ?")
                .params(caseId, place.name()).query(String.class).optional();
        String id = known.orElseGet(() -> UUID.randomUUID().toString());
        String sealed = cipher.seal(Json.text(data), SealedColumns.SECTION.context(id));
        if (known.isPresent()) {
            jdbc.sql("update case_section set data = ? where id = ?").params(sealed, id).update();
        } else {
            jdbc.sql("insert into case_section (id, case_id, name, data) values (?, ?, ?, ?)")
                    .params(id, caseId, place.name(), sealed).update();
        }
    }
}
