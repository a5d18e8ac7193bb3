package kz.qonys.signature;

import java.time.Instant;

/**
 * A snapshot on file.
 *
 * @param bytes   exactly what is signed
 * @param content the same, read
 */
public record Snapshot(String id, byte[] bytes, SignedContent content) {

    public String sha256() {
        return Hashes.sha256(bytes);
    }

    Instant madeAt() {
        return Instant.parse(content.madeAt());
    }

    Instant validUntil() {
        return Instant.parse(content.validUntil());
    }

    @Override
    public String toString() {
        return "Snapshot[" + id + "]";
    }
}
