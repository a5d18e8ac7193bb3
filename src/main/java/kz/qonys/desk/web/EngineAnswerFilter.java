package kz.qonys.desk.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.qonys.desk.process.FormDrafts;
import kz.qonys.language.Language;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Puts the engine's answers to the web applications into the reader's language. Touches JSON of bounded size only. */
@Component
@Order(-50)
class EngineAnswerFilter extends OncePerRequestFilter {

    private static final String ENGINE = "/camunda/api/engine/engine/";
    private static final Pattern TRANSLATED = Pattern.compile(
            "[^/]+/(task|filter|process-definition|history/task)(/.*)?");
    private static final Pattern BINARY = Pattern.compile(".*/(attachment|comment|data|diagram|xml|report)(/.*)?");
    private static final Pattern START_FORM = Pattern.compile(".*/process-definition/([^/]+)/deployed-start-form");
    private static final int LARGEST = 4 * 1024 * 1024;

    private final AnswerTranslation translation;
    private final ObjectProvider<FormDrafts> drafts;
    private final ObjectMapper json = new ObjectMapper();

    EngineAnswerFilter(AnswerTranslation translation, ObjectProvider<FormDrafts> drafts) {
        this.translation = translation;
        this.drafts = drafts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = path(request);
        return !path.startsWith(ENGINE)
                || !TRANSLATED.matcher(path.substring(ENGINE.length())).matches()
                || BINARY.matcher(path).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Language language = Language.current();
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(new InLanguage(request, language), answer);
        if (isJson(answer.getContentType()) && answer.getContentSize() > 0 && answer.getContentSize() <= LARGEST) {
            JsonNode body = read(answer.getContentAsByteArray());
            if (body != null && translated(request, answer.getStatus(), body, language)) {
                answer.resetBuffer();
                answer.getOutputStream().write(json.writeValueAsBytes(body));
            }
        }
        answer.copyBodyToResponse();
    }

    private boolean translated(HttpServletRequest request, int status, JsonNode body, Language language) {
        boolean touched = translation.translate(path(request), status, body, language, request::getAttribute);
        Matcher start = START_FORM.matcher(path(request));
        if (status == HttpServletResponse.SC_OK && start.matches()) {
            drafts.getObject().prefill(body, start.group(1), request.getUserPrincipal().getName());
            return true;
        }
        return touched;
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean isJson(String type) {
        if (type == null) {
            return false;
        }
        MediaType media = MediaType.parseMediaType(type);
        return media.isCompatibleWith(MediaType.APPLICATION_JSON) || media.getSubtype().endsWith("+json");
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** Jersey's own request filter takes the language from here, and forgets it before our answer is written. */
    private static final class InLanguage extends HttpServletRequestWrapper {

        private final Locale locale;

        InLanguage(HttpServletRequest request, Language language) {
            super(request);
            this.locale = language.locale();
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
