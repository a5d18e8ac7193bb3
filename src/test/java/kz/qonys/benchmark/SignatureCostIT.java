package kz.qonys.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.qonys.signature.cms.CmsVerifier;
import kz.qonys.signature.cms.KeptEvidence;
import kz.qonys.signature.cms.OcspCheck;
import kz.qonys.signature.cms.RefusedException;
import kz.qonys.signature.cms.RevocationEvidence;
import kz.qonys.signature.cms.RevocationEvidence.Kind;
import kz.qonys.signature.cms.Revocations;
import kz.qonys.signature.demo.DevelopmentCa;
import kz.qonys.signature.demo.Holder;
import kz.qonys.signature.demo.KeyKind;
import kz.qonys.signature.demo.KeyProfile;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;

/**
 * What the verification of a signature costs one core, beside a plain RSA check of the same bytes measured in turn with
 * it: processor time of one thread, so that a busy machine does not matter. No network.
 */
class SignatureCostIT {

    private static final boolean LONG = Boolean.getBoolean("qonys.benchmark");
    private static final int TURNS = LONG ? 60 : 6;
    private static final int WARM_UP = LONG ? 20 : 4;
    private static final long SLICE = Duration.ofMillis(100).toNanos();
    private static final int ANSWERS = 40;
    private static final String PLAIN = "plain RSA-2048 check with SHA-256";
    private static final Instant NOW = Instant.parse("2026-11-16T05:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final byte[] CONTENT = new byte[8_000];
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** One verification. */
    private interface Work {
        void run() throws Exception;
    }

    /** How often a work was done in how many nanoseconds of the processor. */
    private static final class Tally {

        private final Work work;
        private long done;
        private long nanos;

        Tally(Work work) {
            this.work = work;
        }

        void slice() throws Exception {
            long start = THREADS.getCurrentThreadCpuTime();
            long now = start;
            while (now - start < SLICE) {
                work.run();
                done++;
                now = THREADS.getCurrentThreadCpuTime();
            }
            nanos += now - start;
        }

        void forget() {
            done = 0;
            nanos = 0;
        }

        double perSecond() {
            return done * 1e9 / nanos;
        }
    }

    @Test
    void shouldCostFewPlainChecks_whenASignatureIsVerified() throws Exception {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        tallies.put(PLAIN, new Tally(plain()));
        for (KeyKind kind : KeyKind.values()) {
            works(kind).forEach((name, work) -> tallies.put(kind + ", " + name, new Tally(work)));
        }
        turns(tallies, WARM_UP);
        tallies.values().forEach(Tally::forget);
        turns(tallies, TURNS);

        FigurePage.SIGNATURES.write(page(tallies));
        double plain = tallies.get(PLAIN).perSecond();
        assertThat(tallies).hasSize(1 + 3 * KeyKind.values().length);
        tallies.forEach((name, tally) -> assertThat(plain / tally.perSecond()).as(name)
                .isLessThan(name.startsWith(KeyKind.GOST.toString()) ? 1_500 : 60));
    }

    private static void turns(Map<String, Tally> tallies, int turns) throws Exception {
        for (int i = 0; i < turns; i++) {
            for (Tally tally : tallies.values()) {
                tally.slice();
            }
        }
    }

    private static Map<String, Work> works(KeyKind kind) throws RefusedException {
        DevelopmentCa authority = DevelopmentCa.inMemory(kind, CLOCK);
        byte[] cms = authority.issue(new Holder("850101100017", "Әбенова", "Айгүл", "", "240640999016", "МО"),
                KeyProfile.EMPLOYEE).sign(CONTENT);
        Revocations lists = new KeptEvidence(Stream.of("issuer", "root")
                .map(list -> new RevocationEvidence(Kind.CRL, authority.list(list, false))).toList());
        Map<String, Work> works = new LinkedHashMap<>();
        works.put("revocation known", verification(authority, (certificate, issuer, at) -> List.of(), cms));
        works.put("lists at hand, read each time", verification(authority, lists, cms));
        works.put("an OCSP answer each time", verification(authority, new Answers(authority, lists), cms));
        return works;
    }

    private static Work verification(DevelopmentCa authority, Revocations revocations, byte[] cms) {
        CmsVerifier verifier = new CmsVerifier(authority.authorities(), revocations);
        return () -> verifier.verify(cms, CONTENT, NOW);
    }

    /** Answers that the authority gave before, each to its own question: making them is not our work. */
    private static final class Answers implements Revocations {

        private record Answer(OcspCheck.Question question, byte[] bytes) {
        }

        private final DevelopmentCa authority;
        private final Revocations lists;
        private final List<Answer> made = new ArrayList<>();
        private Iterator<Answer> next = Collections.emptyIterator();

        Answers(DevelopmentCa authority, Revocations lists) {
            this.authority = authority;
            this.lists = lists;
        }

        @Override
        public List<RevocationEvidence> requireGood(X509CertificateHolder certificate, X509CertificateHolder issuer,
                Instant at) throws RefusedException {
            if (authority.authorities().roots().contains(issuer)) {
                return lists.requireGood(certificate, issuer, at);
            }
            if (made.isEmpty()) {
                made.addAll(IntStream.range(0, ANSWERS).mapToObj(i -> OcspCheck.question(certificate, issuer))
                        .map(question -> new Answer(question, authority.ocsp(question.bytes()))).toList());
            }
            if (!next.hasNext()) {
                next = made.iterator();
            }
            Answer answer = next.next();
            OcspCheck.requireGood(answer.bytes(), answer.question().nonce(), certificate, issuer, at, at);
            return List.of(new RevocationEvidence(Kind.OCSP, answer.bytes()));
        }
    }

    private static Work plain() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        Signature signing = Signature.getInstance("SHA256withRSA");
        signing.initSign(pair.getPrivate());
        signing.update(CONTENT);
        byte[] value = signing.sign();
        PublicKey key = pair.getPublic();
        return () -> {
            Signature check = Signature.getInstance("SHA256withRSA");
            check.initVerify(key);
            check.update(CONTENT);
            assertThat(check.verify(value)).isTrue();
        };
    }

    private static String page(Map<String, Tally> tallies) {
        double plain = tallies.get(PLAIN).perSecond();
        StringBuilder page = new StringBuilder(
                "| Verification | Per second of one core | Plain checks that one costs |\n|---|---|---|\n");
        tallies.forEach((name, tally) -> page.append(String.format(Locale.ROOT, "| %s | %.0f | %.1f |\n", name,
                tally.perSecond(), plain / tally.perSecond())));
        return page.toString();
    }
}
