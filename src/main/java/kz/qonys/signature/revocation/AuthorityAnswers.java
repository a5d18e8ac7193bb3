package kz.qonys.signature.revocation;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import kz.qonys.signature.cms.CrlCheck;
import kz.qonys.signature.cms.KeptEvidence;
import kz.qonys.signature.cms.OcspCheck;
import kz.qonys.signature.cms.Refusal;
import kz.qonys.signature.cms.RefusedException;
import kz.qonys.signature.cms.RevocationEvidence;
import kz.qonys.signature.cms.Revocations;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the authorities say now: OCSP first, since its answer is small and fresh; the list with its changes where OCSP
 * does not answer. One "revoked" decides; a responder that does not know the certificate does not let the list decide.
 */
class AuthorityAnswers implements Revocations {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorityAnswers.class);

    private final Fetching fetching;
    private final CrlCache lists;
    private final boolean ocsp;
    private final Clock clock;

    AuthorityAnswers(Fetching fetching, CrlCache lists, boolean ocsp, Clock clock) {
        this.fetching = fetching;
        this.lists = lists;
        this.ocsp = ocsp;
        this.clock = clock;
    }

    @Override
    public List<RevocationEvidence> requireGood(X509CertificateHolder certificate, X509CertificateHolder issuer,
            Instant at) throws RefusedException {
        if (ocsp) {
            for (URI place : places(responders(certificate))) {
                Optional<byte[]> answer = answer(place, certificate, issuer, at);
                if (answer.isPresent()) {
                    return List.of(new RevocationEvidence(RevocationEvidence.Kind.OCSP, answer.get()));
                }
            }
        }
        return byList(certificate, issuer, at);
    }

    private Optional<byte[]> answer(URI place, X509CertificateHolder certificate, X509CertificateHolder issuer,
            Instant at) throws RefusedException {
        OcspCheck.Question question = OcspCheck.question(certificate, issuer);
        byte[] answer;
        try {
            answer = fetching.post(place, "application/ocsp-request", question.bytes());
        } catch (IOException e) {
            LOG.warn("OCSP responder {} does not answer: {}", place.getHost(), e.getMessage());
            return Optional.empty();
        }
        OcspCheck.requireGood(answer, question.nonce(), certificate, issuer, at, clock.instant());
        return Optional.of(answer);
    }

    private List<RevocationEvidence> byList(X509CertificateHolder certificate, X509CertificateHolder issuer, Instant at)
            throws RefusedException {
        Instant now = clock.instant();
        Optional<CrlCheck> whole = places(lists(certificate, Extension.cRLDistributionPoints)).stream()
                .map(place -> lists.list(place, issuer, now)).flatMap(Optional::stream)
                .filter(list -> !list.delta()).findFirst();
        if (whole.isEmpty()) {
            throw new RefusedException(Refusal.REVOCATION_UNKNOWN);
        }
        Optional<CrlCheck> delta = places(lists(certificate, Extension.freshestCRL)).stream()
                .map(place -> lists.list(place, issuer, now)).flatMap(Optional::stream)
                .filter(list -> list.continues(whole.get())).findFirst();
        KeptEvidence.requireNotListed(certificate.getSerialNumber(), whole.get(), delta, at);
        List<RevocationEvidence> evidence = new ArrayList<>();
        evidence.add(new RevocationEvidence(RevocationEvidence.Kind.CRL, whole.get().bytes()));
        delta.ifPresent(list -> evidence.add(
                new RevocationEvidence(RevocationEvidence.Kind.DELTA_CRL, list.bytes())));
        return evidence;
    }

    private List<URI> places(Stream<String> urls) {
        return urls.map(fetching::place).flatMap(Optional::stream).distinct().toList();
    }

    private static Stream<String> responders(X509CertificateHolder certificate) {
        AuthorityInformationAccess access = AuthorityInformationAccess.fromExtensions(certificate.getExtensions());
        return access == null ? Stream.empty() : Arrays.stream(access.getAccessDescriptions())
                .filter(one -> one.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
                .map(AccessDescription::getAccessLocation).map(AuthorityAnswers::url).filter(Objects::nonNull);
    }

    private static Stream<String> lists(X509CertificateHolder certificate, ASN1ObjectIdentifier extension) {
        Extension found = certificate.getExtension(extension);
        return found == null ? Stream.empty()
                : Arrays.stream(CRLDistPoint.getInstance(found.getParsedValue()).getDistributionPoints())
                        .map(DistributionPoint::getDistributionPoint).filter(Objects::nonNull)
                        .filter(name -> name.getType() == DistributionPointName.FULL_NAME)
                        .flatMap(name -> Arrays.stream(GeneralNames.getInstance(name.getName()).getNames()))
                        .map(AuthorityAnswers::url).filter(Objects::nonNull);
    }

    private static String url(GeneralName name) {
        return name.getTagNo() == GeneralName.uniformResourceIdentifier ? name.getName().toString() : null;
    }
}
