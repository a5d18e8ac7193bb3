package kz.qonys.signature.cms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Judges a detached signature: structure, content, algorithm, chain, purpose, revocation, timestamp. Who may sign what
 * is not its business, see {@link Demand}.
 */
public final class CmsVerifier {

    private final Authorities authorities;
    private final Revocations revocations;

    public CmsVerifier(Authorities authorities, Revocations revocations) {
        this.authorities = authorities;
        this.revocations = revocations;
    }

    /**
     * What was found to be in order.
     *
     * @param signer    the signer's certificate
     * @param chain     the same first, the root last
     * @param evidence  that nothing in the chain was revoked
     * @param signedAt  the moment for which it was judged: that of the timestamp, else the caller's
     * @param timestamp true when a timestamp attests that moment
     */
    public record Verified(SignerCertificate signer, List<X509CertificateHolder> chain,
            List<RevocationEvidence> evidence, Instant signedAt, boolean timestamp) {
    }

    /**
     * Judges a signature over these bytes.
     *
     * @param at when it was received; certificates must have been valid then, or when a timestamp says
     * @throws RefusedException with the first thing that is wrong
     */
    public Verified verify(byte[] cms, byte[] content, Instant at) throws RefusedException {
        try {
            return judged(cms, content, at);
        } catch (RuntimeException e) {
            // Certificates are parsed part by part, when somebody asks for the part
            throw new RefusedException(Refusal.MALFORMED, e);
        }
    }

    private Verified judged(byte[] cms, byte[] content, Instant at) throws RefusedException {
        DetachedSignature signature = DetachedSignature.read(cms);
        signature.requireOver(content);
        List<RevocationEvidence> evidence = new ArrayList<>();
        TimestampCheck.Attested stamp = timestamp(signature, at, evidence);
        Instant moment = stamp == null ? at : stamp.time();
        List<X509CertificateHolder> chain =
                authorities.chain(signature.certificate().holder(), signature.certificates(), moment);
        signature.certificate().requireForDocuments();
        requireNotRevoked(chain, moment, evidence);
        return new Verified(signature.certificate(), chain, List.copyOf(evidence), moment, stamp != null);
    }

    private TimestampCheck.Attested timestamp(DetachedSignature signature, Instant at,
            List<RevocationEvidence> evidence) throws RefusedException {
        if (signature.timestamp().isEmpty()) {
            return null;
        }
        TimestampCheck.Attested stamp =
                TimestampCheck.check(signature.timestamp().get(), signature.value(), authorities);
        if (stamp.time().isAfter(at.plusSeconds(600))) {
            throw new RefusedException(Refusal.TIMESTAMP);
        }
        requireNotRevoked(stamp.chain(), stamp.time(), evidence);
        return stamp;
    }

    private void requireNotRevoked(List<X509CertificateHolder> chain, Instant at, List<RevocationEvidence> evidence)
            throws RefusedException {
        for (int i = 0; i < chain.size() - 1; i++) {
            evidence.addAll(revocations.requireGood(chain.get(i), chain.get(i + 1), at));
        }
    }
}
