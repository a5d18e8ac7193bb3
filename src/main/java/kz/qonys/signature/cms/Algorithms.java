package kz.qonys.signature.cms;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.GOST3411Digest;
import org.bouncycastle.crypto.engines.GOST28147Engine;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECGOST3410Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The algorithms that signatures may have, and no other: RSA with SHA-2, and the Kazakh GOSTs under their own object
 * identifiers. The mathematics of the GOSTs is that of the Russian standards of the same numbers; the differences are
 * the identifiers (arc 1.2.398.3.10.1) and the byte order of a signature, r and s little-endian.
 */
public final class Algorithms {

    /** GOST 34.10-2015 with 512 bits, what НУЦ issues now. */
    public static final ASN1ObjectIdentifier GOST_512_KEY = oid("1.2.398.3.10.1.1.2.2");
    public static final ASN1ObjectIdentifier GOST_512_PARAMETERS = oid("1.2.398.3.10.1.1.2.2.1");
    public static final ASN1ObjectIdentifier GOST_512_SIGNATURE = oid("1.2.398.3.10.1.1.2.3.2");
    public static final ASN1ObjectIdentifier GOST_512_DIGEST = oid("1.2.398.3.10.1.3.3");
    public static final ASN1ObjectIdentifier SHA_256 = oid("2.16.840.1.101.3.4.2.1");
    public static final ASN1ObjectIdentifier RSA_SHA_256 = oid("1.2.840.113549.1.1.11");

    private static final ASN1ObjectIdentifier RSA = oid("1.2.840.113549.1.1.1");
    private static final ASN1ObjectIdentifier GOST_256_KEY = oid("1.2.398.3.10.1.1.2.1");
    private static final ASN1ObjectIdentifier GOST_256_SIGNATURE = oid("1.2.398.3.10.1.1.2.3.1");
    private static final ASN1ObjectIdentifier GOST_256_DIGEST = oid("1.2.398.3.10.1.3.2");
    private static final ASN1ObjectIdentifier GOST_2004_KEY = oid("1.2.398.3.10.1.1.1.1");
    private static final ASN1ObjectIdentifier GOST_2004_SIGNATURE = oid("1.2.398.3.10.1.1.1.2");
    private static final ASN1ObjectIdentifier GOST_2004_DIGEST = oid("1.2.398.3.10.1.3.1");

    /** Identifiers under which Bouncy Castle knows the same key kinds: algorithm, curve, digest. */
    private static final Map<ASN1ObjectIdentifier, AlgorithmIdentifier> RUSSIAN = Map.of(
            GOST_512_KEY, russian("1.2.643.7.1.1.1.2", "1.2.643.7.1.2.1.2.1", "1.2.643.7.1.1.2.3"),
            GOST_256_KEY, russian("1.2.643.7.1.1.1.1", "1.2.643.7.1.2.1.1.1", "1.2.643.7.1.1.2.2"),
            GOST_2004_KEY, russian("1.2.643.2.2.19", "1.2.643.2.2.35.1", "1.2.643.2.2.30.0"));
    private static final Map<ASN1ObjectIdentifier, String> DIGESTS = Map.of(
            SHA_256, "SHA-256", oid("2.16.840.1.101.3.4.2.2"), "SHA-384", oid("2.16.840.1.101.3.4.2.3"), "SHA-512",
            GOST_512_DIGEST, "GOST3411-2012-512", GOST_256_DIGEST, "GOST3411-2012-256");
    private static final Map<ASN1ObjectIdentifier, String> RSA_SIGNATURES = Map.of(
            RSA_SHA_256, "SHA256withRSA", oid("1.2.840.113549.1.1.12"), "SHA384withRSA",
            oid("1.2.840.113549.1.1.13"), "SHA512withRSA");
    private static final Map<String, String> RSA_BY_DIGEST =
            Map.of("SHA-256", "SHA256withRSA", "SHA-384", "SHA384withRSA", "SHA-512", "SHA512withRSA");
    private static final Provider PROVIDER = new BouncyCastleProvider();
    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192;

