package kz.qonys.security;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * Whom a row of a table lets in.
 *
 * @param text anonymous, signed-in, nobody, absent, or role codes joined by |
 */
public record Who(String text) {

    /** Authority that everybody with at least one position has beside the roles themselves. */
    static final String STAFF = "staff";

    static final String PREFIX = "ROLE_";

    /** True when the person, null for nobody, is let in. */
    public boolean includes(Authentication person) {
        return switch (text) {
            case "anonymous" -> true;
            case "nobody", "absent" -> false;
            case "signed-in" -> isSignedIn(person);
            default -> isSignedIn(person) && Arrays.stream(text.split("\\|")).anyMatch(rolesOf(person)::contains);
        };
    }

    /** True for a member of staff whose name is known, false for the anonymous visitor. */
    public static boolean isSignedIn(Authentication person) {
        return person != null
                && person.isAuthenticated()
                && !(person instanceof AnonymousAuthenticationToken)
                && rolesOf(person).contains(STAFF);
    }

    private static Set<String> rolesOf(Authentication person) {
        return person.getAuthorities().stream()
                .map(held -> held.getAuthority())
                .filter(held -> held.startsWith(PREFIX))
                .map(held -> held.substring(PREFIX.length()))
                .collect(Collectors.toSet());
    }
}
