package kz.qonys.evidence;

import java.time.Instant;

/**
 * What a device announces.
 *
 * @param id         made by the device, a UUID in lower case
 * @param serviceId  planned service that it shows
 * @param kind       {@code photo} or {@code video}
 * @param mediaType  type of the content, e.g. {@code image/jpeg}
 * @param size       of the content, bytes
 * @param chunkSize  size of every chunk but the last in which the device keeps it, bytes; null for the system's own
 * @param sha256     of the content, taken at capture, hexadecimal in lower case
 * @param origin     {@code camera} or {@code gallery}
 * @param capturedAt by the device's clock
 * @param position   own fix of the device at capture; null when there is none
 * @param noPosition why there is none, one of {@link Evidence#NO_POSITION}; null when there is one
 */
public record Capture(String id, String serviceId, String kind, String mediaType, long size,
        Integer chunkSize, String sha256, String origin, Instant capturedAt, Position position,
        String noPosition) {
}
