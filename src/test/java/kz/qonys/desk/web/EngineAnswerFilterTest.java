package kz.qonys.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.qonys.desk.process.FieldFault;
import kz.qonys.desk.process.FormDrafts;
import kz.qonys.desk.process.ModelNames;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class EngineAnswerFilterTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default/";

    private final ModelNames names = mock(ModelNames.class);
    private final FormDrafts drafts = mock(FormDrafts.class);
    private final EngineAnswerFilter filter = new EngineAnswerFilter(new AnswerTranslation(names, new Messages()),
            new StaticListableBeanFactory(Map.of("drafts", drafts)).getBeanProvider(FormDrafts.class));
    private final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void kazakh() {
        LocaleContextHolder.setLocale(Language.KK.locale());
        when(names.task(any(), any(), any())).thenReturn(Optional.empty());
        when(names.process(any(), any(), any())).thenReturn(Optional.empty());
        when(names.task("review:1:a", "userTask_check", Language.KK)).thenReturn(Optional.of("Тексеру"));
        when(names.process(eq("review:1:a"), eq("review"), eq(Language.KK))).thenReturn(Optional.of("Қарау"));
    }

    @AfterEach
    void reset() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void shouldNameTasksAndProcesses_whenAHalListIsAnswered() throws Exception {
        JsonNode answer = json.readTree(answer("filter/1/list", 200, "application/hal+json", """
                {"count":1,"_embedded":{
                  "task":[{"id":"t","name":"Проверить","taskDefinitionKey":"userTask_check",
                    "processDefinitionId":"review:1:a"}],
                  "processDefinition":[{"id":"review:1:a","key":"review","name":"Рассмотрение",
                    "resource":"r.bpmn","deploymentId":"d"}],
                  "assignee":[{"id":"anna","name":"keep"}]}}"""));

        assertThat(answer.at("/_embedded/task/0/name").asText()).isEqualTo("Тексеру");
        assertThat(answer.at("/_embedded/processDefinition/0/name").asText()).isEqualTo("Қарау");
        assertThat(answer.at("/_embedded/assignee/0/name").asText()).isEqualTo("keep");
        assertThat(answer.at("/count").asInt()).isEqualTo(1);
    }

    @Test
    void shouldNameFilters_whenTheyAreTheDesks() throws Exception {
        JsonNode answer = json.readTree(answer("filter", 200, "application/json", """
                [{"id":"1","resourceType":"Task","name":"Мои","properties":{"desk":"mine"}},
                 {"id":"2","resourceType":"Task","name":"Свой","properties":{}}]"""));

        assertThat(answer.at("/0/name").asText()).isEqualTo("Менің тапсырмаларым");
        assertThat(answer.at("/1/name").asText()).isEqualTo("Свой");
    }

    @Test
    void shouldTranslateTheForm_whenItIsDrawn() throws Exception {
        JsonNode first =
                json.readTree(answer("process-definition/p/deployed-start-form", 200, "application/json", FORM));
        JsonNode second =
                json.readTree(answer("process-definition/p/deployed-start-form", 200, "application/json", FORM));

        assertThat(first.at("/components/1/label").asText()).isEqualTo("Тегі");
        assertThat(first.at("/components/0/expression").asText()).matches("=\"[0-9a-f-]{36}\"")
                .isNotEqualTo(second.at("/components/0/expression").asText());
    }

    private static final String FORM = """
            {"id":"f","components":[{"type":"expression","key":"submissionKey","expression":"=null"},
              {"type":"textfield","key":"applicantSurname","label":"Фамилия","properties":{"label.kk":"Тегі"}}]}""";

    @Test
    void shouldGiveThePlainReason_whenASubmissionIsRefused() throws Exception {
        JsonNode answer = json.readTree(answer("task/t/submit-form", 400, "application/json",
                "{\"type\":\"FormFieldValidationException\",\"message\":\"Cannot submit task form t-1: Нысан "
                + "қабылданбады.\"}"));

        assertThat(answer.at("/message").asText()).isEqualTo("Нысан қабылданбады.");
        assertThat(answer.at("/faults/0/component").asText()).isEqualTo("surname");
    }

    @Test
    void shouldSpeakForTheEngine_whenItsOwnWordsWouldReachTheClerk() throws Exception {
        assertThat(message(403, "{\"type\":\"AuthorizationException\",\"message\":\"The user with id 'x' does not\","
                + "\"userId\":\"x\",\"missingAuthorizations\":[{\"permissionName\":\"UPDATE\"}]}"))
                .isEqualTo("Бұл әрекетке құқығыңыз жоқ.");
        assertThat(message(403, "{\"type\":\"AuthorizationException\",\"message\":\"Тапсырма Болатов Б.\","
                + "\"missingAuthorizations\":null}")).isEqualTo("Тапсырма Болатов Б.");
        assertThat(message(500,
                "{\"type\":\"RestException\",\"message\":\"Cannot submit task form t: ENGINE-03005 x\"}"))
                .contains("бір уақытта");
        assertThat(message(500, "{\"type\":\"RestException\",\"message\":\"java.lang.X: Сапарова\"}"))
                .contains("Ішкі қатеге");
        assertThat(message(500, "{\"type\":\"RestException\",\"message\":\"Cannot submit task form t: task is null\"}"))
                .isEqualTo("task is null");
    }

    @Test
    void shouldPassBytesThrough_whenTheAnswerIsNotItsBusiness() throws Exception {
        String task =
                "{\"name\":\"n\",\"taskDefinitionKey\":\"userTask_check\",\"processDefinitionId\":\"review:1:a\"}";

        assertThat(answer("task/t/attachment/a/data", 200, "application/json", task)).isEqualTo(task);
        assertThat(answer("task", 200, "application/octet-stream", task)).isEqualTo(task);
        assertThat(answer("user", 200, "application/json", task)).isEqualTo(task);
        assertThat(answer("task", 200, "application/json", "not json")).isEqualTo("not json");
        assertThat(answer("task", 200, "application/json", "{ \"a\" : 1 }")).isEqualTo("{ \"a\" : 1 }");
    }

    private String message(int status, String body) throws Exception {
        return json.readTree(answer("task/t/submit-form", status, "application/json", body)).at("/message").asText();
    }

    private String answer(String path, int status, String type, String body) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", ENGINE + path);
        request.setUserPrincipal(() -> "anna");
        request.setAttribute(FieldFault.ATTRIBUTE, List.of(new FieldFault("applicantSurname", "surname", "Тегі", "x")));
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain(new HttpServlet() {
            @Override
            protected void service(HttpServletRequest req, HttpServletResponse res) throws IOException {
                res.setStatus(status);
                res.setContentType(type);
                res.setContentLength(body.getBytes(StandardCharsets.UTF_8).length);
                res.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            }
        }));
        assertThat(response.getContentAsByteArray()).hasSize(response.getContentLength());
        return response.getContentAsString(StandardCharsets.UTF_8);
    }
}
