package kz.qonys.signature;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import org.springframework.stereotype.Component;

/**
 * The signatures of one chain on a case: by different people, each valid until a later signed content changes something
 * that it covered. An added document changes nothing that was signed; a removed or replaced one does.
 */
@Component
class SignatureChain {

    private final SignatureStore store;
    private final CaseFiles cases;
    private final Clock clock;

    SignatureChain(SignatureStore store, CaseFiles cases, Clock clock) {
        this.store = store;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * @throws FaultException when the signer's IIN stands already under another step of the chain that is still valid
     */
    void requireOtherPerson(SignedContent content) {
        boolean twice = valid(content.caseId(), content.chain()).stream().map(Snapshot::content)
                .anyMatch(earlier -> earlier.signer().iin().equals(content.signer().iin())
                        && !earlier.step().equals(content.step()));
        if (twice) {
            throw new FaultException(Fault.of("signature.refused.four-eyes"));
        }
    }

    /** Lets a completed step take back earlier signatures of whose content it changed something, and says so. */
    void invalidateChanged(Snapshot fresh, Access access) {
        for (Snapshot earlier : valid(fresh.content().caseId(), fresh.content().chain())) {
            List<String> changed = earlier.id().equals(fresh.id()) ? List.of()
                    : changed(earlier.content(), fresh.content());
            if (!changed.isEmpty()) {
                store.invalidate(new SignatureStore.Invalidation(earlier.id(), fresh.id(), changed, clock.instant()));
                cases.event(earlier.content().caseId(), "signature-invalidated",
                        List.of("officer:" + earlier.content().signer().user(),
                                "office:" + earlier.content().signer().office(), Integer.toString(changed.size())),
                        access);
            }
        }
    }

    /** Signatures of completed steps that nothing has invalidated, in order. */
    List<Snapshot> valid(String caseId, String chain) {
        return store.usedOf(caseId).stream().filter(id -> store.invalidation(id).isEmpty())
                .map(id -> store.snapshot(id).orElseThrow())
                .filter(snapshot -> snapshot.content().chain().equals(chain)).toList();
    }

    /** Keys of application fields that both contents show with different values, and of documents that are gone. */
    static List<String> changed(SignedContent earlier, SignedContent later) {
        Map<String, Object> now = new HashMap<>();
        later.fields().stream().filter(SignedField::application).forEach(field -> now.put(field.key(), field.value()));
        Set<String> changed = new LinkedHashSet<>();
        earlier.fields().stream().filter(SignedField::application)
                .filter(field -> now.containsKey(field.key()) && !Objects.equals(field.value(), now.get(field.key())))
                .forEach(field -> changed.add(field.key()));
        Set<String> hashes = new HashSet<>();
        later.documents().forEach(document -> hashes.add(document.sha256()));
        if (earlier.documents().stream().anyMatch(document -> !hashes.contains(document.sha256()))) {
            changed.add("documents");
        }
        return new ArrayList<>(changed);
    }
}
