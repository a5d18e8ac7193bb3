package kz.qonys.signature.cms;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;

/** Answers out of what was kept when a signature was accepted; asks nobody. For proofs, here and offline. */
public final class KeptEvidence implements Revocations {

    private final List<RevocationEvidence> kept;

    public KeptEvidence(List<RevocationEvidence> kept) {
        this.kept = List.copyOf(kept);
    }

    @Override
    public List<RevocationEvidence> requireGood(X509CertificateHolder certificate, X509CertificateHolder issuer,
            Instant at) throws RefusedException {
        for (RevocationEvidence one : kept) {
            if (one.kind() == RevocationEvidence.Kind.OCSP && answers(one, certificate, issuer, at)) {
                return List.of(one);
            }
        }
        Optional<CrlCheck> whole = lists(RevocationEvidence.Kind.CRL, issuer, at).findFirst();
        if (whole.isEmpty()) {
            throw new RefusedException(Refusal.REVOCATION_UNKNOWN);
        }
        Optional<CrlCheck> delta = lists(RevocationEvidence.Kind.DELTA_CRL, issuer, at)
                .filter(list -> list.continues(whole.get())).findFirst();
        requireNotListed(certificate.getSerialNumber(), whole.get(), delta, at);
        return kept;
    }

    /** Looks a number up in a whole list and the changes since. */
    public static void requireNotListed(BigInteger serial, CrlCheck whole, Optional<CrlCheck> delta, Instant at)
            throws RefusedException {
        boolean takenOff = delta.isPresent()
                && delta.get().standing(serial, at) == CrlCheck.Standing.TAKEN_OFF;
        if (!takenOff) {
            whole.standing(serial, at);
        }
    }

    private static boolean answers(RevocationEvidence one, X509CertificateHolder certificate,
            X509CertificateHolder issuer, Instant at) throws RefusedException {
        try {
            OcspCheck.requireGood(one.bytes(), null, certificate, issuer, at, null);
            return true;
        } catch (RefusedException e) {
            if (e.refusal() == Refusal.REVOKED) {
                throw e;
            }
            return false;
        }
    }

    private Stream<CrlCheck> lists(RevocationEvidence.Kind kind, X509CertificateHolder issuer, Instant at) {
        return kept.stream().filter(one -> one.kind() == kind).map(one -> read(one, issuer)).filter(Objects::nonNull)
                .filter(list -> list.current(at) && list.delta() == (kind == RevocationEvidence.Kind.DELTA_CRL));
    }

    private static CrlCheck read(RevocationEvidence one, X509CertificateHolder issuer) {
        try {
            return CrlCheck.read(one.bytes(), issuer);
        } catch (RefusedException e) {
            return null;
        }
    }
}
