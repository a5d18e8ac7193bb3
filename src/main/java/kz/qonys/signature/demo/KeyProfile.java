package kz.qonys.signature.demo;

import java.util.List;
import java.util.stream.Stream;
import kz.qonys.signature.cms.CertificateKind;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * Certificates that the development authority issues, as egov 2.1 describes those of НУЦ, and the ones that must fail.
 */
public enum KeyProfile {

    INDIVIDUAL(CertificateKind.INDIVIDUAL),
    EMPLOYEE(CertificateKind.EMPLOYEE),
    RIGHT_TO_SIGN(CertificateKind.RIGHT_TO_SIGN),
    HEAD(CertificateKind.HEAD),
    /** An employee's key for signing in, not for documents. */
    AUTHENTICATION(CertificateKind.EMPLOYEE),
    /** An employee's key whose year is over. */
    EXPIRED(CertificateKind.EMPLOYEE),
    /** An employee's key that was revoked. */
    REVOKED(CertificateKind.EMPLOYEE);

    private final CertificateKind kind;

    KeyProfile(CertificateKind kind) {
        this.kind = kind;
    }

    boolean organisation() {
        return kind != CertificateKind.INDIVIDUAL;
    }

    KeyPurposeId[] purposes() {
        KeyPurposeId use = this == AUTHENTICATION ? KeyPurposeId.id_kp_clientAuth : KeyPurposeId.id_kp_emailProtection;
        List<String> kinds = organisation() ? List.of(CertificateKind.ORGANISATION, kind.oid()) : List.of(kind.oid());
        return Stream.concat(Stream.of(use),
                kinds.stream().map(oid -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid))))
                .toArray(KeyPurposeId[]::new);
    }

    /** The lowest key with which a kind of certificate is satisfied. */
    public static KeyProfile of(CertificateKind kind) {
        return switch (kind) {
            case INDIVIDUAL -> INDIVIDUAL;
            case HEAD -> HEAD;
            case RIGHT_TO_SIGN, FINANCIAL -> RIGHT_TO_SIGN;
            default -> EMPLOYEE;
        };
    }
}
