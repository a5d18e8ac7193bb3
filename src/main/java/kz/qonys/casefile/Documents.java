package kz.qonys.casefile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import kz.qonys.casefile.document.FileCipher;
import kz.qonys.casefile.document.FileStore;
import kz.qonys.casefile.document.FileType;
import kz.qonys.casefile.document.MeasuredStream;
import kz.qonys.casefile.document.TypeCheck;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Documents of a case. Content is streamed to the file store, encrypted under a key of its own; the table holds the
 * sealed name and key, type, size and hash. Every call asks the access matrix and is logged; what the officer may not
 * see throws {@link CaseNotVisibleException}. Files are not scanned for viruses.
 */
@Service
public class Documents {

    /** A file as it arrives. */
    public record Upload(String personId, String kind, String fileName, InputStream content) {
    }

    /** A document with its content, decrypted and verified. */
    public record Content(StoredDocument document, byte[] bytes) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(Documents.class);
    private static final int NAME = 200;

    private final CaseStore cases;
    private final PersonStore persons;
    private final DocumentStore documents;
    private final FileStore files;
    private final CaseGuard guard;
    private final Timeline timeline;
    private final AccessLog log;
    private final CaseFileProperties limits;
    private final Clock clock;

    Documents(CaseStore cases, PersonStore persons, DocumentStore documents, FileStore files, CaseGuard guard,
            Timeline timeline, AccessLog log, CaseFileProperties limits, Clock clock) {
        this.cases = cases;
        this.persons = persons;
        this.documents = documents;
        this.files = files;
        this.guard = guard;
        this.timeline = timeline;
        this.log = log;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Takes a document in. A refused one leaves nothing behind, and neither does a transaction that is rolled back.
     *
     * @throws FaultException when person, kind, name, type or size are not in order
     */
    @Transactional
    public StoredDocument add(String caseId, Upload upload, Officer officer, String taskId) {
        CaseSummary summary = cases.lock(caseId).orElseThrow(CaseNotVisibleException::new);
        guard.require(summary, officer, Operation.DOCUMENT_UPLOAD);
        Access access = access(summary, officer, Operation.DOCUMENT_UPLOAD, taskId, "document-upload");
        return take(summary, upload, access);
    }

    /** Takes a document in on behalf of the system itself, e.g. for seeded cases; nobody's right is asked. */
    @Transactional
    public StoredDocument add(String caseId, Upload upload, Access access) {
        return take(cases.lock(caseId).orElseThrow(CaseNotVisibleException::new), upload, access);
    }

    /**
     * Keeps a document that the system made itself, in the caller's transaction; a rolled-back one leaves nothing
     * behind.
     *
     * @param person    id of the person it is about
     * @param mediaType of the content, e.g. {@code text/html;charset=UTF-8}
     * @throws IllegalArgumentException for a kind that people upload
     */
    @Transactional
    public StoredDocument produce(String caseId, String person, DocumentKind kind, String fileName, String mediaType,
            byte[] content, Access access) {
        if (!kind.produced()) {
            throw new IllegalArgumentException("People upload documents of kind " + kind.code());
        }
        cases.lock(caseId).orElseThrow(CaseNotVisibleException::new);
        String id = UUID.randomUUID().toString();
        String key = FileCipher.newKey();
        try {
            MeasuredStream measured = new MeasuredStream(new ByteArrayInputStream(content), content.length);
            files.put(id, FileCipher.sealing(measured, key, id));
            deleteUnlessCommitted(id);
            StoredDocument document = new StoredDocument(id, caseId, person, kind, fileName, mediaType, measured.size(),
                    measured.sha256(), "system", clock.instant(), access.user(), access.office());
            documents.insert(document, key);
            log.written(caseId, access, List.of("document:" + id));
            timeline.add(caseId, "document-added", List.of("document:" + kind.code()), access);
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException("A document could not be stored", e);
        }
    }

    /** Documents on file, for the system's own rules; names no content and is not an access. */
    public List<StoredDocument> onFile(String caseId) {
        return documents.of(caseId);
    }

    /** The content of a document. */
    @Transactional
    public Content open(String caseId, String documentId, Officer officer) {
        CaseSummary summary = cases.find(caseId).orElseThrow(CaseNotVisibleException::new);
        guard.require(summary, officer, Operation.DOCUMENT_READ);
        StoredDocument document = documents.find(caseId, documentId).orElseThrow(CaseNotVisibleException::new);
        log.read(caseId, access(summary, officer, Operation.DOCUMENT_READ, null, "document-download"),
                List.of("document:" + documentId));
        try (InputStream sealed = files.open(documentId)) {
            return new Content(document, FileCipher.open(sealed, documents.contentKey(documentId), documentId));
        } catch (IOException e) {
            throw new UncheckedIOException("A stored document cannot be read", e);
        }
    }

    /** Takes a document off the file; row and content stay, as evidence, until retention ends them. */
    @Transactional
    public void remove(String caseId, String documentId, Officer officer) {
        CaseSummary summary = cases.lock(caseId).orElseThrow(CaseNotVisibleException::new);
        guard.require(summary, officer, Operation.DOCUMENT_READ);
        StoredDocument document = documents.find(caseId, documentId).orElseThrow(CaseNotVisibleException::new);
        if (!guard.mayRemove(document, summary, officer)) {
            throw new FaultException(Fault.of("casefile.fault.document-not-yours"));
        }
        documents.delete(documentId, officer.id());
        Access access = access(summary, officer, Operation.DOCUMENT_UPLOAD, null, "document-remove");
        log.written(caseId, access, List.of("document:" + documentId));
        timeline.add(caseId, "document-removed", List.of("document:" + document.kind().code()), access);
    }

    private StoredDocument take(CaseSummary summary, Upload upload, Access access) {
        String caseId = summary.caseId();
        DocumentKind kind = DocumentKind.of(upload.kind()).filter(known -> !known.produced())
                .orElseThrow(() -> new FaultException(Fault.at("kind", "casefile.fault.code")));
        if (persons.household(caseId).stream().noneMatch(person -> person.id().equals(upload.personId()))) {
            throw new FaultException(Fault.at("personId", "casefile.fault.member-unknown"));
        }
        if (documents.of(caseId).size() >= limits.documents()) {
            throw new FaultException(Fault.of("casefile.fault.documents", limits.documents()));
        }
        StoredDocument document = store(caseId, kind, upload, access);
        log.written(caseId, access, List.of("document:" + document.documentId()));
        timeline.add(caseId, "document-added", List.of("document:" + kind.code()), access);
        return document;
    }

    private StoredDocument store(String caseId, DocumentKind kind, Upload upload, Access access) {
        String id = UUID.randomUUID().toString();
        String key = FileCipher.newKey();
        String name = cleanName(upload.fileName());
        try {
            byte[] head = upload.content().readNBytes(TypeCheck.HEAD);
            FileType type = type(head, name);
            MeasuredStream measured = new MeasuredStream(
                    new SequenceInputStream(new ByteArrayInputStream(head), upload.content()),
                    limits.documentSize().toBytes());
            files.put(id, FileCipher.sealing(measured, key, id));
            deleteUnlessCommitted(id);
            StoredDocument document = new StoredDocument(id, caseId, upload.personId(), kind, name, type.mediaType(),
                    measured.size(), measured.sha256(), "upload", clock.instant(), access.user(), access.office());
            documents.insert(document, key);
            return document;
        } catch (MeasuredStream.TooLargeException e) {
            throw new FaultException(
                    Fault.at("file", "casefile.fault.file-large", limits.documentSize().toMegabytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("A document could not be stored", e);
        }
    }

    private static FileType type(byte[] head, String name) {
        if (head.length == 0) {
            throw new FaultException(Fault.at("file", "casefile.fault.file-empty"));
        }
        return TypeCheck.of(head, name)
                .orElseThrow(() -> new FaultException(Fault.at("file", "casefile.fault.file-type")));
    }

    private void deleteUnlessCommitted(String id) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    delete(id);
                }
            }
        });
    }

    private void delete(String id) {
        try {
            files.delete(id);
        } catch (IOException e) {
            LOG.warn("File {} belongs to no document and could not be deleted", id);
        }
    }

    private Access access(CaseSummary summary, Officer officer, Operation operation, String taskId, String purpose) {
        return new Access(officer.id(), guard.office(summary, officer, operation), taskId, purpose);
    }

    /** The last part of the sender's path, without what hides or turns text. */
    private static String cleanName(String sent) {
        String name = sent == null ? "" : sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        String clean = Normalizer.normalize(name, Normalizer.Form.NFC).replaceAll("[\\p{Cc}\\p{Cf}]", "").strip();
        if (clean.isEmpty() || clean.length() > NAME || clean.startsWith(".")) {
            throw new FaultException(Fault.at("file", "casefile.fault.file-name", NAME));
        }
        return clean;
    }
}
