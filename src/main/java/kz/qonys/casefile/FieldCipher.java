package kz.qonys.casefile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;

/**
 * Seals single values with AES-256-GCM of the JDK: {@code <key id>:<Base64 of IV, ciphertext, tag>}. The context is
 * authenticated with the value, so that a ciphertext copied to another row or column does not open. Fit for every table
 * that holds personal data; declare a {@link SealedColumn} bean beside it and key rotation covers the column.
 */
@Component
public class FieldCipher {

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyRing keys;
    private final SecureRandom random = new SecureRandom();

    FieldCipher(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * Seals a value under the current key.
     *
     * @param plain   the value; null stays null
     * @param context where it will stand, best from {@link SealedColumn#context}; needed again to open
     */
    public String seal(String plain, String context) {
        return plain == null ? null : keys.current() + ":" + sealed(plain, context);
    }

    /**
     * Opens a sealed value.
     *
     * @throws UnreadableException when the key is missing or wrong, the value was changed or stands in another place
     */
    public String open(String sealed, String context) {
        if (sealed == null) {
            return null;
        }
        int colon = sealed.indexOf(':');
        SecretKey key = colon < 0 ? null : keys.key(sealed.substring(0, colon)).orElse(null);
        if (key == null) {
            throw new UnreadableException("A sealed value names a key that is not configured.", null);
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed.substring(colon + 1));
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, bytes, 0, IV_BYTES));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return new String(cipher.doFinal(bytes, IV_BYTES, bytes.length - IV_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnreadableException("A sealed value does not open: wrong key, changed value or wrong place.", e);
        }
    }

    private String sealed(String plain, String context) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, keys.key(keys.current()).orElseThrow(),
                    new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            byte[] text = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            byte[] whole = ByteBuffer.allocate(iv.length + text.length).put(iv).put(text).array();
            return Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks AES-GCM.", e);
        }
    }

    /** A sealed value cannot be read; nothing of it is in the message. */
    public static class UnreadableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
