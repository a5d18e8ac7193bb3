package kz.qonys.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session that is older than the absolute limit or in which nobody has done anything for the idle time, and
 * reads the roles of a signed-in person anew every minute: a position taken away works at once, a person who has left
 * is signed out. The container's own idle time ends sessions of closed browsers; an open Tasklist asks for its lists
 * without end.
 */
class SignInMarks extends OncePerRequestFilter {

    /** Header of requests that an application makes by itself, without anybody at keyboard or mouse. */
    static final String BACKGROUND = "X-QONYS-Background";

    private static final String SIGNED_IN_AT = "qonys.signedInAt";
    private static final String ACTIVE_AT = "qonys.activeAt";
    private static final String ROLES_READ_AT = "qonys.rolesReadAt";

    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final StaffRoles roles;
    private final SecuritySettings settings;
    private final Clock clock;

    SignInMarks(StaffRoles roles, SecuritySettings settings, Clock clock) {
        this.roles = roles;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Time until a session ends by itself.
     *
     * @param soonest    the shorter of idle time and absolute limit; negative when it is over
     * @param extendable true when a sign of life would prolong it
     */
    record Left(Duration soonest, boolean extendable) {
    }

    /** How long a signed-in session lasts if nobody does anything; {@code now} in epoch milliseconds. */
    static Left left(HttpSession session, SecuritySettings settings, long now) {
        Duration idle = settings.idle().minusMillis(now - since(session, ACTIVE_AT));
        Duration absolute = settings.absolute().minusMillis(now - since(session, SIGNED_IN_AT));
        boolean extendable = absolute.compareTo(idle) > 0;
        return new Left(extendable ? idle : absolute, extendable);
    }

    private static long since(HttpSession session, String mark) {
        return session.getAttribute(mark) instanceof Long since ? since : 0;
    }

    /** Notes the moment of sign-in in the session. */
    void begin(HttpSession session) {
        session.setAttribute(SIGNED_IN_AT, clock.millis());
        session.setAttribute(ACTIVE_AT, clock.millis());
        session.setAttribute(ROLES_READ_AT, clock.millis());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (session != null && Who.isSignedIn(person)) {
            if (isOlder(session, SIGNED_IN_AT, settings.absolute()) || isOlder(session, ACTIVE_AT, settings.idle())) {
                end(session);
            } else {
                note(session, person, request, response);
            }
        }
        chain.doFilter(request, response);
    }

    private void note(
            HttpSession session, Authentication person, HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader(BACKGROUND) == null) {
            session.setAttribute(ACTIVE_AT, clock.millis());
        }
        if (isOlder(session, ROLES_READ_AT, settings.roleRefresh())) {
            refresh(session, person, request, response);
        }
    }

    private boolean isOlder(HttpSession session, String mark, Duration limit) {
        return !(session.getAttribute(mark) instanceof Long since) || clock.millis() - since >= limit.toMillis();
    }

    private void refresh(
            HttpSession session, Authentication person, HttpServletRequest request, HttpServletResponse response) {
        Optional<List<GrantedAuthority>> now = roles.of(person.getName());
        if (now.isEmpty()) {
            end(session);
            return;
        }
        var renewed = UsernamePasswordAuthenticationToken.authenticated(person.getPrincipal(), null, now.get());
        renewed.setDetails(person.getDetails());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(renewed);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        session.setAttribute(ROLES_READ_AT, clock.millis());
        session.removeAttribute(EngineIdentity.KNOWN_TO_ENGINE);
    }

    private static void end(HttpSession session) {
        session.invalidate();
        SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
    }
}
