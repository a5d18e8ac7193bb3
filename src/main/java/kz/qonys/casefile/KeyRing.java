package kz.qonys.casefile;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The keys in memory: those that open, the one that seals, the one of the blind index. Never prints a key. */
final class KeyRing {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,20}");
    private static final int BYTES = 32;

    private final Map<String, SecretKey> keys = new TreeMap<>();
    private final String current;
    private final SecretKey index;

    /** @throws IllegalStateException with a sentence for the operator when the keys cannot be used */
    KeyRing(Map<String, String> encoded, String current, String index) {
        encoded.forEach((id, key) -> keys.put(checked(id), key(id, key, "AES")));
        if (current == null || !keys.containsKey(current)) {
            throw new IllegalStateException("The case file cannot seal: qonys.casefile.current-key must name one of "
                    + "the keys below qonys.casefile.keys, which has " + keys.keySet() + ".");
        }
        this.current = current;
        this.index = key("index-key", index, "HmacSHA256");
    }

    String current() {
        return current;
    }

    Set<String> ids() {
        return keys.keySet();
    }

    Optional<SecretKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    SecretKey index() {
        return index;
    }

    private static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalStateException("A key id below qonys.casefile.keys has 1 to 20 of a-z, 0-9 and hyphen.");
        }
        return id;
    }

    private static SecretKey key(String name, String encoded, String algorithm) {
        byte[] bytes = decoded(encoded);
        if (bytes.length != BYTES) {
            throw new IllegalStateException("The case-file key '" + name + "' must be Base64 of exactly 256 bits.");
        }
        return new SecretKeySpec(bytes, algorithm);
    }

    private static byte[] decoded(String encoded) {
        try {
            return encoded == null ? new byte[0] : Base64.getDecoder().decode(encoded.strip());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
