package kz.qonys.casefile;

import java.time.Instant;

/**
 * A document on file. The file name is personal data (people name files after themselves).
 *
 * @param source         {@code upload} or {@code system}
 * @param sha256         of the content as uploaded, hexadecimal
 * @param uploadedOffice office the uploader acted for; null for a job
 */
public record StoredDocument(String documentId, String caseId, String personId, DocumentKind kind, String fileName,
        String mediaType, long size, String sha256, String source, Instant uploadedAt, String uploadedBy,
        String uploadedOffice) {

    @Override
    public String toString() {
        return "StoredDocument[" + documentId + "]";
    }
}
