package kz.qonys.language;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Hands Spring MVC the locale that {@link LanguageFilter} chose: the dispatcher would replace it by its own otherwise.
 */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
class RequestLocaleResolver implements LocaleResolver {

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return request.getAttribute(LanguageFilter.ATTRIBUTE) instanceof Locale locale
                ? locale
                : Language.DEFAULT.locale();
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        throw new UnsupportedOperationException("The language is chosen by cookie");
    }
}
