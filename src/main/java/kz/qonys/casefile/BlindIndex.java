package kz.qonys.casefile;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import org.springframework.stereotype.Component;

/** Keyed hash of an IIN: equal numbers give equal values, so exact search works without a readable number. */
@Component
class BlindIndex {

    private final KeyRing keys;

    BlindIndex(KeyRing keys) {
        this.keys = keys;
    }

    /** Index value of an IIN; null for null. */
    String of(String iin) {
        if (iin == null) {
            return null;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.index());
            return Base64.getEncoder().encodeToString(mac.doFinal(("iin:" + iin).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks HMAC-SHA-256.", e);
        }
    }
}
