package kz.qonys.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Front door settings.
 *
 * @param secureCookies      cookies leave over https only; true unless the demo profile says otherwise
 * @param sameSite           SameSite of session and CSRF cookies: {@code Strict} or {@code Lax}
 * @param idle               a session in which nobody has done anything for so long is over; what the applications
 *                           fetch by themselves does not count
 * @param absolute           a session ends so long after sign-in, whatever happened in between
 * @param warnBefore         the applications warn so long before a session ends
 * @param roleRefresh        roles of a signed-in person are read anew so often
 * @param strictTransportAge max-age of HSTS; zero sends no such header
 * @param bodyLimit          largest JSON body in bytes that the engine's REST doors take
 * @param throttle           how many wrong guesses pass
 */
@ConfigurationProperties("qonys.security")
public record SecuritySettings(
        @DefaultValue("true") boolean secureCookies,
        @DefaultValue("Strict") String sameSite,
        @DefaultValue("15m") Duration idle,
        @DefaultValue("12h") Duration absolute,
        @DefaultValue("2m") Duration warnBefore,
        @DefaultValue("60s") Duration roleRefresh,
        @DefaultValue("365d") Duration strictTransportAge,
        @DefaultValue("2000000") int bodyLimit,
        @DefaultValue Throttle throttle) {

    /**
     * Wrong guesses that pass within the window.
     *
     * @param window         sliding window; nobody is kept out longer by one burst
     * @param perPair        of one account from one address
     * @param perAccount     of one account from all addresses together, except addresses it is known to come from
     * @param perAddress     of all accounts from one address, except accounts known to come from there
     * @param addressMemory  an address from which the account signed in stays known so long
     */
    public record Throttle(
            @DefaultValue("15m") Duration window,
            @DefaultValue("5") int perPair,
            @DefaultValue("10") int perAccount,
            @DefaultValue("50") int perAddress,
            @DefaultValue("30d") Duration addressMemory) {
    }
}
