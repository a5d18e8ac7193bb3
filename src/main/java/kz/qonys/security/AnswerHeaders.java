package kz.qonys.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the protective headers on every answer, before anything else can answer, errors included. Camunda's own header
 * filter later sets the same content security policy below {@code /camunda}: it replaces, so there is one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AnswerHeaders extends OncePerRequestFilter {

    static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    private static final String OWN_PAGES =
            "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;"
            + "font-src 'self';connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'";

    private final SecuritySettings settings;
    private final String applications;
    private final ObjectProvider<OpenedAddress> opened;

    AnswerHeaders(
            SecuritySettings settings, ObjectProvider<OpenedAddress> opened,
            @Value("${camunda.bpm.webapp.header-security.content-security-policy-value}") String applications) {
        this.settings = settings;
        this.opened = opened;
        this.applications = applications;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse answer, FilterChain chain)
            throws ServletException, IOException {
        List<OpenedAddress> addresses = opened.stream()
                .filter(one -> request.getRequestURI().startsWith(one.pages())).toList();
        HttpServletResponse response = addresses.isEmpty() ? answer : new OpenedAnswer(answer, addresses);
        response.setHeader(CONTENT_SECURITY_POLICY, isApplication(request) ? applications : OWN_PAGES);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=("
                + (isEvidence(request) ? "self" : "") + "), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (!settings.strictTransportAge().isZero()) {
            response.setHeader("Strict-Transport-Security",
                    "max-age=" + settings.strictTransportAge().toSeconds() + "; includeSubDomains");
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** The one page that asks the device where it is. */
    private static boolean isEvidence(HttpServletRequest request) {
        return request.getRequestURI().equals("/evidence");
    }

    private static boolean isApplication(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/camunda");
    }
}
