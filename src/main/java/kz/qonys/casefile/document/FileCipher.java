package kz.qonys.casefile.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM of the JDK over a whole file under a key of its own (envelope encryption: the file's key is sealed in its
 * table row, so key rotation never touches files). Stored form: 12 bytes IV, ciphertext, tag. Sealing streams; opening
 * hands out nothing before the tag has been checked, and so needs the file in memory once.
 */
public final class FileCipher {

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private FileCipher() {
    }

    /** A fresh key, Base64. */
    public static String newKey() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** The sealed form of a stream; bound to the file's name in the store. */
    public static InputStream sealing(InputStream plain, String key, String fileKey) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        return new SequenceInputStream(new ByteArrayInputStream(iv),
                new CipherInputStream(plain, cipher(Cipher.ENCRYPT_MODE, key, fileKey, iv)));
    }

    /** @throws IOException when the file was changed, cut off, or belongs to another key or name */
    public static byte[] open(InputStream sealed, String key, String fileKey) throws IOException {
        byte[] iv = sealed.readNBytes(IV_BYTES);
        if (iv.length < IV_BYTES) {
            throw new IOException("A stored file is cut off");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key, fileKey, iv).doFinal(sealed.readAllBytes());
        } catch (GeneralSecurityException e) {
            throw new IOException("A stored file does not open: changed, or not this file's key", e);
        }
    }

    private static Cipher cipher(int mode, String key, String fileKey, byte[] iv) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(Base64.getDecoder().decode(key), "AES"),
                    new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(fileKey.getBytes(StandardCharsets.UTF_8));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks AES-GCM.", e);
        }
    }
}
