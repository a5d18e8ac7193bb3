package kz.qonys.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** CVE-2026-109432: the engine of 7.24.0 evaluates expressions inside {@code orQueries} of anybody's task query. */
class ExpressionInQueryTest extends RunningFrontDoor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SONG = "${canary.sing()}";
    private static final List<String> FIELDS = List.of(
            "assigneeExpression", "ownerExpression", "candidateUserExpression", "candidateGroupExpression",
            "involvedUserExpression", "processInstanceBusinessKeyExpression", "createdBeforeExpression",
            "dueAfterExpression", "dueDateExpression", "followUpBeforeExpression", "assigneeInExpression",
            "candidateGroupsExpression", "processInstanceBusinessKeyLikeExpression", "createdOnExpression");

    private int before;

    @BeforeEach
    void listen() {
        before = canary.calls();
    }

    @Test
    void shouldEvaluateInOrQueries_whenEngineIsStock() throws JsonProcessingException {
        FrontDoorStaff.Canary stockCanary = new FrontDoorStaff.Canary();
        ProcessEngine stock = stockEngine(stockCanary);
        try {
            TaskQuery top = query(stock, "{\"assigneeExpression\":\"" + SONG + "\"}");
            assertThatThrownBy(top::list).isInstanceOf(ProcessEngineException.class);
            assertThat(stockCanary.calls()).isZero();

            query(stock, "{\"orQueries\":[{\"assigneeExpression\":\"" + SONG + "\"}]}").list();
            assertThat(stockCanary.calls()).as("the published hole of 7.24.0").isPositive();
        } finally {
            stock.close();
        }
    }

    @Test
    void shouldRefuseInTheEngineItself_whenNoFilterStandsBefore() {
        FIELDS.forEach(field -> queries(field).forEach(body -> catchThrowable(() -> query(engine, body).list())));

        assertThat(canary.calls()).isEqualTo(before);
        assertThatThrownBy(() -> query(engine, "{\"orQueries\":[{\"assigneeExpression\":\"" + SONG + "\"}]}").list())
                .isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void shouldRefuseAStoredFilter_whenItHoldsAnExpression() {
        List<String> direct = queries("assigneeExpression").subList(0, 3);

        assertThat(direct).allSatisfy(
                body -> assertThatThrownBy(() -> listStored(body)).isInstanceOf(ProcessEngineException.class));
        assertThat(canary.calls()).isEqualTo(before);
    }

    static Stream<Arguments> doors() {
        return Stream.of(FrontDoorStaff.CLERK, FrontDoorStaff.SUPERVISOR, FrontDoorStaff.ANALYST, FrontDoorStaff.ADMIN)
                .flatMap(who -> Stream.of(
                                ENGINE + "/task", ENGINE + "/task/count", ENGINE + "/filter/{filter}/list",
                                ENGINE + "/filter/{filter}/count", ENGINE + "/filter/create",
                                ENGINE + "/process-instance", ENGINE + "/history/task/count")
                        .map(path -> Arguments.of(who, path)));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void shouldRefuseEveryDepth_whenAPersonAsks(String who, String path) {
        Visitor person = signedIn(who);
        String target = path.replace("{filter}", anyFilter());
        for (String field : FIELDS) {
            for (String body : bodies(field)) {
                HttpResponse<String> answer = person.json("POST", target, body);
                assertThat(answer.statusCode()).as(body).isIn(400, 403);
            }
        }
        assertThat(canary.calls()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void shouldRefuseOddSpellings_whenAClerkAsks(String type, String body) {
        HttpResponse<String> answer = signedIn(FrontDoorStaff.CLERK).send("POST", ENGINE + "/task", type, body);

        assertThat(answer.statusCode()).isIn(400, 415);
        assertThat(canary.calls()).isEqualTo(before);
    }

    static Stream<Arguments> spellings() {
        String song = ":\"${canary.sing()}\"";
        return Stream.of(
                Arguments.of("application/json", "{\"orQueries\":[{\"assignee\\u0045xpression\"" + song + "}]}"),
                Arguments.of("application/json", "{\"orQueries\":[{}],\"orQueries\":[{\"assigneeExpression\"" + song
                        + "}]}"),
                Arguments.of("application/json;charset=utf-16", "{\"orQueries\":[{\"assigneeExpression\"" + song
                        + "}]}"),
                Arguments.of("application/hal+json", "{\"orQueries\":[{\"assigneeExpression\"" + song + "}]}"),
                Arguments.of("text/json", "{\"orQueries\":[{\"assigneeExpression\"" + song + "}]}"),
                Arguments.of("application/json", "\ufeff{\"orQueries\":[{\"assigneeExpression\"" + song + "}]}"),
                Arguments.of("application/json", "{} {\"orQueries\":[{\"assigneeExpression\"" + song + "}]}"),
                Arguments.of("application/json", "{\"orQueries\":[{\"assigneeExpression\"" + song),
                Arguments.of("multipart/form-data; boundary=x", "{\"orQueries\":[{\"assigneeExpression\"" + song
                        + "}]}"),
                Arguments.of("application/x-www-form-urlencoded", "{\"orQueries\":[{\"assigneeExpression\"" + song
                        + "}]}"));
    }

    @Test
    void shouldRefuseInTheQueryString_whenEncoded() {
        Visitor clerk = signedIn(FrontDoorStaff.CLERK);

        for (String query : List.of(
                "assigneeExpression=%24%7Bcanary.sing()%7D",
                "assignee%45xpression=%24%7Bcanary.sing()%7D",
                "orQueries=%5B%7B%22assigneeExpression%22%3A%22%24%7Bcanary.sing()%7D%22%7D%5D")) {
            assertThat(clerk.get(ENGINE + "/task?" + query).statusCode()).as(query).isEqualTo(400);
        }
        assertThat(canary.calls()).isEqualTo(before);
    }

    @Test
    void shouldRefuseAtEngineRest_whenAnalystAsks() {
        Visitor analyst = visitor().basic(FrontDoorStaff.ANALYST, FrontDoorStaff.PASSWORD);

        assertThat(analyst.get("/engine-rest/task?assigneeExpression=%24%7Bcanary.sing()%7D").statusCode())
                .isEqualTo(400);
        assertThat(analyst.json("POST", "/engine-rest/task", bodies("assigneeExpression").get(1)).statusCode())
                .isEqualTo(403);
        assertThat(canary.calls()).isEqualTo(before);
    }

    @Test
    void shouldSayWhyInTheReadersLanguage_whenRefusing() {
        Visitor clerk = signedIn(FrontDoorStaff.CLERK).withCookie("qonys-language", "kk");

        assertThat(clerk.json("POST", ENGINE + "/task", bodies("assigneeExpression").get(0)).body())
                .contains("Сұраулар мен сүзгілерде өрнектерге тыйым салынған");
    }

    @Test
    void shouldAnswer_whenAQueryHoldsNoExpression() {
        Visitor clerk = signedIn(FrontDoorStaff.CLERK);

        assertThat(clerk.json("POST", ENGINE + "/task", "{\"orQueries\":[{\"assignee\":\"nobody\"}]}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldRefuseLargeBodies_whenAboveTheLimit() {
        String body = "{\"name\":\"" + "x".repeat(2_000_001) + "\"}";

        assertThat(signedIn(FrontDoorStaff.CLERK).json("POST", ENGINE + "/task", body).statusCode()).isEqualTo(413);
    }

    /** Those bodies that are a task query. */
    private static List<String> queries(String field) {
        return bodies(field).stream().filter(body -> !body.contains("\"query\"")).toList();
    }

    private static List<String> bodies(String field) {
        String pair = "\"" + field + "\":\"" + SONG + "\"";
        return List.of(
                "{" + pair + "}",
                "{\"orQueries\":[{" + pair + "}]}",
                "{\"orQueries\":[{\"name\":\"a\"},{" + pair + "}]}",
                "{\"orQueries\":[{\"orQueries\":[{" + pair + "}]}]}",
                "{\"resourceType\":\"Task\",\"name\":\"a\",\"query\":{\"orQueries\":[{" + pair + "}]}}");
    }

    private void listStored(String body) throws JsonProcessingException {
        Filter filter = engine.getFilterService().newTaskFilter("stored").setQuery(query(engine, body));
        engine.getFilterService().saveFilter(filter);
        try {
            engine.getFilterService().list(filter.getId());
        } finally {
            engine.getFilterService().deleteFilter(filter.getId());
        }
    }

    private static TaskQuery query(ProcessEngine engine, String body) throws JsonProcessingException {
        TaskQueryDto dto = JSON.readValue(body, TaskQueryDto.class);
        dto.setObjectMapper(JSON);
        return dto.toQuery(engine);
    }

    private static ProcessEngine stockEngine(FrontDoorStaff.Canary stockCanary) {
        ProcessEngineConfigurationImpl configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("stock-query");
        configuration.setJdbcUrl("jdbc:h2:mem:stock-query");
        configuration.setBeans(Map.of("canary", stockCanary));
        return configuration.buildProcessEngine();
    }
}
