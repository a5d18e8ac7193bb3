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
 * Ends a session that is older than the absolute limit, and reads the roles of a signed-in person anew every minute: a
 * position taken away works at once, a person who has left is signed out. Idle time is the container's.
 */
class SignInMarks extends OncePerRequestFilter {

    private static final String SIGNED_IN_AT = "qonys.signedInAt";
    private static final String ROLES_READ_AT = "qonys.rolesReadAt";

    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final StaffRoles roles;
    private final Duration absolute;
    private final Duration roleRefresh;
    private final Clock clock;

    SignInMarks(StaffRoles roles, SecuritySettings settings, Clock clock) {
        this.roles = roles;
        this.absolute = settings.absolute();
        this.roleRefresh = settings.roleRefresh();
        this.clock = clock;
    }

    /** Notes the moment of sign-in in the session. */
    void begin(HttpSession session) {
        session.setAttribute(SIGNED_IN_AT, clock.millis());
        session.setAttribute(ROLES_READ_AT, clock.millis());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (session != null && Who.isSignedIn(person)) {
            if (isOlder(session, SIGNED_IN_AT, absolute)) {
                end(session);
            } else if (isOlder(session, ROLES_READ_AT, roleRefresh)) {
                refresh(session, person, request, response);
            }
        }
        chain.doFilter(request, response);
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
