package kz.qonys.registry.simulator;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.ThreadLocalRandom;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A key and its self-signed certificate, made in memory and gone with the process.
 *
 * @param certificate RSA 2048
 */
public record SimulatorKeys(PrivateKey key, X509Certificate certificate) {

    /** Wide, because a demonstration moves its clock through years. */
    private static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2100-01-01T00:00:00Z");
    private static final int KEY_BITS = 2048;

    /** New keys for this common name, valid through every date that a demonstration visits. */
    public static SimulatorKeys generate(String commonName) {
        return generate(commonName, FROM, UNTIL);
    }

    /** New keys, valid between the two instants. */
    public static SimulatorKeys generate(String commonName, Instant from, Instant until) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            KeyPair pair = generator.generateKeyPair();
            X500Name name = new X500Name("CN=" + commonName + ",O=Qonys simulator,C=KZ");
            BigInteger serial = BigInteger.valueOf(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
            return new SimulatorKeys(pair.getPrivate(), new JcaX509CertificateConverter().getCertificate(
                    new JcaX509v3CertificateBuilder(name, serial, Date.from(from), Date.from(until), name,
                            pair.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()))));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("Keys for the registry simulator could not be made", e);
        }
    }

    @Override
    public String toString() {
        return "SimulatorKeys[" + certificate.getSubjectX500Principal() + "]";
    }
}
