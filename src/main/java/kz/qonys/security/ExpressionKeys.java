package kz.qonys.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses every key that ends in "Expression", at any depth of a JSON body and in the query string, at the engine's
 * REST doors: the engine would evaluate its value (CVE-2026-109432). Bodies that are neither JSON nor a form or
 * multipart upload are refused too, as are bodies above the limit. Deployments travel as multipart and pass.
 */
class ExpressionKeys extends OncePerRequestFilter {

    private static final String FORBIDDEN_END = "expression";
    private static final JsonFactory JSON = new JsonFactory();

    private final Refusals refusals;
    private final int limit;

    ExpressionKeys(Refusals refusals, int limit) {
        this.refusals = refusals;
        this.limit = limit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (namesExpression(request.getQueryString())) {
            refusals.refuse(request, response, HttpStatus.BAD_REQUEST, "security.query.expression");
            return;
        }
        if (isUploadOrForm(request)) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            refusals.refuse(request, response, HttpStatus.PAYLOAD_TOO_LARGE, "security.body.large");
            return;
        }
        switch (verdict(body)) {
            case EXPRESSION ->
                    refusals.refuse(request, response, HttpStatus.BAD_REQUEST, "security.query.expression");
            case UNREADABLE -> refusals.refuse(request, response, HttpStatus.BAD_REQUEST, "security.body.unreadable");
            case FINE -> chain.doFilter(new ReadAlready(request, body), response);
        }
    }

    private enum Verdict { FINE, EXPRESSION, UNREADABLE }

    private static Verdict verdict(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && endsForbidden(parser.currentName())) {
                    return Verdict.EXPRESSION;
                }
            }
            return Verdict.FINE;
        } catch (JsonProcessingException notJson) {
            return Verdict.UNREADABLE;
        } catch (IOException unreadable) {
            return Verdict.UNREADABLE;
        }
    }

    private static boolean namesExpression(String query) {
        return query != null && Arrays.stream(query.split("&")).anyMatch(ExpressionKeys::namesExpressionInPart);
    }

    private static boolean namesExpressionInPart(String part) {
        String[] nameAndValue = part.split("=", 2);
        try {
            return endsForbidden(decoded(nameAndValue[0]))
                    || nameAndValue.length == 2
                            && verdict(decoded(nameAndValue[1]).getBytes(StandardCharsets.UTF_8)) == Verdict.EXPRESSION;
        } catch (IllegalArgumentException brokenEscape) {
            return true;
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static boolean endsForbidden(String key) {
        return key.strip().toLowerCase(Locale.ROOT).endsWith(FORBIDDEN_END);
    }

    private static boolean isUploadOrForm(HttpServletRequest request) {
        String type = request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/form-data") || type.startsWith("application/x-www-form-urlencoded");
    }
}
