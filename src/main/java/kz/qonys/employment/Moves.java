package kz.qonys.employment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.qonys.casefile.SealedValues;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How a family will move, as field values by key. Methods join the caller's transaction. */
@Repository
public class Moves {

    private record Row(String id, String data) {
    }

    private final JdbcClient jdbc;
    private final SealedValues words;

    Moves(JdbcClient jdbc, SealedValues words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    /** Values by field key; empty when nothing is on file. */
    public Map<String, Object> of(String caseId) {
        return row(caseId).map(row -> words.open(EmploymentColumns.MOVE, row.id(), row.data()))
                .orElseGet(LinkedHashMap::new);
    }

    void keep(String caseId, Map<String, Object> values) {
        Optional<Row> known = row(caseId);
        String id = known.map(Row::id).orElseGet(() -> UUID.randomUUID().toString());
        String sealed = words.seal(EmploymentColumns.MOVE, id, values);
        if (known.isPresent()) {
            jdbc.sql("update employment_move set data = ? where id = ?").params(sealed, id).update();
        } else {
            jdbc.sql("insert into employment_move (id, case_id, data) values (?, ?, ?)").params(id, caseId, sealed)
                    .update();
        }
    }

    private Optional<Row> row(String caseId) {
        return jdbc.sql("select id, data from employment_move where case_id = ?").param(caseId)
                .query((row, number) -> new Row(row.getString("id"), row.getString("data"))).optional();
    }
}
