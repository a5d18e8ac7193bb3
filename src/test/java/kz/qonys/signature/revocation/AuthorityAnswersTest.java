package kz.qonys.signature.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import kz.qonys.signature.cms.Refusal;
import kz.qonys.signature.cms.RefusedException;
import kz.qonys.signature.cms.RevocationEvidence;
import kz.qonys.signature.cms.Revocations;
import kz.qonys.signature.demo.DevelopmentCa;
import kz.qonys.signature.demo.DevelopmentCaServer;
import kz.qonys.signature.demo.Holder;
import kz.qonys.signature.demo.KeyKind;
import kz.qonys.signature.demo.KeyProfile;
import kz.qonys.signature.demo.SignerKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asking the authority over HTTP: who answers, who does not, and what an hour without network may rely on. */
class AuthorityAnswersTest {

    private static final Instant NOW = Instant.parse("2026-11-16T05:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Holder PERSON =
            new Holder("850101100017", "Әбенова", "Айгүл", "", "240640999016", "Мансап орталығы");
    private static final DevelopmentCa AUTHORITY = DevelopmentCa.inMemory(KeyKind.RSA, CLOCK);
    private static final DevelopmentCaServer SERVER = new DevelopmentCaServer(List.of(AUTHORITY));
    private static final SignerKey GOOD = AUTHORITY.issue(PERSON, KeyProfile.EMPLOYEE);
    private static final SignerKey REVOKED = AUTHORITY.issue(PERSON, KeyProfile.REVOKED);

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void allIsThere() {
        SERVER.outage(false, false);
    }

    @Test
    void shouldRelyOnOcsp_whenItAnswers() throws Exception {
        assertThat(ask(answers(CLOCK), GOOD)).extracting(RevocationEvidence::kind)
                .containsExactly(RevocationEvidence.Kind.OCSP);
        assertThat(refusal(answers(CLOCK), REVOKED)).isEqualTo(Refusal.REVOKED);
    }

    @Test
    void shouldRelyOnTheListAndItsChanges_whenOcspIsGone() throws Exception {
        SERVER.outage(true, false);

        assertThat(ask(answers(CLOCK), GOOD)).extracting(RevocationEvidence::kind)
                .containsExactly(RevocationEvidence.Kind.CRL, RevocationEvidence.Kind.DELTA_CRL);
        assertThat(refusal(answers(CLOCK), REVOKED)).isEqualTo(Refusal.REVOKED);
    }

    @Test
    void shouldSayUnknown_whenNobodyAnswers() {
        SERVER.outage(true, true);

        assertThat(refusal(answers(CLOCK), GOOD)).isEqualTo(Refusal.REVOCATION_UNKNOWN);
    }

    @Test
    void shouldLiveOnTheListFromDisk_untilItsNextUpdateAndNoLonger() throws Exception {
        SERVER.outage(true, false);
        ask(answers(CLOCK), GOOD);
        SERVER.outage(true, true);

        assertThat(ask(answers(Clock.offset(CLOCK, Duration.ofHours(23))), GOOD)).isNotEmpty();
        assertThat(refusal(answers(Clock.offset(CLOCK, Duration.ofHours(25))), GOOD))
                .isEqualTo(Refusal.REVOCATION_UNKNOWN);
    }

    @Test
    void shouldFetchAnew_whenTheFileOnDiskWasChanged() throws Exception {
        SERVER.outage(true, false);
        ask(answers(CLOCK), GOOD);
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
        }

        assertThat(ask(answers(CLOCK), GOOD)).hasSize(2);
        assertThat(refusal(answers(CLOCK), REVOKED)).isEqualTo(Refusal.REVOKED);
    }

    @Test
    void shouldSayUnknown_whenTheResponderDoesNotKnowTheCertificate() {
        SignerKey foreign = DevelopmentCa.inMemory(KeyKind.RSA, CLOCK).issue(PERSON, KeyProfile.EMPLOYEE);
        SignerKey claimed = new SignerKey(KeyKind.RSA, foreign.key(), foreign.certificate(), GOOD.chain());

        assertThat(refusal(answers(CLOCK), claimed)).isEqualTo(Refusal.REVOCATION_UNKNOWN);
    }

    @Test
    void shouldAskNobody_whenTheHostIsNotConfigured() {
        Fetching fetching = new Fetching(Map.of("crl.pki.gov.kz", URI.create("http://127.0.0.1:1")),
                Duration.ofSeconds(1), 1000);

        assertThat(fetching.place("http://" + DevelopmentCa.HOST + "/rsa/issuer.crl")).isEmpty();
        assertThat(fetching.place("file:///etc/passwd")).isEmpty();
        assertThat(fetching.place("ftp://crl.pki.gov.kz/x")).isEmpty();
        assertThat(fetching.place("http://crl.pki.gov.kz/nca.crl")).contains(URI.create("http://127.0.0.1:1/nca.crl"));
    }

    private Revocations answers(Clock clock) {
        Fetching fetching = new Fetching(Map.of(DevelopmentCa.HOST, SERVER.address()), Duration.ofSeconds(5),
                1_000_000);
        return new AuthorityAnswers(fetching, new CrlCache(fetching, folder, Duration.ofHours(1), clock), true, clock);
    }

    private static List<RevocationEvidence> ask(Revocations answers, SignerKey key) throws RefusedException {
        return answers.requireGood(key.certificate(), key.chain().get(0), NOW);
    }

    private static Refusal refusal(Revocations answers, SignerKey key) {
        return catchThrowableOfType(RefusedException.class, () -> ask(answers, key)).refusal();
    }
}
