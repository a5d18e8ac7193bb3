package kz.qonys.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** {@code security/routes.csv}: the first row that fits a request decides, no row refuses. */
@Component
public class RouteTable implements AuthorizationManager<RequestAuthorizationContext> {

    /**
     * One row.
     *
     * @param method  HTTP method or {@code *}; GET stands for HEAD as well
     * @param path    path pattern of Spring
     * @param who     whom it lets in
     * @param why     reason, for the reader of the table
     * @param matcher the first two columns at work
     */
    public record Route(String method, String path, Who who, String why, RequestMatcher matcher) {

        private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();

        static Route of(List<String> row) {
            return new Route(row.get(0), row.get(1), new Who(row.get(2)), row.get(3), matcher(row.get(0), row.get(1)));
        }

        /** True when the answer is 404 for everybody. */
        public boolean absent() {
            return who.text().equals("absent");
        }

        private static RequestMatcher matcher(String method, String path) {
            return switch (method) {
                case "*" -> PATHS.matcher(path);
                case "GET" -> new OrRequestMatcher(
                        PATHS.matcher(HttpMethod.GET, path), PATHS.matcher(HttpMethod.HEAD, path));
                default -> PATHS.matcher(HttpMethod.valueOf(method), path);
            };
        }
    }

    private final List<Route> routes = Table.rows("security/routes.csv").stream().map(Route::of).toList();

    /** All rows in order. */
    public List<Route> routes() {
        return routes;
    }

    /** The row that decides about a request; empty when it is refused for want of one. */
    public Optional<Route> rowFor(HttpServletRequest request) {
        return routes.stream().filter(route -> route.matcher().matches(request)).findFirst();
    }

    /** True when a person may read what stands in the table under exactly this path. */
    public boolean opens(Authentication person, String path) {
        return routes.stream().filter(route -> route.path().equals(path) && !route.method().equals("POST"))
                .anyMatch(route -> route.who().includes(person));
    }

    @Override
    public AuthorizationResult authorize(Supplier<Authentication> person, RequestAuthorizationContext context) {
        return decide(person, context);
    }

    @Deprecated
    @Override
    public AuthorizationDecision check(Supplier<Authentication> person, RequestAuthorizationContext context) {
        return decide(person, context);
    }

    private AuthorizationDecision decide(Supplier<Authentication> person, RequestAuthorizationContext context) {
        return new AuthorizationDecision(rowFor(context.getRequest())
                .filter(route -> route.who().includes(person.get()))
                .isPresent());
    }
}
