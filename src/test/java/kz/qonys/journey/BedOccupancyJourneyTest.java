package kz.qonys.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import kz.qonys.employment.VacancyReader;
import kz.qonys.language.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the page of the beds tells: kept, taken, free today and on the days to come, and to whom it names the case. */
@Journey
class BedOccupancyJourneyTest {

    private static final String CENTRE = "pav-temporary";
    private static final String OFFICER = "pav-career-centre-officer";

    @Autowired
    private Desk desk;

    @Autowired
    private VacancyReader reader;

    @Autowired
    private WebApplicationContext application;

    private final ObjectMapper json = new ObjectMapper();
    private MockMvc mvc;

    @BeforeEach
    void door() {
        mvc = MockMvcBuilders.webAppContextSetup(application).build();
    }

    @Test
    void shouldTellWhatIsKeptTakenAndFree_whenAFamilyIsToComeAndComes() throws Exception {
        desk.at("2026-11-16T10:00");
        MoveWalk move = new MoveWalk(WorkSearch.begun(desk, reader, "pav").offer().answer("accepted").move().one)
                .appointed().chosen();
        JsonNode before = centre(OFFICER);

        move.meetingArranged("rail-station", Map.of("lodgingKind", "centre", "lodgingCentre", CENTRE, "lodgingBeds",
                5));

        JsonNode kept = centre(OFFICER);
        assertThat(grown(before, kept, "reserved")).isEqualTo(5);
        assertThat(grown(before, kept, "taken")).isZero();
        assertThat(grown(before, kept, "free")).isEqualTo(-5);
        assertThat(empty(before, kept, 6)).as("the day before it comes").isZero();
        assertThat(empty(before, kept, 7)).isEqualTo(-5);
        assertThat(empty(before, kept, 29)).isEqualTo(-5);
        JsonNode stay = stay(kept, move).orElseThrow();
        assertThat(stay.path("arrived").asBoolean()).isFalse();
        assertThat(stay.path("day").asText()).isEqualTo("2026-11-23");

        desk.at("2026-11-23T10:00");
        move.met(LocalDate.parse("2026-11-23")).lodgedInCentre(CENTRE, 5)
                .registeredUntil(LocalDate.parse("2027-05-20"));

        JsonNode taken = centre(OFFICER);
        assertThat(grown(before, taken, "taken")).isEqualTo(5);
        assertThat(grown(before, taken, "reserved")).isZero();
        assertThat(stay(taken, move).orElseThrow().path("until").asText()).isEqualTo("2027-05-20");
        assertThat(region(OFFICER).path("days")).hasSize(30);
        assertThat(region(OFFICER).path("days").get(0).asText()).isEqualTo("2026-11-23");
        assertThat(stay(centre("pav-adaptation-centre-staff"), move)).as("sees beds, but not whose").isEmpty();
        assertThat(centre("pav-adaptation-centre-staff").path("stays")).hasSameSizeAs(taken.path("stays"));
        assertThat(region("tur-career-centre-officer").path("centres")).as("another region").isEmpty();
    }

    private static int grown(JsonNode before, JsonNode after, String figure) {
        return after.path(figure).asInt() - before.path(figure).asInt();
    }

    private static int empty(JsonNode before, JsonNode after, int day) {
        return after.path("empty").get(day).asInt() - before.path("empty").get(day).asInt();
    }

    private static Optional<JsonNode> stay(JsonNode centre, MoveWalk move) {
        return StreamSupport.stream(centre.path("stays").spliterator(), false)
                .filter(stay -> stay.path("caseNumber").asText().equals(move.one.summary().caseNumber())).findFirst();
    }

    private JsonNode centre(String user) throws Exception {
        return StreamSupport.stream(region(user).path("centres").spliterator(), false)
                .filter(centre -> centre.path("code").asText().equals(CENTRE)).findFirst().orElseThrow();
    }

    private JsonNode region(String user) throws Exception {
        return json.readTree(mvc.perform(MockMvcRequestBuilders.get("/api/beds").principal(() -> user)
                .locale(Language.RU.locale())).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }
}
