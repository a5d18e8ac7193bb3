package kz.qonys.signature;

import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFields;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.CaseNotVisibleException;
import kz.qonys.language.Messages;
import kz.qonys.signature.cms.Authorities;
import kz.qonys.signature.cms.CmsVerifier;
import kz.qonys.signature.cms.KeptEvidence;
import kz.qonys.signature.cms.Refusal;
import kz.qonys.signature.cms.RefusedException;
import kz.qonys.signature.cms.RevocationEvidence;
import kz.qonys.signature.cms.Revocations;
import kz.qonys.signature.cms.SignerCertificate;
import kz.qonys.staff.AccessMatrix;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import org.bouncycastle.cert.X509CertificateHolder;
import org.springframework.stereotype.Service;

/** The signatures of a case, read back and checked anew, for whoever may see the case's card; each look is logged. */
@Service
public class SignedDecisions {

    private final SignatureStore store;
    private final EvidenceStore evidence;
    private final Authorities authorities;
    private final Revocations revocations;
    private final CaseFiles cases;
    private final CaseFields fields;
    private final AccessMatrix matrix;
    private final SignedWords words;
    private final Messages messages;
    private final Clock clock;

    SignedDecisions(SignatureStore store, EvidenceStore evidence, Authorities authorities, Revocations revocations,
            CaseFiles cases, CaseFields fields, AccessMatrix matrix, SignedWords words,
            Messages messages, Clock clock) {
        this.store = store;
        this.evidence = evidence;
        this.authorities = authorities;
        this.revocations = revocations;
        this.cases = cases;
        this.fields = fields;
        this.matrix = matrix;
        this.words = words;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * What a check now finds about one signature, worded for the reader.
     *
     * @param state    {@code valid}, {@code changed} (sound, but a later round changed its content) or {@code broken}
     * @param textLanguage what was signed in, in words; null when it is the reader's language
     * @param kind     of the certificate
     * @param revokedSince true when the certificate was revoked after the signature, which leaves the signature
     *     standing
     * @param fields   what was signed, as it was shown
     */
    public record Checked(String snapshotId, String state, String text, String step, int round, String textLanguage,
            String decision, String clause, String signer, String role, String office, String kind, Instant signedAt,
            boolean timestamp, boolean revokedSince, List<Line> fields, List<SignedDocument> documents) {

        @Override
        public String toString() {
            return "Checked[" + snapshotId + ", " + state + "]";
        }
    }

    /** A signed field in words; rows of lists are separated by semicolons. */
    public record Line(String key, String label, String shown) {

        @Override
        public String toString() {
            return "Line[" + key + "]";
        }
    }

    /**
     * Checks all signatures of a case anew, in the order in which they were given.
     *
     * @throws CaseNotVisibleException when the reader may not see the card
     */
    public List<Checked> check(String caseId, Officer reader) {
        Set<Operation> allowed = require(caseId, reader, Set.of(Operation.CASE_CARD_READ));
        return look(caseId, reader, "signature-check").stream().map(one -> check(one, new Sight(allowed, messages)))
                .toList();
    }

    /**
     * Everything that proves the signatures of a case, nothing masked.
     *
     * @throws CaseNotVisibleException unless the reader may see all that the snapshots hold
     */
    public List<SignedDecision> proof(String caseId, Officer reader) {
        require(caseId, reader, Sight.WHOLE);
        return look(caseId, reader, "signature-proof");
    }

    private Set<Operation> require(String caseId, Officer reader, Set<Operation> needed) {
        Set<Operation> allowed = matrix.allowed(reader, cases.summary(caseId).sides());
        if (!allowed.containsAll(needed)) {
            throw new CaseNotVisibleException();
        }
        return allowed;
    }

    private List<SignedDecision> look(String caseId, Officer reader, String purpose) {
        String office = reader.positions().isEmpty() ? null : reader.positions().get(0).office().id();
        fields.read(caseId, List.of("caseNumber"), new Access(reader.id(), office, null, purpose));
        return read(caseId);
    }

    List<SignedDecision> read(String caseId) {
        return store.usedOf(caseId).stream().map(id -> new SignedDecision(store.snapshot(id).orElseThrow(),
                store.print(id), store.accepted(id).orElseThrow(),
                store.invalidation(id).map(SignatureStore.Invalidation::fields).orElse(List.of()))).toList();
    }

    /** Kept answers of the authorities, by their ids. */
    public List<RevocationEvidence> evidence(SignedDecision decision) {
        return decision.attempt().evidence().revocation().stream().map(evidence::read).toList();
    }

    private Checked check(SignedDecision decision, Sight sight) {
        SignedContent content = decision.snapshot().content();
        Optional<Refusal> refusal = refusal(decision);
        String state = refusal.isPresent() ? "broken" : decision.invalidated().isEmpty() ? "valid" : "changed";
        String about = refusal.map(found -> messages.text(found.key())).orElse(changed(decision));
        return new Checked(decision.snapshot().id(), state, messages.text("signature.state." + state, about),
                words.step(content), content.round(), words.language(content).orElse(null), content.decided(),
                words.clause(content), content.signer().name(), words.role(content), words.office(content),
                messages.text("signature.kind." + decision.attempt().evidence().kind()),
                decision.attempt().evidence().moment(), decision.attempt().evidence().timestamp(),
                revokedSince(decision), sight.lines(content), sight.documents(content));
    }

    private Optional<Refusal> refusal(SignedDecision decision) {
        try {
            CmsVerifier verifier = new CmsVerifier(authorities, new KeptEvidence(evidence(decision)));
            SignerCertificate signer = verifier.verify(decision.attempt().cms(), decision.snapshot().bytes(),
                    decision.attempt().received()).signer();
            SignatureJudge.demand(decision.snapshot().content()).requireMetBy(signer);
            boolean samePrint = Hashes.sha256(decision.print()).equals(decision.snapshot().content().print());
            return samePrint ? Optional.empty() : Optional.of(Refusal.CONTENT);
        } catch (RefusedException e) {
            return Optional.of(e.refusal());
        }
    }

    /** Asks the authority about now; an authority that does not answer says nothing about a signature of then. */
    private boolean revokedSince(SignedDecision decision) {
        try {
            List<String> chain = decision.attempt().evidence().chain();
            X509CertificateHolder own = certificate(chain.get(0));
            revocations.requireGood(own, certificate(chain.get(1)), clock.instant());
            return false;
        } catch (RefusedException e) {
            return e.refusal() == Refusal.REVOKED;
        }
    }

    private static X509CertificateHolder certificate(String base64) throws RefusedException {
        return SignerCertificate.of(Base64.getDecoder().decode(base64)).holder();
    }

    private static String changed(SignedDecision decision) {
        return decision.snapshot().content().fields().stream()
                .filter(field -> decision.invalidated().contains(field.key())).map(SignedField::label).distinct()
                .collect(Collectors.joining(", "));
    }
}
