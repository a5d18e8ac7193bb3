package kz.qonys.security;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs a member of staff in: throttle, password in Camunda's identity tables, roles from staff data. The refusal is
 * the same for an unknown user, a wrong password and a person without a position; the log names known users only, since
 * people type passwords into the name field. Being the only bean of its type it is the application's one provider; a
 * chain that named it again would ask, and count, each wrong password twice.
 */
@Component
class StaffSignIn implements AuthenticationProvider {

    private static final Logger LOG = LoggerFactory.getLogger(StaffSignIn.class);

    private final LoginThrottle throttle;
    private final Passwords passwords;
    private final StaffRoles roles;

    StaffSignIn(LoginThrottle throttle, Passwords passwords, StaffRoles roles) {
        this.throttle = throttle;
        this.passwords = passwords;
        this.roles = roles;
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        String userId = typed.getName() == null ? "" : typed.getName().strip();
        String address = typed.getDetails() instanceof WebAuthenticationDetails details
                ? LoginThrottle.network(details.getRemoteAddress())
                : "unknown";
        LoginThrottle.Attempt attempt = begin(userId, address);
        boolean right = passwords.match(userId, String.valueOf(typed.getCredentials()));
        Optional<List<GrantedAuthority>> authorities = right ? roles.of(userId) : Optional.empty();
        if (authorities.isEmpty()) {
            LOG.warn("Sign-in refused: user={} address={}", known(userId), address);
            throw new BadCredentialsException("Refused");
        }
        throttle.succeeded(attempt, userId);
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(userId, null, authorities.get());
        signedIn.setDetails(typed.getDetails());
        return signedIn;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    private LoginThrottle.Attempt begin(String userId, String address) {
        try {
            return throttle.begin(userId, address);
        } catch (TooManyAttemptsException e) {
            LOG.warn("Sign-in throttled: user={} address={}", known(userId), address);
            throw e;
        }
    }

    private String known(String userId) {
        return !userId.isEmpty() && passwords.exists(userId) ? userId : "unknown";
    }
}
