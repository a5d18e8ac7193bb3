package kz.qonys.employment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.qonys.casefile.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Active measures and job fairs offered to a family, append-only. Methods join the caller's transaction. */
@Repository
class Referrals {

    static final String MEASURE = "measure";
    static final String FAIR = "fair";

    /** @param code of the measure, or place and day of the fair as it was announced */
    record Referral(String kind, String code, Instant offeredAt) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Referrals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Referral> of(String caseId) {
        return jdbc.sql("select * from employment_referral where case_id = ? order by offered_at, id").param(caseId)
                .query((row, number) -> new Referral(row.getString("kind"), row.getString("code"),
                        VacancyStore.instant(row, "offered_at"))).list();
    }

    /** Notes an offer, once. */
    void add(String caseId, String kind, String code, Access access) {
        if (of(caseId).stream().noneMatch(known -> known.kind().equals(kind) && known.code().equals(code))) {
            jdbc.sql("insert into employment_referral (id, case_id, kind, code, officer, offered_at) "
                    + "values (?, ?, ?, ?, ?, ?)")
                    .params(UUID.randomUUID().toString(), caseId, kind, code, access.user(),
                            VacancyStore.utc(clock.instant())).update();
        }
    }
}
