package kz.qonys.security;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import kz.qonys.language.Language;
import kz.qonys.language.LanguageFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Writes the cookie that {@link LanguageFilter} reads. Scripts may read it: the language is no secret. */
@Component
class LanguageCookie {

    /** Session attribute: language chosen on the login page, before it is known who reads. */
    static final String CHOSEN = "qonys.languageChosen";

    private static final Duration KEPT = Duration.ofDays(365);

    private final SecuritySettings settings;

    LanguageCookie(SecuritySettings settings) {
        this.settings = settings;
    }

    void write(HttpServletResponse response, Language language) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(LanguageFilter.COOKIE, language.code())
                .path("/")
                .maxAge(KEPT)
                .sameSite("Lax")
                .secure(settings.secureCookies())
                .build()
                .toString());
    }
}
