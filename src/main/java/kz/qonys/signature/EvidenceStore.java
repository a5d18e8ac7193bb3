package kz.qonys.signature;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import kz.qonys.signature.cms.RevocationEvidence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Tables signature_evidence and _part: OCSP answers and lists, each once, in parts since lists have megabytes. */
@Repository("signatureEvidenceStore")
class EvidenceStore {

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceStore.class);
    private static final int PART = 60_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EvidenceStore(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions,
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        this.clock = clock;
    }

    /** Keeps an answer in a transaction of its own, unless it is kept already; returns its id. */
    String keep(RevocationEvidence evidence) {
        String id = Hashes.sha256(evidence.bytes());
        try {
            transaction.executeWithoutResult(status -> insert(id, evidence));
        } catch (DuplicateKeyException e) {
            LOG.debug("Another thread kept evidence {} at the same time", id);
        }
        return id;
    }

    private void insert(String id, RevocationEvidence evidence) {
        if (jdbc.sql("select count(*) from signature_evidence where id = ?").param(id).query(Long.class).single() > 0) {
            return;
        }
        jdbc.sql("insert into signature_evidence (id, kind, size_bytes, kept_at) values (?, ?, ?, ?)")
                .params(id, evidence.kind().name(), evidence.bytes().length,
                        clock.instant().atOffset(ZoneOffset.UTC)).update();
        for (int from = 0; from < evidence.bytes().length; from += PART) {
            byte[] part = Arrays.copyOfRange(evidence.bytes(), from, Math.min(from + PART, evidence.bytes().length));
            jdbc.sql("insert into signature_evidence_part (evidence_id, ordinal, content) values (?, ?, ?)")
                    .params(id, from / PART, Base64.getEncoder().encodeToString(part)).update();
        }
    }

    /** A kept answer. */
    RevocationEvidence read(String id) {
        RevocationEvidence.Kind kind = RevocationEvidence.Kind.valueOf(
                jdbc.sql("select kind from signature_evidence where id = ?").param(id).query(String.class).single());
        List<String> parts = jdbc.sql(
                "select content from signature_evidence_part where evidence_id = ? order by ordinal").param(id)
                .query(String.class).list();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        parts.forEach(part -> whole.writeBytes(Base64.getDecoder().decode(part)));
        return new RevocationEvidence(kind, whole.toByteArray());
    }
}