    private Algorithms() {
    }

    /**
     * The digest of bytes.
     *
     * @throws RefusedException when the algorithm is none of ours
     */
    public static byte[] digest(AlgorithmIdentifier algorithm, byte[] bytes) throws RefusedException {
        if (algorithm.getAlgorithm().equals(GOST_2004_DIGEST)) {
            return digested(gost2004(), bytes);
        }
        String name = DIGESTS.get(algorithm.getAlgorithm());
        if (name == null) {
            throw new RefusedException(Refusal.ALGORITHM);
        }
        try {
            return MessageDigest.getInstance(name, PROVIDER).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new RefusedException(Refusal.ALGORITHM, e);
        }
    }

    /**
     * Checks a signature over bytes.
     *
     * @param digest the digest that the signer names beside the algorithm; null where there is none (certificates,
     *     CRLs)
     * @return false when it is not the key's signature over these bytes
     * @throws RefusedException when algorithm or key are none of ours, do not fit together, or the key is too short
     */
    public static boolean verifies(SubjectPublicKeyInfo key, AlgorithmIdentifier algorithm, AlgorithmIdentifier digest,
            byte[] bytes, byte[] signature) throws RefusedException {
        ASN1ObjectIdentifier kind = key.getAlgorithm().getAlgorithm();
        if (kind.equals(RSA)) {
            return rsa(key, algorithm, digest, bytes, signature);
        }
        if (kind.equals(GOST_2004_KEY) && isGost(algorithm, GOST_2004_SIGNATURE, GOST_2004_KEY)) {
            return gost2004(key, bytes, signature);
        }
        if (kind.equals(GOST_512_KEY) && isGost(algorithm, GOST_512_SIGNATURE, GOST_512_KEY)) {
            return gost2015(key, "1.2.643.7.1.1.3.3", bytes, signature);
        }
        if (kind.equals(GOST_256_KEY) && isGost(algorithm, GOST_256_SIGNATURE, GOST_256_KEY)) {
            return gost2015(key, "1.2.643.7.1.1.3.2", bytes, signature);
        }
        throw new RefusedException(Refusal.ALGORITHM);
    }

    /** The digest that belongs to a signer's signature algorithm; a signer that mixes GOST and SHA is refused. */
    static void requireFitting(AlgorithmIdentifier signature, AlgorithmIdentifier digest) throws RefusedException {
        ASN1ObjectIdentifier algorithm = signature.getAlgorithm();
        String name = DIGESTS.get(digest.getAlgorithm());
        boolean fits = algorithm.equals(RSA) && RSA_BY_DIGEST.containsKey(String.valueOf(name))
                || RSA_SIGNATURES.containsKey(algorithm)
                        && RSA_SIGNATURES.get(algorithm).equals(RSA_BY_DIGEST.get(String.valueOf(name)))
                || isGost(signature, GOST_512_SIGNATURE, GOST_512_KEY) && digest.getAlgorithm().equals(GOST_512_DIGEST)
                || isGost(signature, GOST_256_SIGNATURE, GOST_256_KEY) && digest.getAlgorithm().equals(GOST_256_DIGEST)
                || isGost(signature, GOST_2004_SIGNATURE, GOST_2004_KEY)
                        && digest.getAlgorithm().equals(GOST_2004_DIGEST);
        if (!fits) {
            throw new RefusedException(Refusal.ALGORITHM);
        }
    }

    /** True for keys of the Kazakh GOSTs. */
    public static boolean isGost(SubjectPublicKeyInfo key) {
        return RUSSIAN.containsKey(key.getAlgorithm().getAlgorithm());
    }

    /** The public key as Java knows it, for RSA and the GOSTs of 2015. */
    static PublicKey javaKey(SubjectPublicKeyInfo key) throws RefusedException {
        try {
            PublicKey found = BouncyCastleProvider.getPublicKey(mapped(key));
            if (found == null) {
                throw new RefusedException(Refusal.ALGORITHM);
            }
            return found;
        } catch (IOException | RuntimeException e) {
            throw new RefusedException(Refusal.ALGORITHM, e);
        }
    }

