package kz.qonys.signature.cms;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/**
 * The certification authorities that this installation trusts: roots, and issuers below them. Builds the chain of a
 * certificate with our own algorithms, since Java knows no Kazakh GOST; for RSA the JDK's own validation must agree.
 */
public final class Authorities {

    private static final int LONGEST = 5;
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(Extension.basicConstraints, Extension.keyUsage,
            Extension.extendedKeyUsage, Extension.certificatePolicies);

    private final List<X509CertificateHolder> roots;
    private final List<X509CertificateHolder> issuers;

    public Authorities(Collection<X509CertificateHolder> roots, Collection<X509CertificateHolder> issuers) {
        this.roots = List.copyOf(roots);
        this.issuers = List.copyOf(issuers);
    }

    public List<X509CertificateHolder> roots() {
        return roots;
    }

    public List<X509CertificateHolder> issuers() {
        return issuers;
    }

    /**
     * The chain of a certificate.
     *
     * @param sentAlong certificates that came with the signature; only links, never trusted
     * @param at        moment for which it must have been valid
     * @return the certificate first, the root last
     */
    public List<X509CertificateHolder> chain(X509CertificateHolder certificate,
            Collection<X509CertificateHolder> sentAlong, Instant at) throws RefusedException {
        List<X509CertificateHolder> chain = unbroken(certificate, sentAlong);
        for (X509CertificateHolder link : chain) {
            requireValid(link, at);
        }
        requireSameVerdictOfJava(chain, at);
        return chain;
    }

    private List<X509CertificateHolder> unbroken(X509CertificateHolder certificate,
            Collection<X509CertificateHolder> sentAlong) throws RefusedException {
        List<X509CertificateHolder> chain = new ArrayList<>(List.of(certificate));
        requireUnderstood(certificate);
        if (isAuthority(certificate)) {
            throw new RefusedException(Refusal.KEY_USAGE);
        }
        while (!roots.contains(last(chain))) {
            Optional<X509CertificateHolder> issuer = issuer(last(chain), chain.size() - 1, sentAlong);
            if (issuer.isEmpty() || chain.size() == LONGEST || chain.contains(issuer.get())) {
                throw new RefusedException(Refusal.FOREIGN);
            }
            requireUnderstood(issuer.get());
            chain.add(issuer.get());
        }
        return List.copyOf(chain);
    }

    private Optional<X509CertificateHolder> issuer(X509CertificateHolder certificate, int below,
            Collection<X509CertificateHolder> sentAlong) throws RefusedException {
        List<X509CertificateHolder> candidates = Stream.of(roots, issuers, sentAlong).flatMap(Collection::stream)
                .filter(one -> one.getSubject().equals(certificate.getIssuer())).distinct().toList();
        for (X509CertificateHolder one : candidates) {
            if (mayIssue(one, below) && sameKeyId(certificate, one) && signed(certificate, one)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** True when the issuer's key made the certificate's signature. */
    static boolean signed(X509CertificateHolder certificate, X509CertificateHolder issuer) throws RefusedException {
        try {
            return certificate.toASN1Structure().getTBSCertificate().getSignature()
                    .equals(certificate.getSignatureAlgorithm())
                    && Algorithms.verifies(issuer.getSubjectPublicKeyInfo(), certificate.getSignatureAlgorithm(), null,
                            certificate.toASN1Structure().getTBSCertificate().getEncoded("DER"),
                            certificate.getSignature());
        } catch (IOException e) {
            throw new RefusedException(Refusal.MALFORMED, e);
        }
    }

    static void requireValid(X509CertificateHolder certificate, Instant at) throws RefusedException {
        if (at.isBefore(certificate.getNotBefore().toInstant())) {
            throw new RefusedException(Refusal.NOT_YET_VALID);
        }
        if (at.isAfter(certificate.getNotAfter().toInstant())) {
            throw new RefusedException(Refusal.EXPIRED);
        }
    }

    private static void requireUnderstood(X509CertificateHolder certificate) throws RefusedException {
        for (Object critical : certificate.getCriticalExtensionOIDs()) {
            if (!UNDERSTOOD.contains(critical)) {
                throw new RefusedException(Refusal.KEY_USAGE);
            }
        }
    }

    private static boolean isAuthority(X509CertificateHolder certificate) {
        BasicConstraints basic = BasicConstraints.fromExtensions(certificate.getExtensions());
        return basic != null && basic.isCA();
    }

    private static boolean mayIssue(X509CertificateHolder certificate, int authoritiesBelow) {
        BasicConstraints basic = BasicConstraints.fromExtensions(certificate.getExtensions());
        KeyUsage usage = KeyUsage.fromExtensions(certificate.getExtensions());
        return basic != null && basic.isCA() && usage != null && usage.hasUsages(KeyUsage.keyCertSign)
                && (basic.getPathLenConstraint() == null
                        || basic.getPathLenConstraint().intValue() >= authoritiesBelow);
    }

    private static boolean sameKeyId(X509CertificateHolder certificate, X509CertificateHolder issuer) {
        AuthorityKeyIdentifier wanted = AuthorityKeyIdentifier.fromExtensions(certificate.getExtensions());
        SubjectKeyIdentifier own = SubjectKeyIdentifier.fromExtensions(issuer.getExtensions());
        return wanted == null || wanted.getKeyIdentifierOctets() == null || own == null
                || Arrays.equals(wanted.getKeyIdentifierOctets(), own.getKeyIdentifier());
    }

    private static void requireSameVerdictOfJava(List<X509CertificateHolder> chain, Instant at)
            throws RefusedException {
        if (chain.stream().anyMatch(link -> Algorithms.isGost(link.getSubjectPublicKeyInfo()))) {
            return;
        }
        try {
            JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
            List<X509Certificate> path = new ArrayList<>();
            for (X509CertificateHolder link : chain) {
                path.add(converter.getCertificate(link));
            }
            X509Certificate root = path.remove(path.size() - 1);
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
        } catch (GeneralSecurityException e) {
            throw new RefusedException(Refusal.FOREIGN, e);
        }
    }

    private static X509CertificateHolder last(List<X509CertificateHolder> chain) {
        return chain.get(chain.size() - 1);
    }
}
