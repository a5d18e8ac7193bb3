package kz.qonys.signature.demo;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import kz.qonys.signature.cms.Algorithms;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculator;

/** The two kinds of keys that НУЦ issues today, made with Bouncy Castle and dressed in the Kazakh identifiers. */
public enum KeyKind {

    RSA("SHA256withRSA", "SHA-256", new AlgorithmIdentifier(Algorithms.RSA_SHA_256,
            DERNull.INSTANCE), new AlgorithmIdentifier(Algorithms.SHA_256)),
    GOST("1.2.643.7.1.1.3.3", "GOST3411-2012-512", new AlgorithmIdentifier(Algorithms.GOST_512_SIGNATURE),
            new AlgorithmIdentifier(Algorithms.GOST_512_DIGEST));

    private static final Provider PROVIDER = new BouncyCastleProvider();
    private static final int RSA_BITS = 2048;

    private final String signature;
    private final String digest;
    private final AlgorithmIdentifier signatureId;
    private final AlgorithmIdentifier digestId;

    KeyKind(String signature, String digest, AlgorithmIdentifier signatureId, AlgorithmIdentifier digestId) {
        this.signature = signature;
        this.digest = digest;
        this.signatureId = signatureId;
        this.digestId = digestId;
    }

    AlgorithmIdentifier digestId() {
        return digestId;
    }

    KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(this == RSA ? "RSA" : "ECGOST3410-2012",
                    PROVIDER);
            if (this == RSA) {
                generator.initialize(RSA_BITS);
            } else {
                generator.initialize(new ECGenParameterSpec("Tc26-Gost-3410-12-512-paramSetA"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Keys of the development authority could not be made", e);
        }
    }

    PrivateKey read(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance(this == RSA ? "RSA" : "ECGOST3410-2012", PROVIDER)
                    .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored key of the development authority is not readable", e);
        }
    }

    /** The public key under the identifiers of НУЦ. */
    SubjectPublicKeyInfo publicKey(KeyPair pair) {
        SubjectPublicKeyInfo own = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
        return this == RSA ? own : new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(Algorithms.GOST_512_KEY, new DERSequence(
                        new ASN1Encodable[] {Algorithms.GOST_512_PARAMETERS, Algorithms.GOST_512_DIGEST})),
                own.getPublicKeyData().getBytes());
    }

    ContentSigner signer(PrivateKey key) {
        ByteArrayOutputStream collected = new ByteArrayOutputStream();
        return new ContentSigner() {
            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return signatureId;
            }

            @Override
            public OutputStream getOutputStream() {
                return collected;
            }

            @Override
            public byte[] getSignature() {
                return sign(key, collected.toByteArray());
            }
        };
    }

    DigestCalculator digester() {
        ByteArrayOutputStream collected = new ByteArrayOutputStream();
        return new DigestCalculator() {
            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return digestId;
            }

            @Override
            public OutputStream getOutputStream() {
                return collected;
            }

            @Override
            public byte[] getDigest() {
                try {
                    byte[] value = MessageDigest.getInstance(digest, PROVIDER).digest(collected.toByteArray());
                    collected.reset();
                    return value;
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    private byte[] sign(PrivateKey key, byte[] bytes) {
        try {
            Signature signing = Signature.getInstance(signature, PROVIDER);
            signing.initSign(key);
            signing.update(bytes);
            byte[] value = signing.sign();
            return this == RSA ? value : reversed(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The development authority cannot sign", e);
        }
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[bytes.length - 1 - i];
        }
        return turned;
    }
}