    private static boolean rsa(SubjectPublicKeyInfo key, AlgorithmIdentifier algorithm, AlgorithmIdentifier digest,
            byte[] bytes, byte[] signature) throws RefusedException {
        String name = RSA_SIGNATURES.get(algorithm.getAlgorithm());
        if (algorithm.getAlgorithm().equals(RSA) && digest != null) {
            name = RSA_BY_DIGEST.get(String.valueOf(DIGESTS.get(digest.getAlgorithm())));
        }
        ASN1Encodable parameters = algorithm.getParameters();
        if (name == null || parameters != null && !DERNull.INSTANCE.equals(parameters.toASN1Primitive())) {
            throw new RefusedException(Refusal.ALGORITHM);
        }
        PublicKey rsa = javaKey(key);
        int bits = rsa instanceof RSAPublicKey known ? known.getModulus().bitLength() : 0;
        if (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS) {
            throw new RefusedException(Refusal.WEAK_KEY);
        }
        return verifies(name, rsa, bytes, signature);
    }

    private static boolean gost2015(SubjectPublicKeyInfo key, String algorithm, byte[] bytes, byte[] signature)
            throws RefusedException {
        return verifies(algorithm, javaKey(key), bytes, reversed(signature));
    }

    private static boolean verifies(String algorithm, PublicKey key, byte[] bytes, byte[] signature) {
        try {
            Signature check = Signature.getInstance(algorithm, PROVIDER);
            check.initVerify(key);
            check.update(bytes);
            return check.verify(signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            // a value that is no signature of any key
            return false;
        }
    }

    private static boolean gost2004(SubjectPublicKeyInfo key, byte[] bytes, byte[] signature) throws RefusedException {
        if (signature.length != 64) {
            return false;
        }
        try {
            ECPublicKeyParameters point = (ECPublicKeyParameters) PublicKeyFactory.createKey(mapped(key));
            ECGOST3410Signer check = new ECGOST3410Signer();
            check.init(false, point);
            byte[] s = reversed(signature);
            return check.verifySignature(digested(gost2004(), bytes), new BigInteger(1, Arrays.copyOfRange(s, 32, 64)),
                    new BigInteger(1, Arrays.copyOfRange(s, 0, 32)));
        } catch (IOException | RuntimeException e) {
            throw new RefusedException(Refusal.ALGORITHM, e);
        }
    }

    private static SubjectPublicKeyInfo mapped(SubjectPublicKeyInfo key) throws IOException {
        AlgorithmIdentifier russian = RUSSIAN.get(key.getAlgorithm().getAlgorithm());
        if (russian == null) {
            return key;
        }
        ASN1OctetString.getInstance(key.parsePublicKey());
        return new SubjectPublicKeyInfo(russian, key.getPublicKeyData().getBytes());
    }

    /** A signer may name the algorithm of the signature or, as CMS allows, that of the key. */
    private static boolean isGost(AlgorithmIdentifier algorithm, ASN1ObjectIdentifier signature,
            ASN1ObjectIdentifier key) {
        return algorithm.getAlgorithm().equals(signature) || algorithm.getAlgorithm().equals(key);
    }

    private static Digest gost2004() {
        return new GOST3411Digest(GOST28147Engine.getSBox("D-Test"));
    }

    private static byte[] digested(Digest digest, byte[] bytes) {
        byte[] value = new byte[digest.getDigestSize()];
        digest.update(bytes, 0, bytes.length);
        digest.doFinal(value, 0);
        return value;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[bytes.length - 1 - i];
        }
        return turned;
    }

    private static AlgorithmIdentifier russian(String algorithm, String curve, String digest) {
        return new AlgorithmIdentifier(oid(algorithm),
                new DERSequence(new ASN1Encodable[] {oid(curve), oid(digest)}));
    }

    private static ASN1ObjectIdentifier oid(String text) {
        return new ASN1ObjectIdentifier(text);
    }
}
