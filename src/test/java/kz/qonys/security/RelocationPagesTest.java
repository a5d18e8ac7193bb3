package kz.qonys.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of beds and of families through the front door: in three languages, for those the table names. */
class RelocationPagesTest extends RunningFrontDoor {

    @ParameterizedTest
    @CsvSource({"kk, Орталықтардағы орындар", "ru, Места в центрах", "en, Beds of centres"})
    void shouldSpeakTheReadersLanguage_whenAnOfficerOpensTheBeds(String language, String title) {
        Visitor clerk = signedIn(FrontDoorStaff.CLERK);
        clerk.json("POST", "/api/language", "{\"language\":\"" + language + "\"}");

        HttpResponse<String> page = clerk.get("/desk/beds");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1 id=\"title\">" + title + "</h1>", "lang=\"" + language + "\"")
                .doesNotContain("style=", "<script>", "data-none=\"\"");
        assertThat(clerk.get("/desk/beds.js").statusCode()).isEqualTo(200);
        assertThat(clerk.get("/api/beds").body()).contains("\"centres\":[]", "\"days\":[\"");
    }

    @Test
    void shouldBeClosed_whenSomebodyElseAsks() {
        Visitor clerk = signedIn(FrontDoorStaff.CLERK);
        for (String path : List.of("/desk/families", "/api/families")) {
            assertThat(clerk.get(path).statusCode()).as(path).isEqualTo(403);
        }
        Visitor analyst = signedIn(FrontDoorStaff.ANALYST);
        for (String path : List.of("/desk/beds", "/api/beds", "/desk/families", "/api/families")) {
            assertThat(analyst.get(path).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void shouldOfferTheWayToOwnPagesOnly_whenTasklistStarts() {
        assertThat(signedIn(FrontDoorStaff.CLERK).get("/camunda/app/tasklist/scripts/config.js").body())
                .contains("pages: ['beds']");
        assertThat(signedIn(FrontDoorStaff.ANALYST).get("/camunda/app/tasklist/scripts/config.js").body())
                .contains("pages: []");
    }
}
