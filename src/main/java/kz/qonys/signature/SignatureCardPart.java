package kz.qonys.signature;

import java.time.Instant;
import java.util.List;
import kz.qonys.casefile.CaseCardPart;
import kz.qonys.staff.Officer;
import org.springframework.stereotype.Component;

/** Section {@code signatures} of the case card: who signed which step when, and whether it still covers the content. */
@Component
class SignatureCardPart implements CaseCardPart {

    private final SignatureStore store;
    private final SignedWords words;

    SignatureCardPart(SignatureStore store, SignedWords words) {
        this.store = store;
        this.words = words;
    }

    /** A signature in the card; standing is false when a later round changed its content. */
    record Line(String step, int round, String signer, String role, String office, Instant signedAt, boolean standing) {

        @Override
        public String toString() {
            return "Line[" + step + "]";
        }
    }

    @Override
    public String name() {
        return "signatures";
    }

    @Override
    public Object part(String caseId, Officer reader) {
        List<Line> lines = store.usedOf(caseId).stream().map(this::line).toList();
        return lines.isEmpty() ? null : lines;
    }

    private Line line(String snapshotId) {
        SignedContent content = store.snapshot(snapshotId).orElseThrow().content();
        return new Line(words.step(content), content.round(), content.signer().name(), words.role(content),
                words.office(content), store.accepted(snapshotId).orElseThrow().evidence().moment(),
                store.invalidation(snapshotId).isEmpty());
    }
}
