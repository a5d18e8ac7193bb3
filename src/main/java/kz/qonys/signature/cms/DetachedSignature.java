package kz.qonys.signature.cms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A detached CMS as NCALayer makes it, read with no more trust than bytes deserve: bounded size, nothing behind the
 * structure, no content inside, one signer, no countersignature, signed attributes that are there exactly once. What
 * the standard allows beyond that is refused, since nobody would look at it.
 */
public final class DetachedSignature {

    /** A detached signature with its chain has 2 to 10 KB. */
    public static final int LARGEST = 64 * 1024;

    private static final int MOST_CERTIFICATES = 10;
    private static final int MOST_ATTRIBUTES = 16;
    private static final int DEEPEST = 48;
    private static final Set<ASN1ObjectIdentifier> ONCE = Set.of(CMSAttributes.contentType, CMSAttributes.messageDigest,
            CMSAttributes.signingTime, PKCSObjectIdentifiers.id_aa_signingCertificateV2);

    private final SignerInfo signer;
    private final List<X509CertificateHolder> certificates;
    private final X509CertificateHolder certificate;

    private DetachedSignature(SignerInfo signer, List<X509CertificateHolder> certificates,
            X509CertificateHolder certificate) {
        this.signer = signer;
        this.certificates = certificates;
        this.certificate = certificate;
    }

    /**
     * Reads a signature.
     *
     * @param bytes DER or BER, or the same in Base64 with or without PEM lines
     * @throws RefusedException naming what is wrong; never another exception, whatever the bytes are
     */
    public static DetachedSignature read(byte[] bytes) throws RefusedException {
        byte[] plain = der(bytes);
        try {
            SignedData data = signedData(plain);
            SignerInfo signer = onlySigner(data);
            requireAttributes(signer);
            List<X509CertificateHolder> certificates = certificates(data);
            X509CertificateHolder own = own(signer, certificates);
            DetachedSignature read = new DetachedSignature(signer, certificates, own);
            read.requireSameCertificate();
            Algorithms.requireFitting(signer.getDigestEncryptionAlgorithm(), signer.getDigestAlgorithm());
            return read;
        } catch (IOException | RuntimeException e) {
            throw new RefusedException(Refusal.MALFORMED, e);
        }
    }

    /** The DER or BER bytes of what was sent, out of its Base64 or PEM clothes. */
    public static byte[] der(byte[] bytes) throws RefusedException {
        if (bytes.length > 2 * LARGEST) {
            throw new RefusedException(Refusal.TOO_LARGE);
        }
        byte[] plain = bytes.length > 0 && bytes[0] == 0x30 ? bytes : decoded(bytes);
        if (plain.length > LARGEST) {
            throw new RefusedException(Refusal.TOO_LARGE);
        }
        return plain;
    }

    public SignerCertificate certificate() {
        return new SignerCertificate(certificate);
    }

    /** All certificates that were sent along, the signer's among them; not trusted for being here. */
    public List<X509CertificateHolder> certificates() {
        return certificates;
    }

    /** The signature value, which a timestamp attests. */
    byte[] value() {
        return signer.getEncryptedDigest().getOctets();
    }

    /** Digest of the signed bytes as the signer claims it. */
    public byte[] claimedDigest() {
        return ASN1OctetString.getInstance(attribute(signer.getAuthenticatedAttributes(), CMSAttributes.messageDigest)
                .orElseThrow().getAttrValues().getObjectAt(0)).getOctets();
    }

    /** Algorithm of that digest. */
    public AlgorithmIdentifier digestAlgorithm() {
        return signer.getDigestAlgorithm();
    }

    /** The timestamp token over the signature value, when there is one. */
    Optional<byte[]> timestamp() throws RefusedException {
        Optional<Attribute> token =
                attribute(signer.getUnauthenticatedAttributes(), PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        try {
            return token.isEmpty() ? Optional.empty()
                    : Optional.of(token.get().getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded());
        } catch (IOException | RuntimeException e) {
            throw new RefusedException(Refusal.TIMESTAMP, e);
        }
    }

    /**
     * Checks that the holder of the certificate signed exactly these bytes.
     *
     * @throws RefusedException {@link Refusal#CONTENT} when other bytes were signed, {@link Refusal#SIGNATURE} when the
     *     signature is not the certificate's
     */
    void requireOver(byte[] content) throws RefusedException {
        if (!MessageDigest.isEqual(Algorithms.digest(digestAlgorithm(), content), claimedDigest())) {
            throw new RefusedException(Refusal.CONTENT);
        }
        try {
            byte[] attributes = signer.getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER);
            if (!Algorithms.verifies(certificate.getSubjectPublicKeyInfo(), signer.getDigestEncryptionAlgorithm(),
                    digestAlgorithm(), attributes, value())) {
                throw new RefusedException(Refusal.SIGNATURE);
            }
        } catch (IOException | RuntimeException e) {
            throw new RefusedException(Refusal.MALFORMED, e);
        }
    }

