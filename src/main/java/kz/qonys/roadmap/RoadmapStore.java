package kz.qonys.roadmap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.qonys.casefile.SealedValues;
import kz.qonys.roadmap.Roadmap.Approval;
import kz.qonys.roadmap.Roadmap.Copy;
import kz.qonys.roadmap.Roadmap.Decision;
import kz.qonys.roadmap.Roadmap.Item;
import kz.qonys.roadmap.Roadmap.Remark;
import kz.qonys.roadmap.Roadmap.State;
import kz.qonys.roadmap.Roadmap.Way;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tables roadmap, roadmap_item, roadmap_approval, roadmap_remark and roadmap_copy. Methods join the caller's
 * transaction.
 */
@Repository
class RoadmapStore {

    private static final String TEXT = "text";
    private static final String ANSWER = "answer";
    private static final String RECEIVER = "receiver";

    private final JdbcClient jdbc;
    private final SealedValues words;
    private final Clock clock;

    RoadmapStore(JdbcClient jdbc, SealedValues words, Clock clock) {
        this.jdbc = jdbc;
        this.words = words;
        this.clock = clock;
    }

    /** The edition that is being drawn up, approved or delivered. */
    Optional<Roadmap> open(String caseId) {
        return jdbc.sql("select * from roadmap where case_id = ? and state in ('drawn', 'approved')").param(caseId)
                .query(this::roadmap).optional();
    }

    /** The newest edition, whatever its state. */
    Optional<Roadmap> latest(String caseId) {
        return jdbc.sql("select * from roadmap where case_id = ? order by edition desc fetch first 1 rows only")
                .param(caseId).query(this::roadmap).optional();
    }

    List<Roadmap> ofCase(String caseId) {
        return jdbc.sql("select * from roadmap where case_id = ? order by edition").param(caseId).query(this::roadmap)
                .list();
    }

    /** Editions that at least left the officer's table, addressed to one of the offices; the newest first. */
    List<Roadmap> addressedTo(Collection<String> offices) {
        return offices.isEmpty() ? List.of() : jdbc.sql("""
                select * from roadmap where round > 0 and (okrug_office in (:offices) or district_office in (:offices))
                order by created_at desc, id
                """).param("offices", offices).query(this::roadmap).list();
    }

    Roadmap insert(String caseId, int planVersion, String centreOffice, String processInstanceId,
            Map<String, Object> values) {
        String id = UUID.randomUUID().toString();
        int edition = jdbc.sql("select coalesce(max(edition), 0) + 1 from roadmap where case_id = ?").param(caseId)
                .query(Integer.class).single();
        jdbc.sql("""
                insert into roadmap (id, case_id, edition, plan_version, state, round, centre_office,
                        process_instance_id,
                    words, created_at)
                values (?, ?, ?, ?, 'drawn', 0, ?, ?, ?, ?)
                """).params(id, caseId, edition, planVersion, centreOffice, processInstanceId,
                words.seal(RoadmapColumns.ROADMAP, id, values), now()).update();
        return latest(caseId).orElseThrow();
    }

    void offices(String id, String okrug, String district) {
        jdbc.sql("update roadmap set okrug_office = ?, district_office = ? where id = ?").params(okrug, district, id)
                .update();
    }

    void words(String id, Map<String, Object> values) {
        jdbc.sql("update roadmap set words = ? where id = ?").params(words.seal(RoadmapColumns.ROADMAP, id, values), id)
                .update();
    }

    void drafted(String id, String user) {
        jdbc.sql("update roadmap set drafted_by = ? where id = ?").params(user, id).update();
    }

    void round(String id, int round) {
        jdbc.sql("update roadmap set round = ? where id = ?").params(round, id).update();
    }

    void state(String id, State state) {
        jdbc.sql("update roadmap set state = ? where id = ?").params(code(state), id).update();
    }

    void approved(String id) {
        jdbc.sql("update roadmap set state = 'approved', approved_at = ? where id = ?").params(now(), id).update();
    }

    List<Item> items(String roadmapId) {
        return jdbc.sql("select * from roadmap_item where roadmap_id = ? order by place").param(roadmapId)
                .query((row, number) -> new Item(row.getInt("place"), row.getString("person_id"),
                        row.getString("service_code"), instant(row, "due_at"), Party.of(row.getString("party"))))
                                .list();
    }

    void items(String roadmapId, List<Item> items) {
        jdbc.sql("delete from roadmap_item where roadmap_id = ?").param(roadmapId).update();
        items.forEach(item ->
                jdbc.sql("insert into roadmap_item (roadmap_id, place, person_id, service_code, due_at, party)"
                + " values (?, ?, ?, ?, ?, ?)").params(roadmapId, item.place(), item.personId(), item.service(),
                        item.dueAt() == null ? null : item.dueAt().atOffset(ZoneOffset.UTC), item.party().code())
                                .update());
    }

