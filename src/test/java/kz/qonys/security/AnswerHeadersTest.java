package kz.qonys.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerHeadersTest extends RunningFrontDoor {

    @Test
    void shouldProtectEveryAnswer_whateverItsStatus() {
        Visitor clerk = signedIn(FrontDoorStaff.CLERK);
        Visitor analyst = visitor().basic(FrontDoorStaff.ANALYST, FrontDoorStaff.PASSWORD);

        check(200, visitor().get("/login"));
        check(200, visitor().get("/login/login.css"));
        check(200, visitor().get("/actuator/health"));
        check(302, visitor().get("/camunda/app/tasklist/default/"));
        check(401, visitor().get(ENGINE + "/task"));
        check(401, visitor().get("/engine-rest/task"));
        check(404, visitor().get("/camunda/api/admin/setup/default/user/create"));
        check(400, visitor().get("/engine-rest/task/"));
        check(403, visitor().form("/login", Map.of()));
        check(200, clerk.get("/camunda/app/tasklist/default/"));
        check(200, clerk.get("/camunda/lib/deps.js"));
        check(200, clerk.get(ENGINE + "/task"));
        check(403, clerk.get("/camunda/app/cockpit/default/"));
        check(403, clerk.get("/no/such/page"));
        check(404, clerk.get(ENGINE + "/task/none"));
        check(404, clerk.get("/camunda/app/tasklist/none.js"));
        check(400, clerk.json("POST", ENGINE + "/task", "{"));
        check(403, clerk.json("POST", ENGINE + "/task/x/complete", "{}"));
        check(200, analyst.get("/engine-rest/task"));
        check(404, analyst.get("/engine-rest/task/none"));
        check(500, clerk.get("/desk/front-door-failure"));
    }

    @Test
    void shouldOpenNcaLayerToTasklistAndToNothingElse() {
        Visitor analyst = signedIn(FrontDoorStaff.ANALYST);

        assertThat(policy(analyst, "/camunda/app/tasklist/default/"))
                .containsPattern(";connect-src 'self' wss?://127\\.0\\.0\\.1:\\d+$").contains("script-src 'self'");
        for (String page : List.of("/camunda/app/cockpit/default/", "/camunda/app/welcome/default/", "/login",
                "/desk/terms", "/camunda/app/tasklist")) {
            assertThat(policy(analyst, page)).as(page).doesNotContain("127.0.0.1");
        }
    }

    private static String policy(Visitor visitor, String page) {
        return String.join(",", visitor.get(page).headers().allValues("Content-Security-Policy"));
    }

    @Test
    void shouldSayNothingAboutItself_whenFailing() {
        HttpResponse<String> failure = signedIn(FrontDoorStaff.CLERK)
                .header("Accept", "text/html").get("/desk/front-door-failure");

        assertThat(failure.statusCode()).isEqualTo(500);
        assertThat(failure.body()).contains("В системе произошла ошибка")
                .doesNotContain("secret", "Exception", "Tomcat");
        assertThat(visitor().get("/actuator/health").body()).doesNotContain("components", "H2", "jobExecutor");
    }

    private static void check(int status, HttpResponse<String> answer) {
        String where = answer.request().method() + " " + answer.uri();
        assertThat(answer.statusCode()).as(where).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Security-Policy")).as(where).singleElement().asString()
                .contains("frame-ancestors 'none'").contains("default-src").doesNotContain("nonce");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).as(where).containsOnly("nosniff");
        assertThat(answer.headers().allValues("X-Frame-Options")).as(where).containsOnly("DENY");
        assertThat(answer.headers().allValues("Referrer-Policy")).as(where).containsOnly("same-origin");
        assertThat(answer.headers().allValues("Strict-Transport-Security")).as(where).singleElement().asString()
                .startsWith("max-age=31536000");
        assertThat(answer.headers().map().keySet()).as(where).doesNotContain("server", "x-powered-by");
    }
}
