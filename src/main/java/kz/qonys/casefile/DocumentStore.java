package kz.qonys.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table case_document: what is known of the files; the key of each file's content is sealed here, not beside it. */
@Repository
class DocumentStore {

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;

    DocumentStore(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    void insert(StoredDocument document, String contentKey) {
        String id = document.documentId();
        jdbc.sql("""
                insert into case_document (id, case_id, person_id, kind, file_name, file_key, media_type, size_bytes,
                    sha256, source, uploaded_at, uploaded_by, uploaded_office)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(id, document.caseId(), document.personId(), document.kind().code(),
                        cipher.seal(document.fileName(), SealedColumns.FILE_NAME.context(id)),
                        cipher.seal(contentKey, SealedColumns.FILE_KEY.context(id)), document.mediaType(),
                        document.size(), document.sha256(), document.source(), CaseStore.at(document.uploadedAt()),
                        document.uploadedBy(), document.uploadedOffice())
                .update();
    }

    List<StoredDocument> of(String caseId) {
        return jdbc.sql("select * from case_document where case_id = ? and deleted_at is null order by uploaded_at, id")
                .param(caseId).query(this::stored).list();
    }

    Optional<StoredDocument> find(String caseId, String documentId) {
        return jdbc.sql("select * from case_document where case_id = ? and id = ? and deleted_at is null")
                .params(caseId, documentId).query(this::stored).optional();
    }

    String contentKey(String documentId) {
        return cipher.open(jdbc.sql("select file_key from case_document where id = ?").param(documentId)
                .query(String.class).single(), SealedColumns.FILE_KEY.context(documentId));
    }

    void delete(String documentId, String user) {
        jdbc.sql("update case_document set deleted_at = ?, deleted_by = ? where id = ?")
                .params(CaseStore.at(clock.instant()), user, documentId).update();
    }

    private StoredDocument stored(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        return new StoredDocument(id, row.getString("case_id"), row.getString("person_id"),
                DocumentKind.of(row.getString("kind")).orElseThrow(),
                cipher.open(row.getString("file_name"), SealedColumns.FILE_NAME.context(id)),
                row.getString("media_type"), row.getLong("size_bytes"), row.getString("sha256"),
                row.getString("source"), CaseStore.instant(row, "uploaded_at"), row.getString("uploaded_by"),
                row.getString("uploaded_office"));
    }
}
