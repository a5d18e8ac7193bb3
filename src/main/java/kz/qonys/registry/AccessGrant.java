package kz.qonys.registry;

import java.time.Instant;

/**
 * A person's consent to the reading of one registry, as the consent service issued it. Never logged, never in an engine
 * variable.
 *
 * @param validUntil end of the consent; the registry may end it earlier
 */
public record AccessGrant(String token, String publicKey, Instant validUntil) {

    @Override
    public String toString() {
        return "AccessGrant[***]";
    }
}
