package kz.qonys.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import kz.qonys.language.Language;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * After sign-in: the reader's language, the start of the session's life, and on to the page asked for or the first one.
 */
class SignedIn extends SavedRequestAwareAuthenticationSuccessHandler {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String COCKPIT = "/camunda/app/cockpit/default/";

    /** Roles whose work is in Cockpit; everybody else starts in Tasklist. */
    private static final Set<String> COCKPIT_FIRST =
            Set.of("ROLE_regional-supervisor", "ROLE_ministry-analyst", "ROLE_process-analyst",
                    "ROLE_system-administrator");

    private final LanguageChoices choices;
    private final LanguageCookie cookie;
    private final SignInMarks marks;

    SignedIn(LanguageChoices choices, LanguageCookie cookie, SignInMarks marks, RequestCache asked) {
        this.choices = choices;
        this.cookie = cookie;
        this.marks = marks;
        setRequestCache(asked);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws ServletException, IOException {
        marks.begin(request.getSession());
        followLanguage(request, response, person.getName());
        super.onAuthenticationSuccess(request, response, person);
    }

    @Override
    protected String determineTargetUrl(HttpServletRequest request, HttpServletResponse response,
            Authentication person) {
        return firstPage(person);
    }

    /** The application in which the person's work lies. */
    static String firstPage(Authentication person) {
        boolean cockpit = person.getAuthorities().stream()
                .allMatch(held -> held.getAuthority().equals("ROLE_staff")
                        || COCKPIT_FIRST.contains(held.getAuthority()));
        return cockpit ? COCKPIT : TASKLIST;
    }

    /** What was chosen on the login page just now wins over what the user chose earlier. */
    private void followLanguage(HttpServletRequest request, HttpServletResponse response, String userId) {
        if (request.getSession().getAttribute(LanguageCookie.CHOSEN) instanceof Language chosen) {
            choices.remember(userId, chosen);
        } else {
            choices.choiceOf(userId).ifPresent(language -> cookie.write(response, language));
        }
    }
}
