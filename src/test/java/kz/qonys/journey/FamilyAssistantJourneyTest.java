package kz.qonys.journey;

import static kz.qonys.journey.MoveWalk.APPOINT;
import static kz.qonys.journey.MoveWalk.PREPARE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import kz.qonys.employment.VacancyReader;
import kz.qonys.language.Language;
import kz.qonys.security.Visitor;
import kz.qonys.staff.Appointment;
import kz.qonys.staff.Person;
import kz.qonys.staff.PositionsFollowed;
import kz.qonys.staff.Staff;
import kz.qonys.staff.StaffDirectory;
import kz.qonys.staff.StandIn;
import kz.qonys.terms.Notices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The family's own assistant is replaced, falls away, and sees the families he or she accompanies and no other. */
@Journey
class FamilyAssistantJourneyTest {

    private static final String FIRST = "sko-family-assistant";
    private static final String SECOND = "sko-family-assistant-2";
    private static final String DIRECTOR = "sko-career-centre-director";

    @Autowired
    private Desk desk;

    @Autowired
    private VacancyReader reader;

    @Autowired
    private Staff staff;

    @Autowired
    private StaffDirectory directory;

    @Autowired
    private Notices notices;

    @Autowired
    private WebApplicationContext application;

    @LocalServerPort
    private int port;

    private final ObjectMapper json = new ObjectMapper();
    private MockMvc mvc;

    @BeforeEach
    void door() {
        mvc = MockMvcBuilders.webAppContextSetup(application).build();
    }

    @Test
    void shouldGiveTheFamilyToAnotherAssistant_whenTheDirectorSaysWhy() throws Exception {
        MoveWalk move = begun().appointed();
        assertThat(status(card(move, SECOND))).isEqualTo(404);
        JsonNode change = body(card(move, DIRECTOR)).path("assistantChange");
        assertThat(change.path("choices").findValuesAsText("value")).contains(SECOND).doesNotContain(FIRST);

        desk.at("2026-11-17T10:00");
        assertThat(status(replace(move, DIRECTOR, SECOND, "illness", "Екі апта"))).isEqualTo(204);

        assertThat(desk.task(move.one.id, PREPARE).getAssignee()).isEqualTo(SECOND);
        assertThat(status(card(move, FIRST))).as("the old one sees the family no longer").isEqualTo(404);
        desk.walk.submit(move.one.id, PREPARE, SECOND, Map.of("decision", "keep-on"));
        assertThat(desk.task(move.one.id, PREPARE).getAssignee()).as("the move goes on with the new one")
                .isEqualTo(SECOND);
        assertThat(listed(FIRST)).doesNotContain(move.one.id);
        assertThat(listed(SECOND)).contains(move.one.id);
        assertThat(listed(DIRECTOR)).contains(move.one.id);
        JsonNode seen = body(card(move, DIRECTOR));
        assertThat(seen.path("relocation").findValuesAsText("text")).contains(
                "Мельникова О.П., с 16.11.2026 по 17.11.2026",
                "Әбдіғалиева А.Н., с 17.11.2026. Причина замены: болезнь прежнего помощника: Екі апта");
        assertThat(seen.path("timeline").findValuesAsText("text")).contains(
                "Помощник семьи заменён из-за болезни: был Мельникова О.П., теперь Әбдіғалиева А.Н.");
    }

