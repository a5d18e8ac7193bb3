package kz.qonys.security;

import java.util.Locale;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.server.ConfigurableServletWebServerFactory;
import org.springframework.boot.web.servlet.server.Session;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Idle time and cookie of the session, from {@link SecuritySettings}; comes after Spring Boot's own settings. */
@Component
class SessionContainer implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory>, Ordered {

    private final SecuritySettings settings;

    SessionContainer(SecuritySettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory factory) {
        Session session = new Session();
        session.setTimeout(settings.idle());
        session.getCookie().setName(FrontDoor.SESSION_COOKIE);
        session.getCookie().setHttpOnly(true);
        session.getCookie().setSecure(settings.secureCookies());
        session.getCookie().setSameSite(SameSite.valueOf(settings.sameSite().toUpperCase(Locale.ROOT)));
        session.getCookie().setPath("/");
        factory.setSession(session);
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
