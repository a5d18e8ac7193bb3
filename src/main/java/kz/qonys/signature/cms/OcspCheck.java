package kz.qonys.signature.cms;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Questions to an OCSP responder, and the judging of its answers. Certificates are named by SHA-1 hashes, as everybody
 * does.
 */
public final class OcspCheck {

    /** An answer about the present is not older than this, and a responder's clock not further ahead. */
    private static final Duration SKEW = Duration.ofMinutes(10);
    private static final Duration OLDEST_WITHOUT_NEXT = Duration.ofHours(12);
    private static final int NONCE = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private OcspCheck() {
    }

    /**
     * A question with its nonce.
     *
     * @param bytes DER of the request
     * @param nonce what a responder that knows nonces returns
     */
    public record Question(byte[] bytes, byte[] nonce) {
    }

    /** The question whether a certificate was revoked. */
    public static Question question(X509CertificateHolder certificate, X509CertificateHolder issuer) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            Extension extension = new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false,
                    new DEROctetString(new DEROctetString(nonce).getEncoded()));
            return new Question(new OCSPReqBuilder().addRequest(id(certificate, issuer))
                    .setRequestExtensions(new Extensions(extension)).build().getEncoded(), nonce);
        } catch (IOException | OCSPException e) {
            throw new IllegalStateException("An OCSP request cannot be written", e);
        }
    }

    /**
     * Judges an answer.
     *
     * @param nonce of the question; null when the answer was kept from an earlier check
     * @param at    moment of the signature
     * @param now   moment for which the answer must be fresh; null when it was kept, then it must cover {@code at}
     * @throws RefusedException {@link Refusal#REVOKED}, else {@link Refusal#REVOCATION_UNKNOWN} whatever is wrong with
     *     it
     */
    public static void requireGood(byte[] answer, byte[] nonce, X509CertificateHolder certificate,
            X509CertificateHolder issuer, Instant at, Instant now) throws RefusedException {
        try {
            OCSPResp response = new OCSPResp(answer);
            if (response.getStatus() != OCSPResp.SUCCESSFUL
                    || !(response.getResponseObject() instanceof BasicOCSPResp basic)) {
                throw new RefusedException(Refusal.REVOCATION_UNKNOWN);
            }
            requireNonce(basic, nonce);
            requireSigned(basic, issuer);
            requireGood(single(basic, certificate, issuer), at, now);
        } catch (IOException | OCSPException | RuntimeException e) {
            throw new RefusedException(Refusal.REVOCATION_UNKNOWN, e);
        }
    }

    private static void requireNonce(BasicOCSPResp basic, byte[] nonce) throws RefusedException, IOException {
        Extension returned = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce != null && returned != null
                && !Arrays.equals(returned.getExtnValue().getOctets(), new DEROctetString(nonce).getEncoded())) {
            throw new RefusedException(Refusal.REVOCATION_UNKNOWN);
        }
    }

    private static void requireGood(SingleResp single, Instant at, Instant now) throws RefusedException {
        Instant moment = now == null ? at : now;
        Instant from = single.getThisUpdate().toInstant();
        Instant until = single.getNextUpdate() == null ? from.plus(OLDEST_WITHOUT_NEXT)
                : single.getNextUpdate().toInstant();
        if (from.isAfter(moment.plus(SKEW)) || until.plus(SKEW).isBefore(moment)) {
            throw new RefusedException(Refusal.REVOCATION_UNKNOWN);
        }
        if (single.getCertStatus() instanceof RevokedStatus revoked) {
            if (!at.isBefore(revoked.getRevocationTime().toInstant())) {
                throw new RefusedException(Refusal.REVOKED);
            }
            return;
        }
        if (single.getCertStatus() != CertificateStatus.GOOD) {
            throw new RefusedException(Refusal.REVOCATION_UNKNOWN);
        }
    }

    private static SingleResp single(BasicOCSPResp basic, X509CertificateHolder certificate,
            X509CertificateHolder issuer) throws RefusedException, OCSPException {
        CertificateID wanted = id(certificate, issuer);
        List<SingleResp> about = Arrays.stream(basic.getResponses())
                .filter(one -> one.getCertID().getSerialNumber().equals(wanted.getSerialNumber())
                        && Arrays.equals(one.getCertID().getIssuerKeyHash(), wanted.getIssuerKeyHash())
                        && Arrays.equals(one.getCertID().getIssuerNameHash(), wanted.getIssuerNameHash()))
                .toList();
        if (about.size() != 1) {
            throw new RefusedException(Refusal.REVOCATION_UNKNOWN);
        }
        return about.get(0);
    }

    /** Signed by the issuer itself, or by a responder to which the issuer gave a certificate for this. */
    private static void requireSigned(BasicOCSPResp basic, X509CertificateHolder issuer) throws RefusedException {
        X509CertificateHolder responder = Arrays.stream(basic.getCerts())
                .filter(one -> !one.equals(issuer)).findFirst().orElse(issuer);
        if (!responder.equals(issuer)) {
            ExtendedKeyUsage purpose = ExtendedKeyUsage.fromExtensions(responder.getExtensions());
            boolean delegated = purpose != null && purpose.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)
                    && responder.getIssuer().equals(issuer.getSubject()) && Authorities.signed(responder, issuer);
            if (!delegated) {
                throw new RefusedException(Refusal.REVOCATION_UNKNOWN);
            }
            Authorities.requireValid(responder, basic.getProducedAt().toInstant());
        }
        AlgorithmIdentifier algorithm = basic.getSignatureAlgorithmID();
        if (!Algorithms.verifies(responder.getSubjectPublicKeyInfo(), algorithm, null, basic.getTBSResponseData(),
                basic.getSignature())) {
            throw new RefusedException(Refusal.REVOCATION_UNKNOWN);
        }
    }

    private static CertificateID id(X509CertificateHolder certificate, X509CertificateHolder issuer) {
        try {
            return new CertificateID(new JcaDigestCalculatorProviderBuilder().build()
                    .get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1)), issuer, certificate.getSerialNumber());
        } catch (OCSPException | OperatorCreationException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-1", e);
        }
    }
}