    @Test
    void shouldShowTheAssistantFamilyMoveAndPlanOnly_whenTheCaseIsOpened() throws Exception {
        MoveWalk move = begun().appointed();

        JsonNode seen = body(card(move, FIRST));

        assertThat(seen.path("family")).isNotEmpty();
        assertThat(seen.path("family").toString()).doesNotContain("iin", "documentNumber");
        assertThat(seen.path("details").findValuesAsText("field")).isNotEmpty()
                .allMatch(field -> List.of("applicantPhone", "applicantEmail", "applicantAddress",
                "contactLanguage").contains(field));
        assertThat(seen.path("relocation")).isNotEmpty();
        for (String closed : List.of("documents", "remarks", "timeline", "knownElsewhere", "registryAnswers", "terms",
                "employment", "roadmap", "signatures", "upload", "planChange", "assistantChange", "evidence")) {
            assertThat(seen.has(closed)).as(closed).isFalse();
        }
        assertThat(seen.path("operations").toString()).isEqualTo("[\"CASE_STATUS_READ\",\"FAMILY_CARD_READ\"]");
        JsonNode officer = body(card(move, "sko-career-centre-officer"));
        assertThat(officer.has("timeline")).isTrue();
        assertThat(officer.has("assistantChange")).as("only a director names").isFalse();
    }

    @Test
    void shouldRefuse_whenTheWishIsNotWholeOrNotTheReadersToMake() throws Exception {
        MoveWalk move = begun().appointed();

        assertThat(status(replace(move, "sko-career-centre-officer", SECOND, "illness", ""))).isEqualTo(404);
        assertThat(status(replace(move, "tur-career-centre-director", SECOND, "illness", ""))).isEqualTo(404);
        assertThat(faults(replace(move, DIRECTOR, FIRST, "boredom", ""))).containsExactly("assistant", "reason");
        assertThat(faults(replace(move, DIRECTOR, SECOND, "other", " "))).containsExactly("note");
        assertThat(faults(replace(move, DIRECTOR, "pav-family-assistant", "illness", ""))).containsExactly("assistant");

        assertThat(desk.task(move.one.id, PREPARE).getAssignee()).isEqualTo(FIRST);
        MoveWalk unnamed = begun();
        assertThat(faults(replace(unnamed, DIRECTOR, SECOND, "illness", ""))).containsExactly("");
    }

    @Test
    void shouldLetTheActingDirectorReplace_whenTheDirectorIsAway() throws Exception {
        MoveWalk move = begun().appointed();
        String deputy = "sko-career-centre-officer-2";
        LocalDate today = LocalDate.now(desk.clock);
        StandIn absence = new StandIn(DIRECTOR, deputy, today, today.plusDays(3));
        staff.standIn(absence);
        try {
            assertThat(status(replace(move, deputy, SECOND, "family-asked", ""))).isEqualTo(204);
        } finally {
            staff.endStandIn(absence, today.minusDays(1));
        }
        assertThat(desk.task(move.one.id, PREPARE).getAssignee()).isEqualTo(SECOND);
        assertThat(events(move)).contains("assistant-replaced-family-asked");
    }

    @Test
    void shouldGiveTasksBackAndAskForAnother_whenTheAssistantIsDismissed() throws Exception {
        MoveWalk move = begun();
        String leaver = "sko-assistant-" + move.one.id.substring(0, 8);
        LocalDate today = LocalDate.now(desk.clock);
        staff.hire(new Person(leaver, "Сыздықова", "Гауһар", ""), new Appointment("family-assistant", "sko-cc", today,
                null), "Qonys-demo-2026");
        move.submit(APPOINT, "career-centre-director", Map.of("familyAssistant", leaver));
        assertThat(desk.task(move.one.id, PREPARE).getAssignee()).isEqualTo(leaver);

        staff.end(leaver, "family-assistant", "sko-cc", today.minusDays(1));

        assertThat(desk.task(move.one.id, PREPARE).getAssignee()).isNull();
        assertThat(events(move)).contains("assistant-left");
        assertThat(status(card(move, FIRST))).isEqualTo(404);
        assertThat(told(DIRECTOR, leaver)).containsExactly("1 /desk/families");
        assertThat(told("pav-career-centre-director", leaver)).as("of another centre").isEmpty();
        JsonNode bell = bell(DIRECTOR);
        assertThat(bell.path("title").asText()).isEqualTo("Сыздықова Г. больше не работает помощником семей");
        assertThat(bell.path("text").asText()).startsWith("Семей без помощника: 1.");
        assertThat(bell.path("link").asText()).isEqualTo("/desk/families");
        application.publishEvent(new PositionsFollowed(Set.of(leaver)));
        assertThat(told(DIRECTOR, leaver)).as("told once").hasSize(1);
        desk.walk.submit(move.one.id, PREPARE, FIRST, Map.of("decision", "keep-on"));
        assertThat(desk.task(move.one.id, PREPARE).getAssignee()).as("nobody until the director names one").isNull();
        assertThat(body(card(move, DIRECTOR)).path("relocation").findValuesAsText("text"))
                .contains("Сыздықова Г., с 16.11.2026 по 16.11.2026");

        assertThat(status(replace(move, DIRECTOR, FIRST, "left", ""))).isEqualTo(204);

        assertThat(desk.task(move.one.id, PREPARE).getAssignee()).isEqualTo(FIRST);
        assertThat(status(card(move, FIRST))).isEqualTo(200);
    }

