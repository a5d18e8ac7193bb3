package kz.qonys.signature.cms;

import java.time.Instant;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/** Knows whether a certificate was revoked. No answer is not "no": what cannot be found out is refused as unknown. */
public interface Revocations {

    /**
     * Asks about one certificate.
     *
     * @param at moment of the signature: a revocation after it leaves the signature standing only when the time is
     *     proved by a timestamp, which the caller says by handing in that time
     * @return the evidence that it was not revoked then
     * @throws RefusedException {@link Refusal#REVOKED}, or {@link Refusal#REVOCATION_UNKNOWN} when nobody answers
     */
    List<RevocationEvidence> requireGood(X509CertificateHolder certificate, X509CertificateHolder issuer, Instant at)
            throws RefusedException;
}
