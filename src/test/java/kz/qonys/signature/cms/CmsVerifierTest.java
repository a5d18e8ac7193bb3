package kz.qonys.signature.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import kz.qonys.signature.demo.DevelopmentCa;
import kz.qonys.signature.demo.Holder;
import kz.qonys.signature.demo.KeyKind;
import kz.qonys.signature.demo.KeyProfile;
import kz.qonys.signature.demo.SignerKey;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The judge of signatures, with keys of the development authority and no network. */
class CmsVerifierTest {

    private static final Instant NOW = Instant.parse("2026-11-16T05:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final byte[] CONTENT = "{\"decision\":\"approve\"}".getBytes(StandardCharsets.UTF_8);
    private static final Holder PERSON = new Holder("850101100017", "Әбенова", "Айгүл", "Серікқызы", "240640999016",
            "Түркістан қаласының мансап орталығы");
    private static final Map<KeyKind, DevelopmentCa> AUTHORITIES = new EnumMap<>(KeyKind.class);
    private static final Map<KeyKind, SignerKey> KEYS = new EnumMap<>(KeyKind.class);
    private static final Map<KeyKind, CmsVerifier> JUDGES = new EnumMap<>(KeyKind.class);

    static {
        for (KeyKind kind : KeyKind.values()) {
            AUTHORITIES.put(kind, DevelopmentCa.inMemory(kind, CLOCK));
            KEYS.put(kind, AUTHORITIES.get(kind).issue(PERSON, KeyProfile.EMPLOYEE));
            JUDGES.put(kind, new CmsVerifier(AUTHORITIES.get(kind).authorities(), asked(AUTHORITIES.get(kind))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellWhoSigned_whenAllIsInOrder(KeyKind kind) throws Exception {
        CmsVerifier.Verified verified = verify(kind, KEYS.get(kind).sign(CONTENT));

        assertThat(verified.signer().iin()).contains(PERSON.iin());
        assertThat(verified.signer().bin()).contains(PERSON.bin());
        assertThat(verified.signer().kinds()).containsExactly(CertificateKind.EMPLOYEE);
        assertThat(verified.signer().gost()).isEqualTo(kind == KeyKind.GOST);
        assertThat(verified.chain()).hasSize(3);
        assertThat(verified.evidence()).isNotEmpty();
        assertThat(verified.timestamp()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeTheTimeOfTheStamp_whenThereIsOne(KeyKind kind) throws Exception {
        CmsVerifier.Verified verified = verify(kind, KEYS.get(kind).sign(CONTENT, AUTHORITIES.get(kind)));

        assertThat(verified.timestamp()).isTrue();
        assertThat(verified.signedAt()).isEqualTo(NOW);
    }

    @Test
    void shouldTakeBase64AndPem() throws Exception {
        byte[] der = KEYS.get(KeyKind.RSA).sign(CONTENT);
        String lines = Base64.getMimeEncoder().encodeToString(der);

        assertThat(verify(KeyKind.RSA, lines.getBytes(StandardCharsets.US_ASCII)).signer().iin()).isPresent();
        assertThat(verify(KeyKind.RSA, ("-----BEGIN CMS-----\n" + lines + "\n-----END CMS-----\n")
                .getBytes(StandardCharsets.US_ASCII)).signer().iin()).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseOtherContent(KeyKind kind) {
        byte[] cms = KEYS.get(kind).sign("{\"decision\":\"return\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(refusal(kind, cms)).isEqualTo(Refusal.CONTENT);
    }

    @ParameterizedTest
    @EnumSource(value = KeyProfile.class, names = {"AUTHENTICATION", "EXPIRED", "REVOKED"})
    void shouldRefuseEachWrongKeyWithItsOwnReason(KeyProfile profile) {
        byte[] cms = AUTHORITIES.get(KeyKind.RSA).issue(PERSON, profile).sign(CONTENT);

        assertThat(refusal(KeyKind.RSA, cms)).isEqualTo(switch (profile) {
            case AUTHENTICATION -> Refusal.AUTHENTICATION_KEY;
            case EXPIRED -> Refusal.EXPIRED;
            default -> Refusal.REVOKED;
        });
    }

    @Test
    void shouldRefuseAForeignAuthority_evenOneOfTheSameName() {
        byte[] cms = DevelopmentCa.inMemory(KeyKind.RSA, CLOCK).issue(PERSON, KeyProfile.HEAD).sign(CONTENT);

        assertThat(refusal(KeyKind.RSA, cms)).isEqualTo(Refusal.FOREIGN);
    }

    @Test
    void shouldRefuse_whenNobodyKnowsOfARevocation() {
        CmsVerifier judge = new CmsVerifier(AUTHORITIES.get(KeyKind.RSA).authorities(), new KeptEvidence(List.of()));

        assertThat(catchThrowableOfType(RefusedException.class,
                () -> judge.verify(KEYS.get(KeyKind.RSA).sign(CONTENT), CONTENT, NOW)).refusal())
                .isEqualTo(Refusal.REVOCATION_UNKNOWN);
    }

    @Test
    void shouldRefuseWhatIsNotOneDetachedSignature() {
        SignerKey key = KEYS.get(KeyKind.RSA);
        SignerKey other = AUTHORITIES.get(KeyKind.RSA).issue(PERSON, KeyProfile.HEAD);

        assertThat(refusal(KeyKind.RSA, SignerKey.signed(CONTENT, true, List.of(key)))).isEqualTo(Refusal.ATTACHED);
        assertThat(refusal(KeyKind.RSA, SignerKey.signed(CONTENT, false, List.of(key, other))))
                .isEqualTo(Refusal.SIGNERS);
        assertThat(refusal(KeyKind.RSA, new byte[50_000_000])).isEqualTo(Refusal.TOO_LARGE);
        assertThat(refusal(KeyKind.RSA, new byte[0])).isEqualTo(Refusal.MALFORMED);
        assertThat(refusal(KeyKind.RSA, nested(30_000))).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void shouldRefuseTheSignatureOfAnotherKeyUnderOnesOwnName() {
        byte[] cms = new SignerKey(KeyKind.RSA, AUTHORITIES.get(KeyKind.RSA).issue(PERSON, KeyProfile.HEAD).key(),
                KEYS.get(KeyKind.RSA).certificate(), List.of()).sign(CONTENT);

        assertThat(refusal(KeyKind.RSA, cms)).isEqualTo(Refusal.SIGNATURE);
    }

    @Test
    void shouldRefuseEveryTruncation() {
        byte[] cms = KEYS.get(KeyKind.RSA).sign(CONTENT);
        for (int length = 0; length < cms.length; length += 7) {
            assertThat(refusal(KeyKind.RSA, Arrays.copyOf(cms, length))).as("%d bytes", length).isNotNull();
        }
    }

    /** Unsigned parts may change without harm; then signer and content are still what they were. */
    @Test
    void shouldNeitherFailNorBelieve_whenTenThousandSignaturesAreSpoilt() {
        SplittableRandom random = new SplittableRandom(20261116);
        Map<KeyKind, byte[]> whole = new EnumMap<>(KeyKind.class);
        KEYS.forEach((kind, key) -> whole.put(kind, key.sign(CONTENT)));
        int refused = 0;
        for (int i = 0; i < 10_000; i++) {
            KeyKind kind = i % 10 == 0 ? KeyKind.GOST : KeyKind.RSA;
            byte[] cms = spoilt(whole.get(kind), random);
            try {
                CmsVerifier.Verified verified = verify(kind, cms);
                assertThat(verified.signer().holder()).isEqualTo(KEYS.get(kind).certificate());
            } catch (RefusedException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(9_000);
    }

    @Test
    void shouldMeetADemandOnlyWithPersonOfficeAndKind() throws Exception {
        SignerCertificate certificate = new SignerCertificate(KEYS.get(KeyKind.RSA).certificate());
        Set<CertificateKind> kinds = Set.of(CertificateKind.EMPLOYEE, CertificateKind.HEAD);
        new Demand(PERSON.iin(), PERSON.bin(), kinds).requireMetBy(certificate);

        assertThat(unmet(new Demand("850101100018", PERSON.bin(), kinds), certificate)).isEqualTo(Refusal.IIN);
        assertThat(unmet(new Demand(PERSON.iin(), "240640999026", kinds), certificate)).isEqualTo(Refusal.BIN);
        assertThat(unmet(new Demand(PERSON.iin(), PERSON.bin(), Set.of(CertificateKind.HEAD)), certificate))
                .isEqualTo(Refusal.KIND);
    }

    private static Refusal unmet(Demand demand, SignerCertificate certificate) {
        return catchThrowableOfType(RefusedException.class, () -> demand.requireMetBy(certificate)).refusal();
    }

    private static byte[] spoilt(byte[] whole, SplittableRandom random) {
        byte[] bytes = whole.clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(40));
            default -> bytes;
        };
    }

    private static byte[] nested(int levels) {
        byte[] bytes = new byte[levels * 2];
        for (int i = 0; i < levels; i++) {
            bytes[2 * i] = 0x30;
            bytes[2 * i + 1] = (byte) 0x80;
        }
        return bytes;
    }

    private static Refusal refusal(KeyKind kind, byte[] cms) {
        return catchThrowableOfType(RefusedException.class, () -> verify(kind, cms)).refusal();
    }

    private static CmsVerifier.Verified verify(KeyKind kind, byte[] cms) throws RefusedException {
        return JUDGES.get(kind).verify(cms, CONTENT, NOW);
    }

    /** The authority's own OCSP answers without a network between. */
    private static Revocations asked(DevelopmentCa authority) {
        KeptEvidence list = new KeptEvidence(List.of(
                new RevocationEvidence(RevocationEvidence.Kind.CRL, authority.list("root", false))));
        return (X509CertificateHolder certificate, X509CertificateHolder issuer, Instant at) -> {
            if (authority.authorities().roots().contains(issuer)) {
                return list.requireGood(certificate, issuer, at);
            }
            OcspCheck.Question question = OcspCheck.question(certificate, issuer);
            byte[] answer = authority.ocsp(question.bytes());
            OcspCheck.requireGood(answer, question.nonce(), certificate, issuer, at, NOW);
            return List.of(new RevocationEvidence(RevocationEvidence.Kind.OCSP, answer));
        };
    }
}
