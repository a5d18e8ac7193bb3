package kz.qonys.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before Spring Security. Below the engine's REST doors a path has one spelling only: Jersey reads a trailing
 * slash, a matrix parameter, a doubled slash and escapes away that a path pattern takes seriously. Routes marked absent
 * end here with 404, signed in or not.
 */
@Component
@Order(-150)
class ExactPaths extends OncePerRequestFilter {

    private static final Pattern ENGINE_DOOR = Pattern.compile("/+(camunda/+api|engine-rest)(/.*)?");
    private static final Pattern EXACT = Pattern.compile("(/[A-Za-z0-9_.:@~+,=!$&'()*%-]+)+");
    private static final Pattern ESCAPED_MEANING =
            Pattern.compile("%(?:2e|2f|5c|3b|25|00|0a|0d)|/\\.{1,2}(?:/|$)", Pattern.CASE_INSENSITIVE);

    private final RouteTable routes;
    private final Refusals refusals;

    /** Rows written with a trailing slash: the stock applications ask for these so. */
    private final Set<String> withSlash;

    ExactPaths(RouteTable routes, Refusals refusals) {
        this.routes = routes;
        this.refusals = refusals;
        this.withSlash = routes.routes().stream()
                .map(RouteTable.Route::path)
                .filter(path -> path.endsWith("/"))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (ENGINE_DOOR.matcher(path).matches() && !isExact(path)) {
            refusals.refuse(request, response, HttpStatus.BAD_REQUEST, "security.path.spelling");
        } else if (routes.rowFor(request).filter(RouteTable.Route::absent).isPresent()) {
            refusals.refuse(request, response, HttpStatus.NOT_FOUND, "security.path.absent");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isExact(String path) {
        return withSlash.contains(path)
                || EXACT.matcher(path).matches() && !ESCAPED_MEANING.matcher(path).find();
    }
}
