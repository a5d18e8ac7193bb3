package kz.qonys.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.qonys.casefile.FieldCipher;
import kz.qonys.evidence.EvidenceItem.Details;
import kz.qonys.evidence.EvidenceItem.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables evidence_item, evidence_chunk and evidence_likeness. Every method joins the caller's transaction. */
@Repository
class EvidenceStore {

    /** A picture on file that may look the same. */
    record Lookalike(String caseId, long likeness) {
    }

    private static final int PARTS = 8;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    EvidenceStore(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    void insert(EvidenceItem item, String key) {
        jdbc.sql("""
                insert into evidence_item (id, content_slot, service_id, case_id, kind, media_type, size_bytes,
                    chunk_bytes, sha256, file_key, details, origin, no_position, captured_at, announced_at, officer,
                    office, state, marks)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')
                """)
                .params(item.id(), slot(item.serviceId(), item.sha256()), item.serviceId(), item.caseId(),
                        item.kind().code(), item.mediaType().code(), item.size(), item.chunkSize(), item.sha256(),
                        EvidenceSeals.sealKey(cipher, key, item.id()),
                        EvidenceSeals.seal(cipher, item.details(), item.id()), item.origin(), item.noPosition(),
                        at(item.capturedAt()), at(item.announcedAt()), item.officer(), item.office(),
                        item.state().code())
                .update();
    }

    Optional<EvidenceItem> find(String id) {
        return jdbc.sql("select * from evidence_item where id = ?").param(id).query(this::row).optional();
    }

    /** The item, held until the transaction ends, so that chunks and completion do not cross. */
    Optional<EvidenceItem> lock(String id) {
        return jdbc.sql("select * from evidence_item where id = ? for update").param(id).query(this::row).optional();
    }

    /** The item with this content for the service, unless it was refused. */
    Optional<EvidenceItem> withContent(String serviceId, String sha256) {
        return jdbc.sql("select * from evidence_item where content_slot = ?").param(slot(serviceId, sha256))
                .query(this::row).optional();
    }

    String key(String id) {
        return EvidenceSeals.openKey(cipher, jdbc.sql("select file_key from evidence_item where id = ?").param(id)
                .query(String.class).single(), id);
    }

    List<EvidenceItem> onFile(String caseId) {
        return jdbc.sql("select * from evidence_item where case_id = ? and state = 'on-file' order by captured_at, id")
                .param(caseId).query(this::row).list();
    }

    int count(String serviceId) {
        return jdbc.sql("select count(*) from evidence_item where service_id = ? and state <> 'refused'")
                .param(serviceId).query(Integer.class).single();
    }

    /** Number of items on file by service; services without any are left out. */
    Map<String, Integer> onFileByService(Collection<String> serviceIds) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        if (!serviceIds.isEmpty()) {
            jdbc.sql("select service_id, count(*) as items from evidence_item where state = 'on-file'"
                            + " and service_id in (:ids) group by service_id").param("ids", serviceIds)
                    .query((row, number) -> counts.put(row.getString("service_id"), row.getInt("items"))).list();
        }
        return counts;
    }

    /** Notes a chunk; false when it was there already. */
    boolean addChunk(String itemId, int ordinal, int size) {
        if (chunks(itemId).contains(ordinal)) {
            return false;
        }
        jdbc.sql("insert into evidence_chunk (item_id, ordinal, size_bytes) values (?, ?, ?)")
                .params(itemId, ordinal, size).update();
        return true;
    }

    List<Integer> chunks(String itemId) {
        return jdbc.sql("select ordinal from evidence_chunk where item_id = ? order by ordinal").param(itemId)
                .query(Integer.class).list();
    }

    void forgetChunks(String itemId) {
        jdbc.sql("delete from evidence_chunk where item_id = ?").param(itemId).update();
    }

    void accept(String id, MediaType type, Details details, Long likeness, Collection<Mark> marks, Instant now) {
        jdbc.sql("update evidence_item "
                        + "set state = 'on-file', on_file_at = ?, media_type = ?, details = ?, likeness = ?, marks = ? "
                        + "where id = ?")
                .params(at(now), type.code(), EvidenceSeals.seal(cipher, details, id),
                        likeness == null ? null : String.format("%016x", likeness),
                        marks.stream().map(Mark::code).collect(Collectors.joining(",")), id)
                .update();
        if (likeness != null) {
            for (int part = 0; part < PARTS; part++) {
                jdbc.sql("insert into evidence_likeness (item_id, part, bits) values (?, ?, ?)")
                        .params(id, part, bits(likeness, part)).update();
            }
        }
    }

    void refuse(String id, String reason) {
        jdbc.sql("update evidence_item set state = 'refused', refusal = ?, content_slot = null where id = ?")
                .params(reason, id).update();
    }

    void delete(String id) {
        forgetChunks(id);
        jdbc.sql("delete from evidence_item where id = ?").param(id).update();
    }

    /** Cases that have this very content on file. */
    List<String> casesWithContent(String sha256) {
        return jdbc.sql("select distinct case_id from evidence_item where sha256 = ? and state = 'on-file'")
                .param(sha256).query(String.class).list();
    }

    /** Pictures on file that share a part of the hash; all that differ in at most seven bits are among them. */
    List<Lookalike> lookalikes(long likeness, String butSha256) {
        String anyPart = IntStream.range(0, PARTS)
                .mapToObj(part -> "(part = " + part + " and bits = " + bits(likeness, part) + ")")
                .collect(Collectors.joining(" or "));
        return jdbc.sql("select case_id, likeness from evidence_item where state = 'on-file' and sha256 <> ?"
                        + " and id in (select item_id from evidence_likeness where " + anyPart + ")")
                .param(butSha256)
                .query((row, number) -> new Lookalike(row.getString("case_id"),
                        Long.parseUnsignedLong(row.getString("likeness"), 16)))
                .list();
    }

    List<String> unfinishedSince(Instant before) {
        return jdbc.sql("select id from evidence_item where state = 'receiving' and announced_at < ?")
                .param(at(before)).query(String.class).list();
    }

    private EvidenceItem row(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        return new EvidenceItem(id, row.getString("service_id"), row.getString("case_id"),
                MediaKind.of(row.getString("kind")).orElseThrow(),
                MediaType.of(row.getString("media_type")).orElseThrow(), row.getLong("size_bytes"),
                row.getInt("chunk_bytes"), row.getString("sha256"),
                EvidenceSeals.open(cipher, row.getString("details"), id),
                row.getString("origin"), row.getString("no_position"), instant(row, "captured_at"),
                instant(row, "announced_at"), instant(row, "on_file_at"), row.getString("officer"),
                row.getString("office"), state(row.getString("state")), row.getString("refusal"),
                row.getString("likeness"), marks(row.getString("marks")));
    }

    private static State state(String code) {
        return Arrays.stream(State.values()).filter(state -> state.code().equals(code)).findFirst().orElseThrow();
    }

    private static List<Mark> marks(String codes) {
        return Arrays.stream(codes.split(",")).flatMap(code -> Mark.of(code).stream()).toList();
    }

    private static int bits(long likeness, int part) {
        return (int) (likeness >>> part * PARTS & 255);
    }

    private static String slot(String serviceId, String sha256) {
        return serviceId + "/" + sha256;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
