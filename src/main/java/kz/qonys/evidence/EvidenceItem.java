package kz.qonys.evidence;

import java.time.Instant;
import java.util.List;

/**
 * An item as it is kept.
 *
 * @param chunkSize  size of every chunk but the last, bytes
 * @param details    position at capture and what the file itself says
 * @param onFileAt   when it was complete; null before
 * @param refusal    message key of the reason when it was refused
 */
public record EvidenceItem(String id, String serviceId, String caseId, MediaKind kind, MediaType mediaType, long size,
        int chunkSize, String sha256, Details details, String origin, String noPosition, Instant capturedAt,
        Instant announcedAt, Instant onFileAt, String officer, String office, State state, String refusal,
        String likeness, List<Mark> marks) {

    /** How far it has come. */
    public enum State {
        RECEIVING("receiving"), ON_FILE("on-file"), REFUSED("refused");

        private final String code;

        State(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * The sealed part.
     *
     * @param position  fix of the device; null when there was none
     * @param fileSays  position in the file; null when it tells none
     * @param takenAt   time in the file; null when it tells none
     */
    public record Details(Position position, Position fileSays, Instant takenAt) {

        /** Metres between the fix and the position in the file; null when one is missing. */
        public Long apart() {
            return position == null || fileSays == null ? null : Math.round(position.metresTo(fileSays));
        }

        @Override
        public String toString() {
            return "Details";
        }
    }

    /** Number of chunks that make up the content. */
    public int chunks() {
        return (int) ((size + chunkSize - 1) / chunkSize);
    }

    /** Bytes of a chunk, counted from 0. */
    public int length(int ordinal) {
        return (int) Math.min(chunkSize, size - (long) ordinal * chunkSize);
    }

    @Override
    public String toString() {
        return "EvidenceItem[" + id + "]";
    }
}
