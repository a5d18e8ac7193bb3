package kz.qonys.signature.cms;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A signer's certificate as НУЦ issues it: the person's IIN stands in SERIALNUMBER as {@code IIN} and twelve digits,
 * the organisation's BIN in OU as {@code BIN} and twelve digits; GIVENNAME is the patronymic. Personal data: never into
 * logs or exception texts. The check digit of the IIN is not asked for: test certificates of НУЦ carry wrong ones.
 */
public final class SignerCertificate {

    private static final Pattern IIN = Pattern.compile("IIN(\\d{12})");
    private static final Pattern BIN = Pattern.compile("BIN(\\d{12})");

    private final X509CertificateHolder certificate;

    public SignerCertificate(X509CertificateHolder certificate) {
        this.certificate = certificate;
    }

    /**
     * Reads a certificate.
     *
     * @param der one DER-encoded certificate, nothing behind it
     */
    public static SignerCertificate of(byte[] der) throws RefusedException {
        try {
            X509CertificateHolder read = new X509CertificateHolder(der);
            if (!Arrays.equals(read.getEncoded(), der)) {
                throw new RefusedException(Refusal.MALFORMED);
            }
            return new SignerCertificate(read);
        } catch (IOException | RuntimeException e) {
            throw new RefusedException(Refusal.MALFORMED, e);
        }
    }

    public X509CertificateHolder holder() {
        return certificate;
    }

    /** The person's IIN; empty when the certificate names none or more than one. */
    public Optional<String> iin() {
        return only(BCStyle.SERIALNUMBER, IIN);
    }

    /** The organisation's BIN; empty when the certificate names none or more than one. */
    public Optional<String> bin() {
        return only(BCStyle.OU, BIN);
    }

    /** Name of the holder as the certificate has it. */
    public String name() {
        return values(BCStyle.CN).stream().findFirst().orElse("");
    }

    public BigInteger serial() {
        return certificate.getSerialNumber();
    }

    public Instant notBefore() {
        return certificate.getNotBefore().toInstant();
    }

    public Instant notAfter() {
        return certificate.getNotAfter().toInstant();
    }

    /** For whom it was issued. */
    public Set<CertificateKind> kinds() {
        return CertificateKind.named(purposes());
    }

    /** True for the Kazakh GOSTs. */
    public boolean gost() {
        return Algorithms.isGost(certificate.getSubjectPublicKeyInfo());
    }

    /** Checks that the key is one for signing documents (egov 2.1): an authentication key is told from any other. */
    void requireForDocuments() throws RefusedException {
        KeyUsage usage = KeyUsage.fromExtensions(certificate.getExtensions());
        Set<String> purposes = Set.copyOf(purposes());
        if (purposes.contains(KeyPurposeId.id_kp_clientAuth.getId())
                && !purposes.contains(KeyPurposeId.id_kp_emailProtection.getId())) {
            throw new RefusedException(Refusal.AUTHENTICATION_KEY);
        }
        boolean signs = usage != null && usage.hasUsages(KeyUsage.digitalSignature)
                && usage.hasUsages(KeyUsage.nonRepudiation) && !usage.hasUsages(KeyUsage.keyCertSign);
        if (!signs || !purposes.contains(KeyPurposeId.id_kp_emailProtection.getId())
                || purposes.contains(KeyPurposeId.id_kp_clientAuth.getId())) {
            throw new RefusedException(Refusal.KEY_USAGE);
        }
    }

    private List<String> purposes() {
        Extension extension = certificate.getExtension(Extension.extendedKeyUsage);
        return extension == null ? List.of()
                : Arrays.stream(ExtendedKeyUsage.getInstance(extension.getParsedValue()).getUsages())
                        .map(KeyPurposeId::getId).toList();
    }

    private Optional<String> only(ASN1ObjectIdentifier type, Pattern shape) {
        List<String> found = values(type).stream().map(shape::matcher).filter(Matcher::matches)
                .map(matcher -> matcher.group(1)).distinct().toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Values of an attribute of the subject, by its parts: the order of the name's parts differs between issuers. */
    private List<String> values(ASN1ObjectIdentifier type) {
        List<String> values = new ArrayList<>();
        for (RDN rdn : certificate.getSubject().getRDNs()) {
            for (AttributeTypeAndValue part : rdn.getTypesAndValues()) {
                if (part.getType().equals(type)) {
                    values.add(IETFUtils.valueToString(part.getValue()).replace("\\", ""));
                }
            }
        }
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignerCertificate that && certificate.equals(that.certificate);
    }

    @Override
    public int hashCode() {
        return Objects.hash(certificate);
    }

    @Override
    public String toString() {
        return "SignerCertificate[" + certificate.getSerialNumber().toString(16) + "]";
    }
}
