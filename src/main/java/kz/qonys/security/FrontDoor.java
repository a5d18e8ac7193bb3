package kz.qonys.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Spring Security in front of everything. Two chains share one table: the engine's REST door (Basic, no session) and
 * the rest (own login page). Behind them Camunda's container-based authentication takes over who was let in.
 */
@Configuration(proxyBeanMethods = false)
class FrontDoor {

    /** Name of the session cookie. Another name than JSESSIONID, so that Camunda's cookie filter leaves it alone. */
    static final String SESSION_COOKIE = "QONYS-SESSION";

    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();
    private static final RequestMatcher STOCK_LOGOUT =
            PATHS.matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout");
    private static final int BEHIND_SPRING_SECURITY = -50;

    private final RouteTable routes;
    private final Refusals refusals;
    private final SecuritySettings settings;

    FrontDoor(RouteTable routes, Refusals refusals, SecuritySettings settings) {
        this.routes = routes;
        this.refusals = refusals;
        this.settings = settings;
    }

    @Bean
    @Order(1)
    SecurityFilterChain engineRestDoor(HttpSecurity http) throws Exception {
        AuthenticationEntryPoint challenge = (request, response, reason) -> {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Qonys\", charset=\"UTF-8\"");
            refusals.refuse(request, response, HttpStatus.UNAUTHORIZED, keyOf(reason));
        };
        return http.securityMatcher(PATHS.matcher("/engine-rest/**"))
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .anyRequest().access(routes))
                .httpBasic(basic -> basic.authenticationEntryPoint(challenge))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(FrontDoor::cacheControlOnly)
                .addFilterBefore(noBrowserWrites(), LogoutFilter.class)
                .exceptionHandling(handling -> handling
                        .authenticationEntryPoint(challenge)
                        .accessDeniedHandler(denied()))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pagesAndApplications(
            HttpSecurity http, LanguageChoices choices, LanguageCookie cookie, StaffRoles roles) throws Exception {
        SignInMarks marks = new SignInMarks(roles, settings, Clock.systemUTC());
        HttpSessionRequestCache asked = askedPages();
        return http.authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .anyRequest().access(routes))
                .formLogin(form -> form
                        .loginPage("/login")
                        .successHandler(new SignedIn(choices, cookie, marks, asked))
                        .failureHandler((request, response, reason) -> response.sendRedirect(
                                reason instanceof TooManyAttemptsException ? "/login?wait" : "/login?refused")))
                .logout(logout -> logout
                        .logoutRequestMatcher(
                                new OrRequestMatcher(PATHS.matcher(HttpMethod.POST, "/logout"), STOCK_LOGOUT))
                        .deleteCookies(SESSION_COOKIE)
                        .logoutSuccessHandler((request, response, person) -> leave(request, response)))
                .csrf(csrf -> csrf
                        .csrfTokenRepository(tokenCookie())
                        .csrfTokenRequestHandler(new CsrfTokens())
                        // The gateway has no session: its signature is checked instead
                        .ignoringRequestMatchers(PATHS.matcher("/camunda/**"), PATHS.matcher("/gateway/async")))
                .requestCache(cache -> cache.requestCache(asked))
                .headers(FrontDoor::cacheControlOnly)
                .addFilterAfter(marks, SecurityContextHolderFilter.class)
                .addFilterBefore(stockLogoutNeedsToken(), LogoutFilter.class)
                .exceptionHandling(handling -> handling
                        .authenticationEntryPoint(signInFirst())
                        .accessDeniedHandler(denied()))
                .build();
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> applicationIdentity() {
        return bridge(new ContainerBasedAuthenticationFilter(), "/camunda/app/*", "/camunda/api/*");
    }

    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> engineRestIdentity() {
        return bridge(new ProcessEngineAuthenticationFilter(), "/engine-rest/*");
    }

    @Bean
    FilterRegistrationBean<ExpressionKeys> expressionKeys() {
        var registration = new FilterRegistrationBean<>(new ExpressionKeys(refusals, settings.bodyLimit()));
        registration.addUrlPatterns("/camunda/api/*", "/engine-rest/*");
        registration.setOrder(BEHIND_SPRING_SECURITY);
        return registration;
    }

    private static <T extends Filter> FilterRegistrationBean<T> bridge(T filter, String... patterns) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.addInitParameter("authentication-provider", EngineIdentity.class.getName());
        registration.addUrlPatterns(patterns);
        registration.setOrder(0);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return registration;
    }

    /** Pages that sign-in returns to. Scripts and everything else are not remembered. */
    private static HttpSessionRequestCache askedPages() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(new OrRequestMatcher(
                PATHS.matcher(HttpMethod.GET, "/camunda/app/{application}/{engine}/"),
                PATHS.matcher(HttpMethod.GET, "/desk/**"),
                PATHS.matcher(HttpMethod.GET, "/evidence")));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private CookieCsrfTokenRepository tokenCookie() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("QONYS-XSRF");
        tokens.setHeaderName("X-QONYS-XSRF");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.secure(settings.secureCookies()).sameSite(settings.sameSite()));
        return tokens;
    }

    private AuthenticationEntryPoint signInFirst() {
        LoginUrlAuthenticationEntryPoint loginPage = new LoginUrlAuthenticationEntryPoint("/login");
        loginPage.setFavorRelativeUris(true);
        return (request, response, reason) -> {
            if (Refusals.isScripted(request)) {
                refusals.refuse(request, response, HttpStatus.UNAUTHORIZED, "security.sign-in.first");
            } else {
                loginPage.commence(request, response, reason);
            }
        };
    }

    private AccessDeniedHandler denied() {
        return (request, response, reason) ->
                refusals.refuse(request, response, HttpStatus.FORBIDDEN, "security.route.denied");
    }

    private static void leave(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (STOCK_LOGOUT.matches(request)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            response.sendRedirect("/login?out");
        }
    }

    /** Spring's token does not exist below /camunda, and Camunda's own check comes too late for a logout taken here. */
    private Filter stockLogoutNeedsToken() {
        return (servletRequest, servletResponse, chain) -> {
            HttpServletRequest request = (HttpServletRequest) servletRequest;
            if (STOCK_LOGOUT.matches(request) && !carriesCamundaToken(request)) {
                refusals.refuse(request, (HttpServletResponse) servletResponse, HttpStatus.FORBIDDEN,
                        "security.token.missing");
            } else {
                chain.doFilter(servletRequest, servletResponse);
            }
        };
    }

    private static boolean carriesCamundaToken(HttpServletRequest request) {
        Object expected = request.getSession(false) == null
                ? null
                : request.getSession(false).getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
        return expected != null && expected.equals(request.getHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME));
    }

    /** Basic has no token, and a browser repeats a password by itself: nothing is written on behalf of a web page. */
    private Filter noBrowserWrites() {
        return (servletRequest, servletResponse, chain) -> {
            HttpServletRequest request = (HttpServletRequest) servletRequest;
            boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
            if (!reads && (request.getHeader("Origin") != null || request.getHeader("Sec-Fetch-Site") != null)) {
                refusals.refuse(request, (HttpServletResponse) servletResponse, HttpStatus.FORBIDDEN,
                        "security.route.denied");
            } else {
                chain.doFilter(servletRequest, servletResponse);
            }
        };
    }

    private static String keyOf(AuthenticationException reason) {
        return reason instanceof TooManyAttemptsException ? "security.login.wait" : "security.sign-in.first";
    }

    private static void cacheControlOnly(HeadersConfigurer<HttpSecurity> headers) {
        headers.defaultsDisabled().cacheControl(Customizer.withDefaults());
    }
}