    @Test
    void shouldCloseTheFamilyToItsAssistant_whenTheCaseIsClosed() throws Exception {
        MoveWalk move = begun().appointed();

        desk.withdrawals.request(move.one.id);
        desk.walk.submit(move.one.id, "userTask_confirmWithdrawal", move.one.author, Map.of("decision", "withdraw",
                "hearingDate", "2026-11-16", "hearingNote", "Отбасы қайтып кетеді"));

        assertThat(status(card(move, FIRST))).isEqualTo(404);
        assertThat(listed(FIRST)).doesNotContain(move.one.id);
        assertThat(status(replace(move, DIRECTOR, SECOND, "illness", ""))).isNotEqualTo(204);
    }

    private MoveWalk begun() {
        desk.at("2026-11-16T10:00");
        return new MoveWalk(WorkSearch.begun(desk, reader, "sko").offer().answer("accepted").move().one);
    }

    private MockHttpServletResponse card(MoveWalk move, String user) throws Exception {
        return as(user, MockMvcRequestBuilders.get("/api/case/" + move.one.id));
    }

    private MockHttpServletResponse replace(MoveWalk move, String user, String assistant, String reason, String note)
            throws Exception {
        return as(user, MockMvcRequestBuilders.post("/api/case/" + move.one.id + "/assistant")
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(Map.of("assistant", assistant, "reason", reason, "note", note))));
    }

    /** What the bell says to the user of an officer who has left. */
    private List<String> told(String user, String leaver) {
        return notices.unreadPlain(user, directory.groupsOf(user), 50).stream()
                .filter(notice -> leaver.equals(notice.officer()) && notice.kind().equals("assistant-left"))
                .map(notice -> notice.amount() + " " + notice.link()).toList();
    }

    private JsonNode bell(String user) {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.signIn(user, "Qonys-demo-2026").statusCode()).isEqualTo(302);
        try {
            return StreamSupport.stream(json.readTree(visitor.json("GET", "/api/notices", null).body()).spliterator(),
                    false).filter(notice -> notice.path("kind").asText().equals("assistant-left")).findFirst()
                    .orElseThrow();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> listed(String user) throws Exception {
        return body(as(user, MockMvcRequestBuilders.get("/api/families"))).findValuesAsText("caseId");
    }

    private MockHttpServletResponse as(String user, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.principal(() -> user).locale(Language.RU.locale())).andReturn().getResponse();
    }

    private List<String> faults(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(400);
        return StreamSupport.stream(json.readTree(answer.getContentAsString(StandardCharsets.UTF_8)).path("faults")
                .spliterator(), false).map(fault -> fault.path("field").asText()).toList();
    }

    private JsonNode body(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(200);
        return json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    private static int status(MockHttpServletResponse answer) {
        return answer.getStatus();
    }

    private List<String> events(MoveWalk move) {
        return desk.jdbc.sql("select code from case_event where case_id = ? order by id").param(move.one.id)
                .query(String.class).list();
    }
}
