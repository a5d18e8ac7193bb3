package kz.qonys.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.qonys.language.Language;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** Task work over the web, and the engine's own guard behind it. */
class TaskDoorTest extends RunningFrontDoor {

    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
        LocaleContextHolder.resetLocaleContext();
    }

    static Stream<String> waysAroundTheForm() {
        return Stream.of(
                "/task/{task}/complete", "/task/{task}/complete/", "/task/{task}/complete;x=1",
                "/task/{task}//complete",
                "/task/{task}/./complete", "/task/x/../{task}/complete", "/task/{task}/%63omplete/",
                "/task/{task}/complete%2f",
                "/task/{task}/resolve", "/task/{task}/delegate", "/task/{task}/bpmnError",
                "/task/{task}/bpmnEscalation",
                "/task/{task}/variables", "/task/{task}/localVariables", "/task/{task}/comment/create",
                "/task/{task}/identity-links", "/task/{task}/attachment/create", "/message", "/signal",
                "/process-instance/{instance}/modification", "/process-instance/{instance}/variables",
                "/process-definition/key/front-door-test/start", "/migration/execute", "/execution/{instance}/signal",
                "/process-definition/key/front-door-test/submit-form", "/condition", "/task/create", "/filter/create");
    }

    @ParameterizedTest
    @MethodSource("waysAroundTheForm")
    void shouldRefuse_whenGoingAroundTheForm(String way) {
        Task task = newTaskOf(FrontDoorStaff.CLERK);
        long instances = engine.getRuntimeService().createProcessInstanceQuery().count();
        String path = way.replace("{task}", task.getId()).replace("{instance}", task.getProcessInstanceId());

        for (String who : List.of(FrontDoorStaff.CLERK, FrontDoorStaff.ANALYST, FrontDoorStaff.ADMIN)) {
            assertThat(signedIn(who).json("POST", ENGINE + path, "{}").statusCode()).as(who).isIn(400, 403, 404);
            assertThat(visitor().basic(who, FrontDoorStaff.PASSWORD).json("POST", "/engine-rest" + path, "{}")
                    .statusCode())
                    .as(who)
                    .isIn(400, 403, 404);
        }
        assertThat(isOpen(task)).isTrue();
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isEqualTo(instances);
    }

    @Test
    void shouldClaimSubmitAndStart_whenItIsTheClerksOwnWork() {
        Visitor clerk = signedIn(FrontDoorStaff.CLERK);
        Task task = newTask();
        String path = ENGINE + "/task/" + task.getId();

        assertThat(clerk.json("POST", path + "/claim", "{\"userId\":\"" + FrontDoorStaff.CLERK + "\"}").statusCode())
                .isEqualTo(204);
        assertThat(clerk.json("POST", path + "/unclaim", "{}").statusCode()).isEqualTo(204);
        assertThat(assignee(task)).isNull();
        clerk.json("POST", path + "/claim", "{\"userId\":\"" + FrontDoorStaff.CLERK + "\"}");
        assertThat(clerk.json("POST", path + "/submit-form", "{\"variables\":{}}").statusCode()).isEqualTo(204);
        assertThat(isOpen(task)).isFalse();
        assertThat(clerk.json("POST", ENGINE + "/process-definition/" + task.getProcessDefinitionId() + "/submit-form",
                        "{\"variables\":{}}")
                .statusCode()).isEqualTo(200);
    }

    @Test
    void shouldLeaveTheTaskWithTheColleague_whenSomebodyReachesForIt() {
        Task task = newTaskOf(FrontDoorStaff.COLLEAGUE);
        Visitor clerk = signedIn(FrontDoorStaff.CLERK);
        String path = ENGINE + "/task/" + task.getId();
        String me = "{\"userId\":\"" + FrontDoorStaff.CLERK + "\"}";

        assertThat(Stream.of(
                        clerk.json("POST", path + "/assignee", me),
                        clerk.json("POST", path + "/claim", "{\"userId\":null}"),
                        clerk.json("POST", path + "/claim", "{\"userId\":\"" + FrontDoorStaff.COLLEAGUE + "\"}"),
                        clerk.json("POST", path + "/unclaim", "{}"),
                        clerk.json("POST", path + "/submit-form", "{}"))
                .map(HttpResponse::statusCode)).containsOnly(403);
        assertThat(clerk.json("POST", path + "/claim", me).statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(assignee(task)).isEqualTo(FrontDoorStaff.COLLEAGUE);
    }

    @Test
    void shouldRefuseInWords_whenTheRoleDoesNotAllowTheCommand() {
        Task task = newTaskOf(FrontDoorStaff.CLERK);
        actAs(FrontDoorStaff.ADMIN, "system-administrator");

        assertThatThrownBy(() -> engine.getTaskService().complete(task.getId()))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("Ваша роль не позволяет этого действия");
        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("front-door-test"))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> engine.getRuntimeService().setVariable(task.getExecutionId(), "a", "b"))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> engine.getTaskService().setVariables(task.getId(), Map.of("a", "b")))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> engine.getIdentityService().deleteUser(FrontDoorStaff.CLERK))
                .isInstanceOf(AuthorizationException.class);
        assertThat(isOpen(task)).isTrue();
    }

    @Test
    void shouldPass_whenOwnCodeHoldsAPermit() {
        Task task = newTaskOf(FrontDoorStaff.CLERK);
        actAs(FrontDoorStaff.CLERK, "career-centre-officer");

        EngineCalls.permitted(() -> engine.getTaskService().complete(task.getId()));

        assertThat(EngineCalls.areCurrentlyPermitted()).isFalse();
        SecurityContextHolder.clearContext();
        assertThat(isOpen(task)).isFalse();
    }

    @Test
    void shouldCloseThePermit_whenTheWorkFails() {
        assertThatThrownBy(() -> EngineCalls.permitted((Runnable) () -> {
            throw new ProcessEngineException("expected");
        })).hasMessage("expected");

        assertThat(EngineCalls.areCurrentlyPermitted()).isFalse();
    }

    @Test
    void shouldChangeOnlyTheOwnPassword_whenAClerkAsks() {
        Visitor clerk = signedIn(FrontDoorStaff.CLERK);
        String body = "{\"password\":\"Another-2026-word\",\"authenticatedUserPassword\":\"" + FrontDoorStaff.PASSWORD
                + "\"}";

        assertThat(clerk.json("PUT", ENGINE + "/user/" + FrontDoorStaff.COLLEAGUE + "/credentials", body).statusCode())
                .isIn(403, 404);
        assertThat(visitor().signIn(FrontDoorStaff.COLLEAGUE, FrontDoorStaff.PASSWORD).headers().firstValue("Location"))
                .get().asString().contains("/camunda/app/");
    }

    @Test
    void shouldDeployFromModeler_whenAnalystSendsAModel() throws IOException {
        String boundary = "b0undary";
        String body = "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nfrom-modeler\r\n"
                + "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"review-route.dmn\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n"
                + Files.readString(Path.of("processes", "decisions", "review-route.dmn")) + "\r\n--" + boundary
                + "--\r\n";
        String type = "multipart/form-data; boundary=" + boundary;

        assertThat(visitor().basic(FrontDoorStaff.ANALYST, FrontDoorStaff.PASSWORD)
                .send("POST", "/engine-rest/deployment/create", type, body).statusCode()).isEqualTo(200);
        assertThat(visitor().basic(FrontDoorStaff.CLERK, FrontDoorStaff.PASSWORD)
                .send("POST", "/engine-rest/deployment/create", type, body).statusCode()).isEqualTo(403);
        assertThat(visitor().basic(FrontDoorStaff.ANALYST, FrontDoorStaff.PASSWORD)
                .header("Origin", "https://elsewhere.example")
                .send("POST", "/engine-rest/deployment/create", type, body).statusCode()).isEqualTo(403);
        assertThat(visitor().send("POST", "/engine-rest/deployment/create", type, body).statusCode()).isEqualTo(401);
    }

    private static void actAs(String userId, String role) {
        LocaleContextHolder.setLocale(Language.RU.locale());
        SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                userId, null, AuthorityUtils.createAuthorityList("ROLE_staff", "ROLE_" + role)));
    }
}
