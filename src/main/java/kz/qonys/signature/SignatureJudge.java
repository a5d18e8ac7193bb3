package kz.qonys.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.signature.cms.Authorities;
import kz.qonys.signature.cms.CertificateKind;
import kz.qonys.signature.cms.CmsVerifier;
import kz.qonys.signature.cms.CmsVerifier.Verified;
import kz.qonys.signature.cms.Demand;
import kz.qonys.signature.cms.RefusedException;
import kz.qonys.signature.cms.RevocationEvidence;
import kz.qonys.signature.cms.Revocations;
import org.bouncycastle.cert.X509CertificateHolder;
import org.springframework.stereotype.Component;

/**
 * Judges a signature over a snapshot: by cryptography, by what the step demands, by a second judge. Asks the network.
 */
@Component
class SignatureJudge {

    private final CmsVerifier verifier;
    private final SecondVerdict second;

    SignatureJudge(Authorities authorities, Revocations revocations, SecondVerdict second) {
        this.verifier = new CmsVerifier(authorities, revocations);
        this.second = second;
    }

    /** What was found, with the answers of the authorities themselves. */
    record Judged(Verified verified, String kind, String second) {

        Evidence evidence(List<String> kept) {
            return new Evidence(base64(verified.signer().holder()),
                    verified.chain().stream().map(Judged::base64).toList(), kept, kind,
                    verified.signedAt().toString(), verified.timestamp(), verified.signer().gost(), second);
        }

        List<RevocationEvidence> answers() {
            return verified.evidence();
        }

        private static String base64(X509CertificateHolder certificate) {
            try {
                return Base64.getEncoder().encodeToString(certificate.getEncoded());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @throws RefusedException with the first thing that is wrong */
    Judged judge(byte[] cms, Snapshot snapshot, Instant received) throws RefusedException {
        Verified verified;
        try {
            verified = verifier.verify(cms, snapshot.bytes(), received);
        } catch (RefusedException e) {
            second.compare(cms, snapshot.bytes(), e);
            throw e;
        }
        Demand demand = demand(snapshot.content());
        demand.requireMetBy(verified.signer());
        String compared = second.compare(cms, snapshot.bytes(), null);
        String kind = verified.signer().kinds().stream().filter(demand.kinds()::contains).findFirst().orElseThrow()
                .code();
        return new Judged(verified, kind, compared);
    }

    /** Who must have signed a content, as the content itself says. */
    static Demand demand(SignedContent content) {
        Set<CertificateKind> kinds = content.kinds().stream().map(code -> CertificateKind.of(code).orElseThrow())
                .collect(Collectors.toSet());
        return new Demand(content.signer().iin(), content.signer().bin(), kinds);
    }
}
