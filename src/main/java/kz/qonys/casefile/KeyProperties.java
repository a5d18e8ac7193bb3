package kz.qonys.casefile;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Keys of the case file.
 *
 * @param keys          key id (1 to 20 of a-z, 0-9, hyphen) to Base64 of 256 bits; old keys stay until a rotation ended
 * @param currentKey    id of the key that seals from now on
 * @param indexKey      Base64 of 256 bits, the HMAC key of the blind index; it does not rotate with the others
 * @param rotateAtStart true re-seals everything under the current key once the application is up
 */
@ConfigurationProperties("qonys.casefile")
record KeyProperties(@DefaultValue Map<String, String> keys, String currentKey, String indexKey,
        @DefaultValue("false") boolean rotateAtStart) {

    boolean given() {
        return !keys.isEmpty() || currentKey != null || indexKey != null;
    }

    @Override
    public String toString() {
        return "KeyProperties[keys=" + keys.keySet() + ", currentKey=" + currentKey + "]";
    }
}