    List<Approval> approvals(String roadmapId) {
        return jdbc.sql("select * from roadmap_approval where roadmap_id = ? order by round, party").param(roadmapId)
                .query((row, number) -> new Approval(Party.of(row.getString("party")), row.getInt("round"),
                        Decision.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), instant(row, "decided_at"),
                        row.getString("decided_by"), row.getString("acting_for"), row.getString("content"))).list();
    }

    void asked(String roadmapId, Party party, int round) {
        jdbc.sql("insert into roadmap_approval (roadmap_id, party, round, state) values (?, ?, ?, 'asked')")
                .params(roadmapId, party.code(), round).update();
    }

    void decided(String roadmapId, Party party, int round, Decision decision, String user, String actingFor,
            String content) {
        jdbc.sql("update roadmap_approval set state = ?, decided_at = ?, decided_by = ?, acting_for = ?, content = ?"
                        + " where roadmap_id = ? and party = ? and round = ?")
                .params(code(decision), now(), user, actingFor, content, roadmapId, party.code(), round).update();
    }

    void lapse(String roadmapId, Party party) {
        jdbc.sql("update roadmap_approval set state = 'lapsed'"
                        + " where roadmap_id = ? and party = ? and state = 'approved'")
                .params(roadmapId, party.code()).update();
    }

    List<Remark> remarks(String roadmapId) {
        return jdbc.sql("select * from roadmap_remark where roadmap_id = ? order by round, party, made_at, id")
                .param(roadmapId).query(this::remark).list();
    }

    /** Puts the remarks of a party in a round in place of those it had. */
    void remarks(String roadmapId, Party party, int round, String author, List<Map.Entry<Integer, String>> remarks) {
        jdbc.sql("delete from roadmap_remark where roadmap_id = ? and party = ? and round = ?")
                .params(roadmapId, party.code(), round).update();
        remarks.forEach(remark -> {
            String id = UUID.randomUUID().toString();
            jdbc.sql("insert into roadmap_remark (id, roadmap_id, party, round, place, author, made_at, words)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(id, roadmapId, party.code(), round, remark.getKey() == 0 ? null : remark.getKey(), author,
                            now(),
                            words.seal(RoadmapColumns.REMARK, id, Map.of(TEXT, remark.getValue()))).update();
        });
    }

    void answer(Remark remark, String answer, String user) {
        Map<String, Object> values = new HashMap<>(Map.of(TEXT, remark.text(), ANSWER, answer));
        jdbc.sql("update roadmap_remark set words = ?, answered_at = ?, answered_by = ? where id = ?")
                .params(words.seal(RoadmapColumns.REMARK, remark.id(), values), now(), user, remark.id()).update();
    }

    List<Copy> copies(String roadmapId) {
        return jdbc.sql("select * from roadmap_copy where roadmap_id = ? order by number").param(roadmapId)
                .query(this::copy).list();
    }

    void issue(String roadmapId, Party party, String office) {
        jdbc.sql("insert into roadmap_copy (id, roadmap_id, number, party, office, issued_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID().toString(), roadmapId, party.copy(), party.code(), office, now()).update();
    }

    void deliver(Copy copy, LocalDate on, Way way, String receiver, String user) {
        jdbc.sql("update roadmap_copy set delivered_on = ?, way = ?, words = ?, logged_by = ?, logged_at = ?"
                        + " where id = ?")
                .params(on, way == null ? null : code(way), words.seal(RoadmapColumns.COPY, copy.id(),
                        receiver == null ? Map.of() : Map.of(RECEIVER, receiver)), user, now(), copy.id()).update();
    }

    private Roadmap roadmap(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        return new Roadmap(id, row.getString("case_id"), row.getInt("edition"), row.getInt("plan_version"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), row.getInt("round"),
                row.getString("okrug_office"), row.getString("district_office"), row.getString("centre_office"),
                row.getString("process_instance_id"), words.open(RoadmapColumns.ROADMAP, id, row.getString("words")),
                instant(row, "created_at"), row.getString("drafted_by"), instant(row, "approved_at"));
    }

    private Remark remark(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        Map<String, Object> said = words.open(RoadmapColumns.REMARK, id, row.getString("words"));
        return new Remark(id, Party.of(row.getString("party")), row.getInt("round"), row.getObject("place",
                Integer.class),
                row.getString("author"), instant(row, "made_at"), (String) said.get(TEXT), (String) said.get(ANSWER),
                row.getString("answered_by"));
    }

    private Copy copy(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        String way = row.getString("way");
        return new Copy(id, row.getInt("number"), Party.of(row.getString("party")), row.getString("office"),
                instant(row, "issued_at"), row.getObject("delivered_on", LocalDate.class),
                way == null ? null : Way.valueOf(way.toUpperCase(Locale.ROOT)),
                (String) words.open(RoadmapColumns.COPY, id, row.getString("words")).get(RECEIVER),
                row.getString("logged_by"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
