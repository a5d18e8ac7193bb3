package kz.qonys.employment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.qonys.casefile.SealedValues;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Registration as unemployed, at most one a case. Methods join the caller's transaction. */
@Repository
public class Registrations {

    /**
     * How it stands.
     *
     * @param personId  who is to be registered, null until the specialist chose
     * @param ground    {@code refused}, {@code none} or {@code term-over}
     * @param state     {@code open}, {@code drafted}, {@code approved}, {@code sent}, {@code registered},
     *     {@code declined} or {@code not-needed}
     * @param approvedBy user id of the director or acting director
     * @param actingFor  user id of the absent director, null when he approved himself
     * @param draftNumber number of the draft in the labour-market system, null until acknowledged
     * @param number     number of the registration there, null until acknowledged
     * @param words      what people wrote, by field key
     */
    public record Registration(String id, String personId, String ground, String state, LocalDate draftedOn,
            String draftedBy, String approvedBy, String actingFor, String documentId, String documentHash,
            String draftNumber, LocalDate decidedOn, String decidedBy, String number, Map<String, Object> words) {

        /** True until the mobility centre decides, or nobody needs it any more. */
        boolean undecided() {
            return Set.of("open", "drafted", "approved", "sent").contains(state);
        }
    }

    private final JdbcClient jdbc;
    private final SealedValues words;
    private final Clock clock;

    Registrations(JdbcClient jdbc, SealedValues words, Clock clock) {
        this.jdbc = jdbc;
        this.words = words;
        this.clock = clock;
    }

    public Optional<Registration> of(String caseId) {
        return jdbc.sql("select * from employment_registration where case_id = ?").param(caseId)
                .query(this::registration).optional();
    }

    /** Opens the registration of a case; false when it was opened before. */
    public boolean open(String caseId, String ground, String personId) {
        if (of(caseId).isPresent()) {
            return false;
        }
        jdbc.sql("""
                        insert into employment_registration (id, case_id, person_id, ground, state, opened_at)
                        values (?, ?, ?, ?, 'open', ?)""")
                .params(UUID.randomUUID().toString(), caseId, personId, ground, VacancyStore.utc(clock.instant()))
                .update();
        return true;
    }

    void person(String caseId, String personId) {
        jdbc.sql("update employment_registration set person_id = ? where case_id = ?").params(personId, caseId)
                .update();
    }

    void words(Registration registration, Map<String, Object> values) {
        jdbc.sql("update employment_registration set words = ? where id = ?")
                .params(words.seal(EmploymentColumns.REGISTRATION, registration.id(), values), registration.id())
                .update();
    }

    /** The specialist has drafted it. */
    public void drafted(String caseId, String user) {
        jdbc.sql("update employment_registration set state = 'drafted', drafted_on = ?, drafted_by = ? "
                + "where case_id = ?")
                .params(LocalDate.now(clock), user, caseId).update();
    }

    /** @param actingFor user id of the absent director, null when he approves himself */
    public void approved(String caseId, String user, String actingFor) {
        jdbc.sql("update employment_registration set state = 'approved', approved_by = ?, acting_for = ? "
                + "where case_id = ?")
                .params(user, actingFor, caseId).update();
    }

    void document(String caseId, String documentId, String hash) {
        jdbc.sql("update employment_registration set document_id = ?, document_hash = ? where case_id = ?")
                .params(documentId, hash, caseId).update();
    }

    public void state(String caseId, String state) {
        jdbc.sql("update employment_registration set state = ? where case_id = ?").params(state, caseId).update();
    }

    public void decided(String caseId, boolean registered, String user) {
        jdbc.sql("update employment_registration set state = ?, decided_on = ?, decided_by = ? where case_id = ?")
                .params(registered ? "registered" : "declined", LocalDate.now(clock), user, caseId).update();
    }

    /** The labour-market system has taken the draft. */
    void draftNumber(String caseId, String number) {
        jdbc.sql("update employment_registration set draft_number = ? where case_id = ?").params(number, caseId)
                .update();
    }

    /** The labour-market system has entered the decision. */
    void number(String caseId, String number) {
        jdbc.sql("update employment_registration set number = ? where case_id = ?").params(number, caseId).update();
    }

    private Registration registration(ResultSet row, int count) throws SQLException {
        String id = row.getString("id");
        return new Registration(id, row.getString("person_id"), row.getString("ground"), row.getString("state"),
                row.getObject("drafted_on", LocalDate.class), row.getString("drafted_by"), row.getString("approved_by"),
                row.getString("acting_for"), row.getString("document_id"), row.getString("document_hash"),
                row.getString("draft_number"), row.getObject("decided_on", LocalDate.class),
                row.getString("decided_by"),
                row.getString("number"), words.open(EmploymentColumns.REGISTRATION, id, row.getString("words")));
    }
}
