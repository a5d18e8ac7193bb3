package kz.qonys.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import org.springframework.stereotype.Component;

/** What an announcement must say. */
@Component
class CaptureRules {

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Set<String> ORIGINS = Set.of("camera", "gallery");
    private static final Duration CLOCKS_APART = Duration.ofDays(1);
    private static final Instant EARLIEST = Instant.parse("2024-01-01T00:00:00Z");

    private final EvidenceProperties limits;
    private final Clock clock;

    CaptureRules(EvidenceProperties limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Checks all of it.
     *
     * @throws FaultException with every fault at once
     */
    void check(Capture capture) {
        List<Fault> faults = new ArrayList<>();
        unless(matches(ID, capture.id()), faults, "id", "evidence.fault.id");
        unless(matches(HASH, capture.sha256()), faults, "sha256", "evidence.fault.hash-form");
        unless(capture.origin() != null && ORIGINS.contains(capture.origin()), faults, "origin",
                "evidence.fault.origin");
        content(capture, faults);
        unless(capture.chunkSize() == null || capture.chunkSize() >= Evidence.SMALLEST_CHUNK
                && capture.chunkSize() <= Evidence.LARGEST_CHUNK, faults, "chunkSize", "evidence.fault.chunk");
        unless(plausible(capture.capturedAt()), faults, "capturedAt", "evidence.fault.time");
        if (capture.position() == null) {
            unless(capture.noPosition() != null && Evidence.NO_POSITION.contains(capture.noPosition()), faults,
                    "noPosition", "evidence.fault.no-position");
        } else {
            unless(capture.position().valid() && capture.position().accuracy() != null
                    && plausible(capture.position().at()), faults, "position", "evidence.fault.position");
        }
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
    }

    private void content(Capture capture, List<Fault> faults) {
        MediaKind kind = MediaKind.of(capture.kind()).orElse(null);
        if (kind == null || MediaType.of(capture.mediaType()).filter(type -> type.kind() == kind).isEmpty()) {
            faults.add(Fault.at("mediaType", "evidence.fault.type"));
        } else if (capture.size() < 1) {
            faults.add(Fault.at("size", "evidence.fault.empty"));
        } else if (capture.size() > limits.limit(kind)) {
            faults.add(Fault.at("size", "evidence.fault.large." + kind.code(), limits.limit(kind) >> 20));
        }
    }

    /** Devices' clocks go wrong; what lies in the future or before the system is not believed at all. */
    private boolean plausible(Instant at) {
        return at != null && at.isAfter(EARLIEST) && at.isBefore(clock.instant().plus(CLOCKS_APART));
    }

    private static boolean matches(Pattern form, String text) {
        return text != null && form.matcher(text).matches();
    }

    private static void unless(boolean good, List<Fault> faults, String field, String key) {
        if (!good) {
            faults.add(Fault.at(field, key));
        }
    }
}
