package kz.qonys.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.NewCase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Outward writes are the administrator's: seen with age and reason, sent again, given up with a reason. */
class OutboxDoorTest extends RunningFrontDoor {

    private static final String REFUSED = UUID.randomUUID().toString();
    private static final String BEHIND = UUID.randomUUID().toString();

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CaseFiles cases;

    private String caseId;

    @BeforeEach
    void fill() {
        caseId = cases.open(new NewCase(UUID.randomUUID().toString(), "migrant", false, "fd-cc", null),
                new Access(FrontDoorStaff.CLERK, "fd-cc", null, "start-case")).caseId();
        add(REFUSED, 1, "dead", "'refused'", "'E-17'");
        add(BEHIND, 2, "waiting", "null", "null");
    }

    @AfterEach
    void clear() {
        jdbc.sql("delete from outbox_action").update();
        jdbc.sql("delete from outbox").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {FrontDoorStaff.CLERK, FrontDoorStaff.SUPERVISOR, FrontDoorStaff.ANALYST})
    void shouldRefuseEverybodyElse(String user) {
        Visitor visitor = signedIn(user);

        for (String path : List.of("/outbox", "/outbox/outbox.js", "/api/outbox", "/api/outbox/mark")) {
            assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(visitor.json("POST", "/api/outbox/" + REFUSED + "/send-again", "{}").statusCode()).isEqualTo(403);
        assertThat(visitor.json("POST", "/api/outbox/" + REFUSED + "/give-up", "{\"reason\":\"просто так\"}")
                .statusCode())
                .isEqualTo(403);
        assertThat(state(REFUSED)).isEqualTo("dead");
        assertThat(visitor.get("/camunda/app/tasklist/scripts/config.js").body()).doesNotContain("outbox");
    }

    @Test
    void shouldShowAgeStateAndReason_withoutPayloads() throws Exception {
        Visitor administrator = administrator("ru");

        JsonNode overview = json(administrator.get("/api/outbox"));

        assertThat(overview.get("dead").asInt()).isEqualTo(1);
        assertThat(overview.get("waiting").asInt()).isEqualTo(1);
        JsonNode row = overview.get("rows").get(0);
        assertThat(row.get("state").asText()).isEqualTo("dead");
        assertThat(row.get("what").asText()).isEqualTo("Заявление возвращено на доработку");
        assertThat(row.get("reason").asText()).isEqualTo("Система отказала (E-17)");
        assertThat(row.get("ageSeconds").asLong()).isPositive();
        assertThat(row.get("age").asText()).isEqualTo("2 д 3 ч");
        assertThat(overview.get("rows").get(1).get("state").asText()).isEqualTo("behind");
        assertThat(overview.toString()).doesNotContain("sealed-text");
        assertThat(json(administrator.get("/api/outbox/mark")).get("text").asText()).isEqualTo("⚠ Исходящие: 1");
        assertThat(administrator.get("/camunda/app/cockpit/scripts/config.js").body()).contains("'../desk/outbox'");
    }

    @Test
    void shouldKeepWhatTheAdministratorDid() throws Exception {
        Visitor administrator = administrator("ru");

        HttpResponse<String> silent = administrator.json("POST", "/api/outbox/" + REFUSED + "/give-up",
                "{\"reason\":\" \"}");
        assertThat(silent.statusCode()).isEqualTo(400);
        assertThat(json(silent).get("message").asText()).contains("причину");
        assertThat(administrator.json("POST", "/api/outbox/" + BEHIND + "/give-up",
                "{\"reason\":\"Портал исправили вручную\"}").statusCode()).isEqualTo(204);
        assertThat(administrator.json("POST", "/api/outbox/" + REFUSED + "/send-again", "{}").statusCode())
                .isEqualTo(204);

        JsonNode given = json(administrator.get("/api/outbox?show=given-up")).get("rows").get(0);
        assertThat(given.get("id").asText()).isEqualTo(BEHIND);
        assertThat(given.get("history").get(0).asText()).contains(FrontDoorStaff.ADMIN, "Портал исправили вручную");
        assertThat(jdbc.sql("select reason from outbox_action where action = 'give-up'").query(String.class).single())
                .doesNotContain("Портал");
        assertThat(administrator.json("POST", "/api/outbox/" + BEHIND + "/send-again", "{}").statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"kk,Шығыс жазбалар", "ru,Исходящие записи", "en,Outgoing records"})
    void shouldSpeakTheReadersLanguage(String language, String title) {
        Visitor administrator = administrator(language);

        HttpResponse<String> page = administrator.get("/outbox");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<html lang=\"" + language + "\"").contains(title);
        administrator.json("POST", "/api/language", "{\"language\":\"ru\"}");
    }

    private void add(String id, int place, String state, String outcome, String reason) {
        jdbc.sql("insert into outbox (id, case_id, case_number, place, channel, subject, payload, state, "
                        + "next_attempt_at, attempts, refusals, outcome, reason, created_at) "
                        + "values (?, ?, 'QN-26-000001', ?, 'portal-status', 'returned', 'sealed-text', ?, "
                        + "current_timestamp + interval '1' day, 3, 3, "
                        + outcome + ", " + reason + ", current_timestamp - interval '51' hour - interval '20' second)")
                .params(id, caseId, place, state).update();
    }

    private String state(String id) {
        return jdbc.sql("select state from outbox where id = ?").param(id).query(String.class).single();
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }
}
