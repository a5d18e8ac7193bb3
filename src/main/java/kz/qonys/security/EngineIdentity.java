package kz.qonys.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Tells Camunda's container-based authentication who has passed Spring Security. Camunda makes the instance itself,
 * from the class name. A person the engine does not know is not signed in: Camunda would fail with status 500.
 */
public class EngineIdentity implements AuthenticationProvider {

    static final String KNOWN_TO_ENGINE = "qonys.knownToEngine";

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        return Who.isSignedIn(person) && isKnown(person.getName(), request.getSession(false), engine)
                ? AuthenticationResult.successful(person.getName())
                : AuthenticationResult.unsuccessful();
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // the status 401 says it; a challenge would make browsers draw a password box of their own
    }

    private static boolean isKnown(String userId, HttpSession session, ProcessEngine engine) {
        if (session != null && userId.equals(session.getAttribute(KNOWN_TO_ENGINE))) {
            return true;
        }
        boolean known = engine.getIdentityService().createUserQuery().userId(userId).count() > 0;
        if (known && session != null) {
            session.setAttribute(KNOWN_TO_ENGINE, userId);
        }
        return known;
    }
}
