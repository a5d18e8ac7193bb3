package kz.qonys.relocation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.qonys.casefile.SealedValues;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is agreed about the move of a family. Methods join the caller's transaction. */
@Repository
class Relocations {

    /**
     * The move of one case.
     *
     * @param expectedOn day of arrival that was arranged, null before
     * @param arrivedOn  null before the family has arrived
     * @param words      field values by key
     */
    record Relocation(String id, LocalDate expectedOn, LocalDate arrivedOn, Map<String, Object> words) {

        String word(String key) {
            return words.get(key) == null ? "" : words.get(key).toString();
        }
    }

    private final JdbcClient jdbc;
    private final SealedValues seals;

    Relocations(JdbcClient jdbc, SealedValues seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    /** As it stands; empty words when nothing is on file. */
    Relocation of(String caseId) {
        return find(caseId).orElseGet(() -> new Relocation(null, null, null, new LinkedHashMap<>()));
    }

    Optional<Relocation> find(String caseId) {
        return jdbc.sql("select * from relocation_move where case_id = ?").param(caseId).query(this::relocation)
                .optional();
    }

    /** Keeps values by key; others stay. */
    void keep(String caseId, Map<String, Object> values) {
        if (values.isEmpty()) {
            return;
        }
        Relocation known = opened(caseId);
        Map<String, Object> words = new LinkedHashMap<>(known.words());
        words.putAll(values);
        jdbc.sql("update relocation_move set data = ? where id = ?")
                .params(seals.seal(RelocationColumns.MOVE, known.id(), words), known.id()).update();
    }

    void expected(String caseId, LocalDate day) {
        jdbc.sql("update relocation_move set expected_on = ? where id = ?").params(day, opened(caseId).id()).update();
    }

    void arrived(String caseId, LocalDate day) {
        jdbc.sql("update relocation_move set arrived_on = ? where id = ?").params(day, opened(caseId).id()).update();
    }

    private Relocation opened(String caseId) {
        return find(caseId).orElseGet(() -> {
            jdbc.sql("insert into relocation_move (id, case_id) values (?, ?)")
                    .params(UUID.randomUUID().toString(), caseId).update();
            return find(caseId).orElseThrow();
        });
    }

    private Relocation relocation(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        return new Relocation(id, row.getObject("expected_on", LocalDate.class),
                row.getObject("arrived_on", LocalDate.class), seals.open(RelocationColumns.MOVE, id,
                row.getString("data")));
    }
}
