package kz.qonys.employment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.FieldCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Offers of work made to a family, and what became of them. Methods join the caller's transaction. */
@Repository
public class Offers {

    /** Why a family does not take an offer; {@code employment.refusal.<code>} words it. */
    static final Set<String> REASONS = Set.of("wage", "occupation", "distance", "housing", "health", "children",
            "schedule", "own-business", "no-wish", "other");

    /**
     * One offer.
     *
     * @param reasons  why the score: {@code code:points}, comma between
     * @param state    {@code open} or {@code accepted}, which keep a place by the vacancy; {@code refused} (no work
     *     wanted), {@code declined} (another one, please), {@code withdrawn} (by the employer) or {@code released} (the
     *     family withdrew, or the person is no longer of it)
     * @param reason   one of {@link #REASONS}, null unless refused or declined
     */
    public record Offer(String id, String personId, String vacancyId, String occupation, String title, String employer,
            String locality, String housing, int score, String reasons, Instant offeredAt, String state, String reason,
            String note) {
    }

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;

    Offers(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Every offer, the first one first. */
    public List<Offer> of(String caseId) {
        return jdbc.sql("select * from employment_offer where case_id = ? order by offered_at, id").param(caseId)
                .query(this::offer).list();
    }

    /** The offer that waits for an answer. */
    public Optional<Offer> open(String caseId) {
        return of(caseId).stream().filter(offer -> offer.state().equals("open")).findFirst();
    }

    /** The last offer. */
    public Optional<Offer> last(String caseId) {
        List<Offer> all = of(caseId);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    void make(String caseId, Matching.Match match, Access access) {
        String reasons = match.why().stream().map(part -> part.reason() + ":" + part.points())
                .collect(Collectors.joining(","));
        jdbc.sql("""
                        insert into employment_offer (id, case_id, person_id, vacancy_id, occupation, title, employer,
                          locality, housing, score, reasons, offered_at, offered_by, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')""")
                .params(UUID.randomUUID().toString(), caseId, match.seeker().person().personId(), match.vacancy().id(),
                        match.vacancy().occupation(), match.vacancy().title(), match.vacancy().employer(),
                        match.vacancy().locality(), match.vacancy().housing().code(), match.score(), reasons,
                        VacancyStore.utc(clock.instant()), access.user())
                .update();
    }

    void note(String offerId, String reason, String note) {
        jdbc.sql("update employment_offer set reason = ?, note = ? where id = ?")
                .params(reason, cipher.seal(note, EmploymentColumns.OFFER_NOTE.context(offerId)), offerId).update();
    }

    /** Ends the open offer of the case. */
    public void answer(String caseId, String state, String user) {
        jdbc.sql("update employment_offer set state = ?, answered_at = ?, answered_by = ? where case_id = ? "
                + "and state = 'open'")
                .params(state, VacancyStore.utc(clock.instant()), user, caseId).update();
    }

    /** Lets go of the places that are kept for the family; false when none was. */
    boolean release(String caseId, String user) {
        return jdbc.sql("update employment_offer set state = 'released', answered_at = ?, answered_by = ?"
                        + " where case_id = ? and state in ('open', 'accepted')")
                .params(VacancyStore.utc(clock.instant()), user, caseId).update() > 0;
    }

    /** Lets go of the places that are kept for one person; false when none was. */
    boolean release(String caseId, String personId, String user) {
        return jdbc.sql("update employment_offer set state = 'released', answered_at = ?, answered_by = ?"
                        + " where case_id = ? and person_id = ? and state in ('open', 'accepted')")
                .params(VacancyStore.utc(clock.instant()), user, caseId, personId).update() > 0;
    }

    private Offer offer(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        return new Offer(id, row.getString("person_id"), row.getString("vacancy_id"), row.getString("occupation"),
                row.getString("title"), row.getString("employer"), row.getString("locality"), row.getString("housing"),
                row.getInt("score"), row.getString("reasons"), VacancyStore.instant(row, "offered_at"),
                row.getString("state"), row.getString("reason"),
                cipher.open(row.getString("note"), EmploymentColumns.OFFER_NOTE.context(id)));
    }
}
