package kz.qonys.signature.cms;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A certificate revocation list whose signature was checked once, when it was read. Lists of НУЦ have megabytes:
 * looking one number up must not check the signature again.
 */
public final class CrlCheck {

    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD =
            Set.of(Extension.deltaCRLIndicator, Extension.cRLNumber, Extension.authorityKeyIdentifier);

    private final X509CRLHolder list;
    private final byte[] bytes;

    private CrlCheck(X509CRLHolder list, byte[] bytes) {
        this.list = list;
        this.bytes = bytes;
    }

    /**
     * Reads a list and checks that the issuer signed it.
     *
     * @throws RefusedException {@link Refusal#REVOCATION_UNKNOWN} whatever is wrong with it
     */
    public static CrlCheck read(byte[] der, X509CertificateHolder issuer) throws RefusedException {
        try {
            X509CRLHolder list = new X509CRLHolder(der);
            for (Object critical : list.getCriticalExtensionOIDs()) {
                if (!UNDERSTOOD.contains(critical)) {
                    throw new RefusedException(Refusal.REVOCATION_UNKNOWN);
                }
            }
            boolean signed = list.getIssuer().equals(issuer.getSubject()) && Algorithms.verifies(
                    issuer.getSubjectPublicKeyInfo(), list.toASN1Structure().getSignatureAlgorithm(), null,
                    list.toASN1Structure().getTBSCertList().getEncoded("DER"),
                    list.toASN1Structure().getSignature().getBytes());
            if (!signed || list.getNextUpdate() == null) {
                throw new RefusedException(Refusal.REVOCATION_UNKNOWN);
            }
            return new CrlCheck(list, der);
        } catch (IOException | RuntimeException | RefusedException e) {
            throw new RefusedException(Refusal.REVOCATION_UNKNOWN, e);
        }
    }

    public byte[] bytes() {
        return bytes;
    }

    /** True when the list speaks for this moment. */
    public boolean current(Instant at) {
        return !at.isBefore(list.getThisUpdate().toInstant()) && at.isBefore(list.getNextUpdate().toInstant());
    }

    public Instant nextUpdate() {
        return list.getNextUpdate().toInstant();
    }

    /** True for a list of changes since another list. */
    public boolean delta() {
        return list.getExtension(Extension.deltaCRLIndicator) != null;
    }

    /** True when this list of changes may be laid over that whole list. */
    public boolean continues(CrlCheck whole) {
        return delta() && whole.number().compareTo(base()) >= 0 && number().compareTo(whole.number()) >= 0;
    }

    /**
     * What the list says about a certificate.
     *
     * @throws RefusedException {@link Refusal#REVOKED} when it was revoked at that moment
     */
    public Standing standing(BigInteger serial, Instant at) throws RefusedException {
        X509CRLEntryHolder entry = list.getRevokedCertificate(serial);
        if (entry == null) {
            return Standing.NOT_LISTED;
        }
        Extension reason = entry.getExtension(Extension.reasonCode);
        if (reason != null
                && CRLReason.getInstance(reason.getParsedValue()).getValue().intValue() == CRLReason.removeFromCRL) {
            return Standing.TAKEN_OFF;
        }
        if (!at.isBefore(entry.getRevocationDate().toInstant())) {
            throw new RefusedException(Refusal.REVOKED);
        }
        return Standing.LATER;
    }

    /** What a list says when it does not say revoked. */
    public enum Standing { NOT_LISTED, TAKEN_OFF, LATER }

    private BigInteger number() {
        return integer(Extension.cRLNumber);
    }

    private BigInteger base() {
        return integer(Extension.deltaCRLIndicator);
    }

    private BigInteger integer(ASN1ObjectIdentifier type) {
        Extension extension = list.getExtension(type);
        return extension == null ? BigInteger.ZERO : ASN1Integer.getInstance(extension.getParsedValue()).getValue();
    }
}
