package kz.qonys.relocation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.SealedValues;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was done for families on their way, append-only. Methods join the caller's transaction. */
@Repository
class Diary {

    /** What a line tells; its code in the table is {@link #code}. */
    enum Kind {
        ASSISTANT, CONTACT, MEDIA, VIEWING, VISIT, FAIR, DELAY, LODGING, RESIDENCE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One line.
     *
     * @param code  by kind: channel, verdict, outcome, reason
     * @param words what people wrote, by key
     */
    record Line(Kind kind, LocalDate day, String code, Map<String, Object> words, String officer, Instant recordedAt) {

        String word(String key) {
            return words.get(key) == null ? "" : words.get(key).toString();
        }
    }

    private final JdbcClient jdbc;
    private final SealedValues seals;
    private final Clock clock;

    Diary(JdbcClient jdbc, SealedValues seals, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.clock = clock;
    }

    /** Every line of a case, the first one first. */
    List<Line> of(String caseId) {
        return jdbc.sql("select * from relocation_entry where case_id = ? order by recorded_at, happened_on, id")
                .param(caseId).query(this::line).list();
    }

    List<Line> of(String caseId, Kind kind) {
        return of(caseId).stream().filter(line -> line.kind() == kind).toList();
    }

    /** The last line of a kind. */
    Optional<Line> last(String caseId, Kind kind) {
        List<Line> lines = of(caseId, kind);
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
    }

    /** The last line of a kind of each of many cases that has one, by case id. */
    Map<String, Line> last(Collection<String> caseIds, Kind kind) {
        Map<String, Line> last = new HashMap<>();
        if (!caseIds.isEmpty()) {
            jdbc.sql("select * from relocation_entry where case_id in (:cases) and kind = :kind"
                            + " order by recorded_at, happened_on, id").param("cases", caseIds)
                            .param("kind", kind.code())
                    .query((row, number) -> last.put(row.getString("case_id"), line(row, number))).list();
        }
        return last;
    }

    void add(String caseId, Kind kind, LocalDate day, String code, Map<String, Object> words, Access access) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into relocation_entry (id, case_id, kind, happened_on, code, words, officer, office,
                          recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, caseId, kind.code(), day, code, seals.seal(RelocationColumns.ENTRY, id, words),
                        access.user(), access.office(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Line line(ResultSet row, int number) throws SQLException {
        return new Line(Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getObject("happened_on", LocalDate.class), row.getString("code"),
                seals.open(RelocationColumns.ENTRY, row.getString("id"), row.getString("words")),
                row.getString("officer"), row.getTimestamp("recorded_at").toInstant());
    }
}
