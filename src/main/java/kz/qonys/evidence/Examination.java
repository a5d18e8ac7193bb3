package kz.qonys.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import kz.qonys.casefile.document.MeasuredStream;
import kz.qonys.evidence.EvidenceItem.Details;
import org.springframework.stereotype.Component;

/**
 * Looks into content that has arrived: whether it is what was announced, what it says of itself, what it looks like.
 */
@Component
class Examination {

    /**
     * What was found.
     *
     * @param refusal   message key when it cannot be taken; then nothing else is set
     * @param thumbnail null for a video
     * @param likeness  null for a video and for a picture without features
     */
    record Findings(String refusal, MediaType type, Details details, byte[] thumbnail, Long likeness, Set<Mark> marks) {

        static Findings refused(String key) {
            return new Findings(key, null, null, null, null, Set.of());
        }
    }

    private final EvidenceVault vault;
    private final EvidenceStore store;
    private final EvidenceProperties settings;
    private final Clock clock;

    Examination(EvidenceVault vault, EvidenceStore store, EvidenceProperties settings, Clock clock) {
        this.vault = vault;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** True when size and hash of what is stored are those that were announced. */
    boolean whole(EvidenceItem item, String key) {
        try (MeasuredStream measured = new MeasuredStream(vault.content(item.id(), item.chunks(), key), item.size())) {
            measured.transferTo(OutputStream.nullOutputStream());
            return measured.size() == item.size() && measured.sha256().equals(item.sha256());
        } catch (MeasuredStream.TooLargeException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("A stored piece of evidence cannot be read", e);
        }
    }

    Findings examine(EvidenceItem item, String key) {
        MediaType type = MediaType.detect(head(item, key)).orElse(null);
        if (type == null || type.kind() != item.kind()) {
            return Findings.refused("evidence.fault.content");
        }
        FileFacts facts = FileFacts.of(vault.content(item.id(), item.chunks(), key), type, clock.getZone());
        Details details = new Details(item.details().position(), facts.position(), facts.takenAt());
        if (type.kind() == MediaKind.VIDEO) {
            return new Findings(null, type, details, null, null, marks(item, details, null));
        }
        return photo(item, key, type, details, facts.orientation());
    }

    private Findings photo(EvidenceItem item, String key, MediaType type, Details details, int orientation) {
        try (InputStream content = vault.content(item.id(), item.chunks(), key)) {
            Picture picture = Picture.of(content.readAllBytes(), type, orientation);
            Long likeness = picture.likeness().orElse(null);
            return new Findings(null, type, details, picture.thumbnail(), likeness, marks(item, details, likeness));
        } catch (IOException e) {
            return Findings.refused("evidence.fault.content");
        }
    }

    private byte[] head(EvidenceItem item, String key) {
        try (InputStream content = vault.content(item.id(), item.chunks(), key)) {
            return content.readNBytes(MediaType.HEAD);
        } catch (IOException e) {
            throw new UncheckedIOException("A stored piece of evidence cannot be read", e);
        }
    }

    private Set<Mark> marks(EvidenceItem item, Details details, Long likeness) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        Position fix = details.position();
        if (fix == null) {
            marks.add(Mark.NO_POSITION);
        } else {
            if (apart(fix.at(), item.capturedAt()).compareTo(settings.fixAge()) > 0) {
                marks.add(Mark.LATE_FIX);
            }
            if (details.fileSays() != null && details.apart() > settings.distance() + fix.accuracy()) {
                marks.add(Mark.OTHER_PLACE);
            }
        }
        if (details.takenAt() != null && apart(details.takenAt(), item.capturedAt()).compareTo(settings.drift()) > 0) {
            marks.add(Mark.OTHER_TIME);
        }
        twins(item, likeness, marks);
        return marks;
    }

    private void twins(EvidenceItem item, Long likeness, Set<Mark> marks) {
        for (String caseId : store.casesWithContent(item.sha256())) {
            marks.add(caseId.equals(item.caseId()) ? Mark.SAME_FILE : Mark.SAME_FILE_ELSEWHERE);
        }
        if (likeness != null) {
            store.lookalikes(likeness, item.sha256()).stream()
                    .filter(other -> Long.bitCount(other.likeness() ^ likeness) <= settings.likeness())
                    .forEach(other -> marks.add(
                            other.caseId().equals(item.caseId()) ? Mark.ALIKE : Mark.ALIKE_ELSEWHERE));
        }
    }

    private static Duration apart(Instant one, Instant two) {
        return Duration.between(one, two).abs();
    }
}