    private static byte[] decoded(byte[] text) throws RefusedException {
        String lines = new String(text, StandardCharsets.US_ASCII)
                .replaceAll("-----(BEGIN|END) (CMS|PKCS7)-----", "").replaceAll("\\s", "");
        try {
            return Base64.getDecoder().decode(lines);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.MALFORMED, e);
        }
    }

    private static SignedData signedData(byte[] plain) throws IOException, RefusedException {
        Nesting.require(plain, DEEPEST);
        try (ASN1InputStream stream = new ASN1InputStream(plain)) {
            ASN1Primitive whole = stream.readObject();
            if (whole == null || stream.read() >= 0) {
                throw new RefusedException(Refusal.MALFORMED);
            }
            ContentInfo info = ContentInfo.getInstance(whole);
            if (!info.getContentType().equals(PKCSObjectIdentifiers.signedData)) {
                throw new RefusedException(Refusal.MALFORMED);
            }
            SignedData data = SignedData.getInstance(info.getContent());
            if (data.getEncapContentInfo().getContent() != null) {
                throw new RefusedException(Refusal.ATTACHED);
            }
            if (!data.getEncapContentInfo().getContentType().equals(PKCSObjectIdentifiers.data)) {
                throw new RefusedException(Refusal.MALFORMED);
            }
            return data;
        }
    }

    private static SignerInfo onlySigner(SignedData data) throws RefusedException {
        if (data.getSignerInfos().size() != 1) {
            throw new RefusedException(Refusal.SIGNERS);
        }
        SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        if (attribute(signer.getUnauthenticatedAttributes(), CMSAttributes.counterSignature).isPresent()) {
            throw new RefusedException(Refusal.SIGNERS);
        }
        return signer;
    }

    private static void requireAttributes(SignerInfo signer) throws RefusedException {
        ASN1Set signed = signer.getAuthenticatedAttributes();
        ASN1Set unsigned = signer.getUnauthenticatedAttributes();
        if (signed == null || signed.size() > MOST_ATTRIBUTES
                || unsigned != null && unsigned.size() > MOST_ATTRIBUTES) {
            throw new RefusedException(Refusal.ATTRIBUTES);
        }
        for (ASN1ObjectIdentifier type : ONCE) {
            requireOnce(signed, type);
        }
        requireOnce(unsigned, PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        Optional<Attribute> content = attribute(signed, CMSAttributes.contentType);
        if (content.isEmpty() || attribute(signed, CMSAttributes.messageDigest).isEmpty()
                || !PKCSObjectIdentifiers.data.equals(content.get().getAttrValues().getObjectAt(0))) {
            throw new RefusedException(Refusal.ATTRIBUTES);
        }
    }

    private static void requireOnce(ASN1Set attributes, ASN1ObjectIdentifier type) throws RefusedException {
        List<Attribute> found = attributes(attributes).stream().filter(one -> one.getAttrType().equals(type)).toList();
        if (found.size() > 1 || found.size() == 1 && found.get(0).getAttrValues().size() != 1) {
            throw new RefusedException(Refusal.ATTRIBUTES);
        }
    }

    private static List<X509CertificateHolder> certificates(SignedData data) throws IOException, RefusedException {
        ASN1Set sent = data.getCertificates();
        if (sent == null || sent.size() > MOST_CERTIFICATES) {
            throw new RefusedException(Refusal.CERTIFICATE_MISSING);
        }
        List<X509CertificateHolder> certificates = new ArrayList<>();
        for (ASN1Encodable one : sent) {
            certificates.add(new X509CertificateHolder(one.toASN1Primitive().getEncoded()));
        }
        return List.copyOf(certificates);
    }

    private static X509CertificateHolder own(SignerInfo signer, Collection<X509CertificateHolder> certificates)
            throws RefusedException {
        List<X509CertificateHolder> fitting = certificates.stream().filter(one -> names(signer, one)).distinct()
                .toList();
        if (fitting.size() != 1) {
            throw new RefusedException(
                    fitting.isEmpty() ? Refusal.CERTIFICATE_MISSING : Refusal.CERTIFICATE_SWAPPED);
        }
        return fitting.get(0);
    }

    private static boolean names(SignerInfo signer, X509CertificateHolder certificate) {
        ASN1Encodable id = signer.getSID().getId();
        if (id instanceof ASN1OctetString key) {
            SubjectKeyIdentifier own = SubjectKeyIdentifier.fromExtensions(certificate.getExtensions());
            return own != null && Arrays.equals(own.getKeyIdentifier(), key.getOctets());
        }
        IssuerAndSerialNumber name = IssuerAndSerialNumber.getInstance(id);
        return name.getName().equals(certificate.getIssuer())
                && name.getSerialNumber().getValue().equals(certificate.getSerialNumber());
    }

    /** Where the signer names the hash of the certificate (CAdES), it must be this one. */
    private void requireSameCertificate() throws RefusedException, IOException {
        Optional<Attribute> named =
                attribute(signer.getAuthenticatedAttributes(), PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (named.isPresent()) {
            ESSCertIDv2 id = SigningCertificateV2.getInstance(named.get().getAttrValues().getObjectAt(0)).getCerts()[0];
            if (!Arrays.equals(id.getCertHash(),
                    Algorithms.digest(id.getHashAlgorithm(), certificate.getEncoded()))) {
                throw new RefusedException(Refusal.CERTIFICATE_SWAPPED);
            }
        }
    }

    private static Optional<Attribute> attribute(ASN1Set attributes, ASN1ObjectIdentifier type) {
        return attributes(attributes).stream().filter(one -> one.getAttrType().equals(type)).findFirst();
    }

    private static List<Attribute> attributes(ASN1Set attributes) {
        List<Attribute> list = new ArrayList<>();
        if (attributes != null) {
            attributes.forEach(one -> list.add(Attribute.getInstance(one)));
        }
        return list;
    }
}
