package kz.qonys.deployment.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.qonys.language.Language;
import kz.qonys.language.LanguageFilter;
import kz.qonys.language.Messages;
import kz.qonys.security.LanguageChoices;
import kz.qonys.security.ReadAlready;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Before the engine reads a deployment over HTTP into memory: it must not be too large, whatever it says of its size.
 * Modeler names no language; then the one that the analyst chose in the web applications counts.
 */
@Component
@Order(100)
class DeploymentDoor extends OncePerRequestFilter {

    private static final String PATH = "/engine-rest/deployment/create";
    private static final int LARGEST = 9 << 20;

    private final Messages messages;
    private final LanguageChoices choices;
    private final ObjectMapper json = new ObjectMapper();

    DeploymentDoor(Messages messages, LanguageChoices choices) {
        this.messages = messages;
        this.choices = choices;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LARGEST) {
            refuse(response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            refuse(response);
            return;
        }
        Locale locale = locale(request);
        LocaleContextHolder.setLocale(locale);
        chain.doFilter(new ReadRequest(request, body, locale), response);
    }

    private Locale locale(HttpServletRequest request) {
        return request.getRemoteUser() == null || namesALanguage(request) ? request.getLocale()
                : choices.choiceOf(request.getRemoteUser()).map(Language::locale).orElse(request.getLocale());
    }

    private void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), Map.of("type", "ParseException", "message",
                messages.text("deployment.tooLarge", LARGEST >> 20)));
    }

    private static boolean namesALanguage(HttpServletRequest request) {
        return request.getHeader("Accept-Language") != null || request.getCookies() != null
                && Arrays.stream(request.getCookies())
                .anyMatch(cookie -> cookie.getName().equals(LanguageFilter.COOKIE));
    }

    /**
     * The request with its body read, in the language of the analyst: the engine's own filters ask the request again.
     */
    private static final class ReadRequest extends ReadAlready {

        private final Locale locale;

        ReadRequest(HttpServletRequest request, byte[] body, Locale locale) {
            super(request, body);
            this.locale = locale;
        }

        @Override
        public Locale getLocale() {
            return locale;
        }

        @Override
        public Enumeration<Locale> getLocales() {
            return Collections.enumeration(List.of(locale));
        }
    }
}
