package kz.qonys.language;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sets the reader's language for a whole request, Jersey and Spring MVC alike: the cookie if there is one, else the
 * first of the browser's languages that we speak, else {@link Language#DEFAULT}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public class LanguageFilter extends OncePerRequestFilter {

    /** Name of the cookie that keeps the choice. */
    public static final String COOKIE = "qonys-language";

    static final String ATTRIBUTE = LanguageFilter.class.getName();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Locale locale = chosen(request).or(() -> preferred(request)).orElse(Language.DEFAULT).locale();
        request.setAttribute(ATTRIBUTE, locale);
        LocaleContextHolder.setLocale(locale);
        try {
            chain.doFilter(speaking(request, locale), response);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** Jersey's own filter takes the language of the request again; so the request names only the chosen one. */
    private static HttpServletRequest speaking(HttpServletRequest request, Locale locale) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public Locale getLocale() {
                return locale;
            }

            @Override
            public Enumeration<Locale> getLocales() {
                return Collections.enumeration(List.of(locale));
            }
        };
    }

    private static Optional<Language> chosen(HttpServletRequest request) {
        return Arrays.stream(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
                .filter(cookie -> COOKIE.equals(cookie.getName()))
                .findFirst()
                .flatMap(cookie -> Language.of(cookie.getValue()));
    }

    private static Optional<Language> preferred(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null
                ? Optional.empty()
                : Collections.list(request.getLocales()).stream()
                        .map(Locale::getLanguage)
                        .flatMap(code -> Language.of(code).stream())
                        .findFirst();
    }
}
