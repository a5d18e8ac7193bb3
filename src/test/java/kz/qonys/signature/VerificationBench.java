package kz.qonys.signature;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import kz.qonys.signature.cms.CmsVerifier;
import kz.qonys.signature.cms.KeptEvidence;
import kz.qonys.signature.cms.OcspCheck;
import kz.qonys.signature.cms.RefusedException;
import kz.qonys.signature.cms.RevocationEvidence;
import kz.qonys.signature.cms.Revocations;
import kz.qonys.signature.demo.DevelopmentCa;
import kz.qonys.signature.demo.Holder;
import kz.qonys.signature.demo.KeyKind;
import kz.qonys.signature.demo.KeyProfile;
import kz.qonys.signature.demo.SignerKey;

/**
 * Signatures verified per second on one thread. A program, not a test: run {@code main} on a quiet machine. Warm: lists of revoked
 * certificates are at hand. OCSP: an answer is made and checked for every signature, without the network between.
 */
public final class VerificationBench {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-16T05:00:00Z"), ZoneOffset.UTC);
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration MEASURED = Duration.ofSeconds(6);

    private VerificationBench() {
    }

    public static void main(String[] arguments) throws RefusedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        for (KeyKind kind : KeyKind.values()) {
            DevelopmentCa authority = DevelopmentCa.inMemory(kind, CLOCK);
            Revocations lists = new KeptEvidence(List.of(
                    new RevocationEvidence(RevocationEvidence.Kind.CRL, authority.list("issuer", false)),
                    new RevocationEvidence(RevocationEvidence.Kind.CRL, authority.list("root", false))));
            Revocations ocsp = (certificate, issuer, at) -> {
                if (authority.authorities().roots().contains(issuer)) {
                    return lists.requireGood(certificate, issuer, at);
                }
                OcspCheck.Question question = OcspCheck.question(certificate, issuer);
                OcspCheck.requireGood(authority.ocsp(question.bytes()), question.nonce(), certificate, issuer, at, at);
                return List.of();
            };
            out.printf("%s, lists read for every signature: %.0f/s%n", kind, perSecond(kind, authority, lists));
            out.printf("%s, OCSP for every signature: %.0f/s%n", kind, perSecond(kind, authority, ocsp));
            out.printf("%s, revocation answered from memory: %.0f/s%n", kind,
                    perSecond(kind, authority, (certificate, issuer, at) -> List.of()));
        }
    }

    private static double perSecond(KeyKind kind, DevelopmentCa authority, Revocations revocations)
            throws RefusedException {
        byte[] content = new byte[8_000];
        SignerKey key = authority.issue(new Holder("850101100017", "Әбенова", "Айгүл", "", "240640999016", "МО"),
                KeyProfile.EMPLOYEE);
        byte[] cms = key.sign(content);
        CmsVerifier verifier = new CmsVerifier(authority.authorities(), revocations);
        rounds(verifier, cms, content, WARM_UP);
        return rounds(verifier, cms, content, MEASURED) * 1e9 / MEASURED.toNanos();
    }

    private static long rounds(CmsVerifier verifier, byte[] cms, byte[] content, Duration time)
            throws RefusedException {
        long end = System.nanoTime() + time.toNanos();
        long done = 0;
        while (System.nanoTime() < end) {
            verifier.verify(cms, content, CLOCK.instant());
            done++;
        }
        return done;
    }
}
