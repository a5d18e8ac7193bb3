package kz.qonys.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table case_person: the applicant and the members of the household. */
@Repository
class PersonStore {

    /** One stored person; data holds what is on file, keyed as in a row of {@code familyMembers}. */
    record Stored(String id, String caseId, int ordinal, String relation, Map<String, Object> data) {

        Person person() {
            return Person.of(id, relation, data);
        }
    }

    private static final String TABLE = "case_person";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final BlindIndex index;
    private final CaseReadings readings;

    /** A row as it is stored; opened anew for each asking, as what is opened may be changed by who asked. */
    private record Sealed(String id, String caseId, int ordinal, String relation, String data) {
    }

    PersonStore(JdbcClient jdbc, FieldCipher cipher, BlindIndex index, CaseReadings readings) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.index = index;
        this.readings = readings;
    }

    /** Everybody who belongs to the household now, the applicant first. */
    List<Stored> household(String caseId) {
        return readings.read(caseId, TABLE, () -> jdbc.sql(
                        "select * from case_person where case_id = ? and removed_at is null order by ordinal, id")
                .param(caseId).query(PersonStore::sealed).list()).stream().map(this::opened).toList();
    }

    /** One person of the case, also one who has left the household. */
    Optional<Stored> find(String caseId, String personId) {
        return jdbc.sql("select * from case_person where case_id = ? and id = ?").params(caseId, personId)
                .query(PersonStore::sealed).optional().map(this::opened);
    }

    /** Applicants of many cases, by case id. */
    Map<String, Stored> applicants(Collection<String> caseIds) {
        Map<String, Stored> found = new HashMap<>();
        if (!caseIds.isEmpty()) {
            jdbc.sql("select * from case_person where case_id in (:ids) and relation = 'applicant'"
                            + " and removed_at is null")
                    .param("ids", caseIds).query(PersonStore::sealed).list()
                    .forEach(person -> found.put(person.caseId(), opened(person)));
        }
        return found;
    }

    void insert(Stored person) {
        jdbc.sql("insert into case_person (id, case_id, ordinal, relation, iin_index, data) values (?, ?, ?, ?, ?, ?)")
                .params(person.id(), person.caseId(), person.ordinal(), person.relation(), iinIndex(person),
                        sealed(person))
                .update();
        readings.forget(person.caseId(), TABLE);
    }

    void update(Stored person) {
        jdbc.sql("update case_person set ordinal = ?, relation = ?, iin_index = ?, data = ? where id = ?")
                .params(person.ordinal(), person.relation(), iinIndex(person), sealed(person), person.id())
                .update();
        readings.forget(person.caseId(), TABLE);
    }

    void remove(String caseId, String personId, Instant at, String user) {
        jdbc.sql("update case_person set removed_at = ?, removed_by = ? where id = ?")
                .params(CaseStore.at(at), user, personId).update();
        readings.forget(caseId, TABLE);
    }

    /** Ids of open cases in which any of these numbers belongs to somebody of the household. */
    List<String> openCasesWith(Collection<String> iins) {
        return iins.isEmpty() ? List.of() : jdbc.sql("""
                select distinct p.case_id from case_person p join case_file f on f.id = p.case_id
                where p.iin_index in (:indexes) and p.removed_at is null and f.closed_at is null
                """).param("indexes", iins.stream().map(index::of).toList()).query(String.class).list();
    }

    /** Ids of all cases, open or closed, in which the number belongs to somebody of the household. */
    List<String> casesWith(String iin) {
        return jdbc.sql("select distinct case_id from case_person where iin_index = ? and removed_at is null")
                .param(index.of(iin)).query(String.class).list();
    }

    private String iinIndex(Stored person) {
        return index.of((String) person.data().get("iin"));
    }

    private String sealed(Stored person) {
        return cipher.seal(Json.text(person.data()), SealedColumns.PERSON.context(person.id()));
    }

    private Stored opened(Sealed row) {
        return new Stored(row.id(), row.caseId(), row.ordinal(), row.relation(),
                Json.map(cipher.open(row.data(), SealedColumns.PERSON.context(row.id()))));
    }

    private static Sealed sealed(ResultSet row, int number) throws SQLException {
        return new Sealed(row.getString("id"), row.getString("case_id"), row.getInt("ordinal"),
                row.getString("relation"), row.getString("data"));
    }
}
