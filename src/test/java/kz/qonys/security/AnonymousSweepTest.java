package kz.qonys.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.WebApplicationContext;

class AnonymousSweepTest extends RunningFrontDoor {

    private static final List<String> VERBS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** All that answers a visitor who has not signed in. A new line here is a decision. */
    private static final Set<String> OPEN = Set.of(
            "GET /login", "HEAD /login",
            "GET /login/login.css", "HEAD /login/login.css",
            "GET /actuator/health", "HEAD /actuator/health",
            "GET /actuator/health/x", "HEAD /actuator/health/x",
            // It asks for the signature of the gateway instead
            "POST /gateway/async");

    private static final Set<String> FOR_CLERKS = Set.of("signed-in", "anonymous", "career-centre-officer");

    @Autowired
    WebApplicationContext context;

    private Set<String> paths;

    @BeforeEach
    void collect() {
        paths = new TreeSet<>(MappedPaths.of(context));
        paths.add("/login/login.css");
    }

    @Test
    void shouldKnowTheWholeSystem_whenCollectingPaths() {
        assertThat(paths).hasSizeGreaterThan(400).contains(
                "/login",
                "/api/language",
                "/actuator/health",
                "/engine-rest/deployment/create",
                "/engine-rest/task/x/complete",
                "/engine-rest/engine/default/process-instance/x/modification",
                "/camunda/api/engine/engine/default/task/x/complete",
                "/camunda/api/engine/engine/default/filter/x/list",
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/auth/user/default/login/x",
                "/camunda/api/cockpit/plugin/base/default/process-instance/count");
    }

    @Test
    void shouldAnswerOnlyTheOpenList_whenNobodySignedIn() {
        Set<String> answered = new TreeSet<>();
        for (String path : paths) {
            for (String verb : VERBS) {
                HttpResponse<String> answer = visitor().send(verb, path, "application/json", "{}");
                if (!isRefused(answer)) {
                    answered.add(verb + " " + path);
                }
                assertThat(answer.statusCode()).as(verb + " " + path).isLessThan(500);
            }
        }
        assertThat(OPEN).containsAll(answered);
    }

    @Test
    void shouldGiveAClerkNothingBeyondTheTable_whenTryingEveryPath() {
        Visitor clerk = signedIn(FrontDoorStaff.CLERK);
        RouteTable routes = context.getBean(RouteTable.class);
        Set<String> forClerks = new TreeSet<>();
        Set<String> answered = new TreeSet<>();
        for (String path : paths) {
            if (path.endsWith("/logout")) {
                continue;
            }
            for (String verb : List.of("GET", "POST", "PUT", "DELETE")) {
                HttpResponse<String> answer = clerk.json(verb, path, "{}");
                boolean foreign = routes.routes().stream()
                        .filter(route -> fits(route, verb, path))
                        .findFirst()
                        .filter(route -> Stream.of(route.who().text().split("\\|")).anyMatch(FOR_CLERKS::contains))
                        .isEmpty();
                (foreign ? answered : forClerks).addAll(isRefused(answer) ? Set.of() : Set.of(verb + " " + path));
            }
        }
        assertThat(answered).isEmpty();
        assertThat(forClerks).contains("GET " + ENGINE + "/task", "POST " + ENGINE + "/task/count");
    }

    private static boolean fits(RouteTable.Route route, String verb, String path) {
        var request = new MockHttpServletRequest(verb, path);
        request.setServletPath(path);
        return route.matcher().matches(request);
    }

    /** True when the front door itself said no; what a resource behind it says, be it 404, is an answer. */
    private static boolean isRefused(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 401, 403 -> true;
            case 302 -> answer.headers().firstValue("Location").orElse("").endsWith("/login");
            case 404 -> isHead(answer) || isOwnPage(answer) || answer.body().contains("\"NOT_FOUND\"");
            case 400 -> isHead(answer) || answer.body().contains("\"BAD_REQUEST\"");
            default -> false;
        };
    }

    private static boolean isHead(HttpResponse<String> answer) {
        return answer.request().method().equals("HEAD");
    }

    private static boolean isOwnPage(HttpResponse<String> answer) {
        return answer.uri().getPath().startsWith("/camunda/app/admin/default/setup");
    }
}
