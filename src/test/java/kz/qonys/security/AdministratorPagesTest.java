package kz.qonys.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The administrator brings a calendar file through the front door; nobody else reaches page or data. */
class AdministratorPagesTest extends RunningFrontDoor {

    private static final String CALENDARS = "/api/terms/calendars";
    private static final String RECALCULATION = "/api/terms/recalculation";
    private static final String YEAR_2029 =
            "date;kind;name_ru;name_kk;source\\n2029-01-01;day-off;Новый год;Жаңа жыл;Закон\\n";

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({"kk, Жұмыс күнтізбесі", "ru, Рабочий календарь", "en, Working calendar"})
    void shouldSpeakTheReadersLanguage_whenTheAdministratorOpensThePage(String language, String title) {
        Visitor admin = administrator(language);

        HttpResponse<String> page = admin.get("/desk/calendar");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1 id=\"title\">" + title + "</h1>", "lang=\"" + language + "\"")
                .doesNotContain("style=", "<script>");
        assertThat(admin.get("/desk/calendar.js").statusCode()).isEqualTo(200);
        assertThat(admin.get("/desk/pages.css").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldTellWhatAFileWouldDoAndThenDoIt_whenTheAdministratorAsks() throws IOException {
        Visitor admin = administrator("ru");

        JsonNode draft =
                read(admin.json("POST", CALENDARS, "{\"text\": \"" + YEAR_2029 + "\", \"legalSource\": \"Приказ\"}"));
        assertThat(draft.path("year").asInt()).isEqualTo(2029);
        assertThat(draft.path("applied").asBoolean()).isFalse();
        assertThat(draft.path("differences").toString()).contains("2029-01-02", "2029-05-01");
        long id = draft.path("id").asLong();
        assertThat(read(admin.get(RECALCULATION + "?calendar=" + id)).path("moves").isArray()).isTrue();

        JsonNode done = read(admin.json("POST", RECALCULATION, "{\"calendar\": " + id + "}"));

        assertThat(done.path("moving").asInt()).isZero();
        JsonNode onFile = read(admin.get(CALENDARS));
        assertThat(onFile.path("years").toString()).contains("2029");
        assertThat(onFile.path("files").get(0).path("appliedBy").asText()).isEqualTo(FrontDoorStaff.ADMIN);
        assertThat(admin.json("POST", RECALCULATION, "{\"calendar\": " + id + "}").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldNameTheLines_whenTheFileIsWrong() throws IOException {
        Visitor admin = administrator("en");

        HttpResponse<String> answer = admin.json("POST", CALENDARS, "{\"text\": \"date;kind;name_ru;name_kk;source\\n"
                + "2030-01-01;free;а;б;в\\n2030-13-01;day-off;а;б;в\\n\", \"legalSource\": \"\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).path("faults").findValuesAsText("message")).containsExactly(
                "Name the order or law the file follows, at most 300 characters.",
                "Line 2: kind 'free' is neither day-off nor working-day",
                "Line 3: '2030-13-01' is no date (year-month-day)");
    }

    @ParameterizedTest
    @ValueSource(strings = {FrontDoorStaff.CLERK, FrontDoorStaff.SUPERVISOR, FrontDoorStaff.ANALYST})
    void shouldBeClosed_whenSomebodyElseAsks(String user) {
        Visitor visitor = signedIn(user);

        for (String path : Map.of("page", "/desk/calendar", "clock", "/desk/clock", "files", CALENDARS,
                "dry run", RECALCULATION + "?calendar=1").values()) {
            assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(visitor.json("POST", CALENDARS, "{}").statusCode()).isEqualTo(403);
        assertThat(visitor.json("POST", RECALCULATION, "{\"calendar\": 1}").statusCode()).isEqualTo(403);
    }

    private JsonNode read(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }
}
