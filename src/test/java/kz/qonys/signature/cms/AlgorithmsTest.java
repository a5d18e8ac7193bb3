package kz.qonys.signature.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;

/**
 * Independent evidence for the mapping of the Kazakh identifiers: numbers of a signature over {@code test123} that
 * KalkanCrypt made with the public test key of НУЦ (GOST 34.10-2015-512), as the tests of NCANode publish it.
 */
class AlgorithmsTest {

    private static final SubjectPublicKeyInfo KEY = SubjectPublicKeyInfo.getInstance(bytes(
            "MIGsMCMGCSqDDgMKAQECAjAWBgoqgw4DCgEBAgIBBggqgw4DCgEDAwOBhAAEgYCzjlxzWwMJgXVzNZVK3QzTgoQT"
            + "9Y7sTqLmVQrqViIMgRrvNq0m1NwhaSAv4/Si27PKlIc/WZBKS1KtFNE8+lyyCQ7O45gIFjXaqFkaP2s9uCC4Adlx"
            + "fUO3G9LP0fjX99988SCn74xpgc2UVNHpoUHRxEHsTctKr1Evr58QWgrxOw=="));
    private static final byte[] ATTRIBUTES = bytes(
            "MYGJMBgGCSqGSIb3DQEJAzELBgkqhkiG9w0BBwEwHAYJKoZIhvcNAQkFMQ8XDTIyMDkyNzIxMTc1OVowTwYJKoZI"
            + "hvcNAQkEMUIEQPCv3Wb4MrshnIfPATa69VKg+2Ywb08qFzYm8R4Up+8lUtSyCH/Y6U9gRP5VldxoHgL5KzS/k/vR"
            + "WQkQ43axKZA=");
    private static final byte[] SIGNATURE = bytes(
            "qshkGV8xktog/j7JCvyx9K1fFowncy/2G46Vh5cfgguuxD2I+YGVXWW4HR9F0Tr/4xZCsN2JvRTCcrfO8Eu4HOSt"
            + "39QmInZ8PjTeaAPxu/iD/zLGC7IjYkYw46N3Kt1ZqlOIPJJOP4u9DX5molFn/C0Qq995xc/LceuryWRt63A=");
    private static final AlgorithmIdentifier SIGNED_WITH = new AlgorithmIdentifier(Algorithms.GOST_512_SIGNATURE);
    private static final AlgorithmIdentifier DIGEST = new AlgorithmIdentifier(Algorithms.GOST_512_DIGEST);

    @Test
    void shouldVerifyWhatKalkanCryptSigned() throws Exception {
        assertThat(Algorithms.verifies(KEY, SIGNED_WITH, DIGEST, ATTRIBUTES, SIGNATURE)).isTrue();
        for (int at : new int[] {0, 40, ATTRIBUTES.length - 1}) {
            byte[] changed = ATTRIBUTES.clone();
            changed[at] ^= 1;
            assertThat(Algorithms.verifies(KEY, SIGNED_WITH, DIGEST, changed, SIGNATURE)).isFalse();
        }
        for (int at : new int[] {0, 64, SIGNATURE.length - 1}) {
            byte[] changed = SIGNATURE.clone();
            changed[at] ^= 1;
            assertThat(Algorithms.verifies(KEY, SIGNED_WITH, DIGEST, ATTRIBUTES, changed)).isFalse();
        }
    }

    @Test
    void shouldDigestAsKalkanCryptDoes() throws Exception {
        byte[] digest = Algorithms.digest(DIGEST, "test123".getBytes(StandardCharsets.UTF_8));

        assertThat(HexFormat.of().formatHex(ATTRIBUTES)).contains(HexFormat.of().formatHex(digest));
    }

    /** GOST R 34.11-2012, example 1 of appendix A: the digest of 63 ASCII digits. */
    @Test
    void shouldGiveTheDigestOfTheStandard() throws Exception {
        byte[] message = "012345678901234567890123456789012345678901234567890123456789012"
                .getBytes(StandardCharsets.US_ASCII);

        assertThat(HexFormat.of().formatHex(Algorithms.digest(DIGEST, message))).startsWith("1b54d01a4af5b9d5");
    }

    @Test
    void shouldRefuseAlgorithmsThatAreNotOurs() {
        for (String oid : new String[] {"1.2.840.113549.1.1.5", "1.2.840.113549.1.1.10", "1.2.840.10045.4.3.2"}) {
            AlgorithmIdentifier algorithm = new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid));
            assertThat(catchThrowableOfType(RefusedException.class,
                    () -> Algorithms.verifies(KEY, algorithm, DIGEST, ATTRIBUTES, SIGNATURE)).refusal())
                    .isEqualTo(Refusal.ALGORITHM);
        }
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
