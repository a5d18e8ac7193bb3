package kz.qonys.evidence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits and tolerances of evidence.
 *
 * @param photoSize      largest photo
 * @param videoSize      largest video
 * @param chunkSize      size of every chunk but the last
 * @param items          most items of one service
 * @param distance       metres between the fix and the position in the file, beyond the fix's accuracy, that are no
 *     difference
 * @param drift          time between capture and the time in the file that is no difference
 * @param fixAge         time between the fix and the capture that is no difference
 * @param likeness       bits, 0 to 7, in which the perceptual hashes of two pictures that count as the same may differ
 * @param unfinished     an item that was announced and never completed is forgotten after so long
 */
@ConfigurationProperties("qonys.evidence")
public record EvidenceProperties(
        @DefaultValue("20MB") DataSize photoSize,
        @DefaultValue("200MB") DataSize videoSize,
        @DefaultValue("1MB") DataSize chunkSize,
        @DefaultValue("300") int items,
        @DefaultValue("300") int distance,
        @DefaultValue("15m") Duration drift,
        @DefaultValue("2m") Duration fixAge,
        @DefaultValue("5") int likeness,
        @DefaultValue("30d") Duration unfinished) {

    /** Largest content of a kind, in bytes. */
    public long limit(MediaKind kind) {
        return (kind == MediaKind.PHOTO ? photoSize : videoSize).toBytes();
    }
}
