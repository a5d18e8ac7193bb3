package kz.qonys.signature.cms;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/** A timestamp token (RFC 3161) over a signature value, with the same algorithms and authorities as signatures. */
final class TimestampCheck {

    private TimestampCheck() {
    }

    /** What was checked: the time it attests, and the chain of the authority that attests it. */
    record Attested(Instant time, List<X509CertificateHolder> chain) {
    }

    /** @throws RefusedException {@link Refusal#TIMESTAMP} whatever is wrong with the token */
    static Attested check(byte[] token, byte[] signatureValue, Authorities authorities) throws RefusedException {
        try {
            CMSSignedData data = new CMSSignedData(token);
            TimeStampToken stamp = new TimeStampToken(data);
            Instant time = stamp.getTimeStampInfo().getGenTime().toInstant();
            SignerInformation signer = data.getSignerInfos().getSigners().iterator().next();
            byte[] attested = Algorithms.digest(stamp.getTimeStampInfo().getHashAlgorithm(), signatureValue);
            X509CertificateHolder certificate = certificate(data, signer);
            requireForTimestamps(certificate);
            List<X509CertificateHolder> chain = authorities.chain(certificate, sent(data), time);
            boolean right = data.getSignerInfos().size() == 1
                    && MessageDigest.isEqual(attested, stamp.getTimeStampInfo().getMessageImprintDigest())
                    && signed(data, signer, certificate);
            if (!right) {
                throw new RefusedException(Refusal.TIMESTAMP);
            }
            return new Attested(time, chain);
        } catch (CMSException | TSPException | IOException | RuntimeException | RefusedException e) {
            throw new RefusedException(Refusal.TIMESTAMP, e);
        }
    }

    private static boolean signed(CMSSignedData data, SignerInformation signer, X509CertificateHolder certificate)
            throws IOException, RefusedException {
        byte[] content = (byte[]) data.getSignedContent().getContent();
        AttributeTable signed = signer.getSignedAttributes();
        Attribute digest = signed.get(CMSAttributes.messageDigest);
        byte[] claimed = ASN1OctetString.getInstance(digest.getAttrValues().getObjectAt(0)).getOctets();
        return MessageDigest.isEqual(Algorithms.digest(signer.getDigestAlgorithmID(), content), claimed)
                && Algorithms.verifies(certificate.getSubjectPublicKeyInfo(),
                        signer.toASN1Structure().getDigestEncryptionAlgorithm(), signer.getDigestAlgorithmID(),
                        signer.toASN1Structure().getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER),
                        signer.getSignature());
    }

    private static X509CertificateHolder certificate(CMSSignedData data, SignerInformation signer)
            throws RefusedException {
        return sent(data).stream()
                .filter(one -> one.getIssuer().equals(signer.getSID().getIssuer())
                        && one.getSerialNumber().equals(signer.getSID().getSerialNumber()))
                .findFirst().orElseThrow(() -> new RefusedException(Refusal.TIMESTAMP));
    }

    private static Collection<X509CertificateHolder> sent(CMSSignedData data) {
        return new ArrayList<>(data.getCertificates().getMatches(null));
    }

    private static void requireForTimestamps(X509CertificateHolder certificate) throws RefusedException {
        ExtendedKeyUsage purpose = ExtendedKeyUsage.fromExtensions(certificate.getExtensions());
        if (purpose == null || !purpose.hasKeyPurposeId(KeyPurposeId.id_kp_timeStamping)) {
            throw new RefusedException(Refusal.TIMESTAMP);
        }
    }
}
