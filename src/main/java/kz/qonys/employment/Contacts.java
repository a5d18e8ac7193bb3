package kz.qonys.employment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.FieldCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log of attempts to reach a family, append-only. Methods join the caller's transaction. */
@Repository
public class Contacts {

    /** Ways to reach a family; {@code employment.channel.<code>} words them. */
    static final Set<String> CHANNELS = Set.of("phone", "sms", "messenger", "email", "letter", "visit", "relatives");

    /** The family was spoken to. */
    static final String REACHED = "reached";

    /** What came of an attempt; {@code employment.contact.<code>} words it. */
    static final Set<String> RESULTS = Set.of(REACHED, "no-answer", "wrong-number", "call-back", "sent");

    /**
     * One attempt.
     *
     * @param note what was said, may be null
     */
    public record Attempt(LocalDate madeOn, String channel, String result, String note, String officer,
            Instant recordedAt) {

        boolean reached() {
            return REACHED.equals(result);
        }
    }

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;

    Contacts(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Every attempt, the first one first. */
    public List<Attempt> of(String caseId) {
        return jdbc.sql("select * from employment_attempt where case_id = ? order by recorded_at, made_on, id")
                .param(caseId).query((row, number) -> new Attempt(row.getObject("made_on", LocalDate.class),
                        row.getString("channel"), row.getString("result"),
                        cipher.open(row.getString("note"),
                                EmploymentColumns.ATTEMPT_NOTE.context(row.getString("id"))),
                        row.getString("officer"), VacancyStore.instant(row, "recorded_at"))).list();
    }

    /** True when the family was spoken to at least once. */
    public boolean reached(String caseId) {
        return of(caseId).stream().anyMatch(Attempt::reached);
    }

    /** Different channels tried in vain since the family was last reached. */
    public int channelsInVain(String caseId) {
        List<Attempt> all = of(caseId);
        int last = -1;
        for (int i = 0; i < all.size(); i++) {
            last = all.get(i).reached() ? i : last;
        }
        return all.subList(last + 1, all.size()).stream().map(Attempt::channel).collect(Collectors.toSet()).size();
    }

    void add(String caseId, LocalDate madeOn, String channel, String result, String note, Access access) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into employment_attempt (id, case_id, made_on, channel, result, note, officer, office,
                          recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, caseId, madeOn, channel, result,
                        cipher.seal(note, EmploymentColumns.ATTEMPT_NOTE.context(id)),
                        access.user(), access.office(), VacancyStore.utc(clock.instant()))
                .update();
    }
}
