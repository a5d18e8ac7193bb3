package kz.qonys.terms.web;

import static kz.qonys.terms.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.language.Problems;
import kz.qonys.terms.CalendarBench;
import kz.qonys.terms.Calendars;
import kz.qonys.terms.EngineDates;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.RegionalStaff;
import kz.qonys.terms.TermRecords;
import kz.qonys.terms.TermTable;
import kz.qonys.terms.TermWording;
import kz.qonys.terms.TermsDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class OfficeTermsResourceTest {

    private static final TermTable TABLE = TermTable.of(List.of(Map.ofEntries(Map.entry("code", "plan-draft"),
            Map.entry("length", "1"), Map.entry("unit", "business-day"), Map.entry("clause", "п. 1"),
            Map.entry("source", "order"), Map.entry("warnAt", "75"), Map.entry("warnTo", "lmc-head@task"),
            Map.entry("breachTo", ""), Map.entry("nameRu", "План"), Map.entry("nameKk", "Жоспар"),
            Map.entry("nameEn", "Plan"))));

    private final TermRecords records = TermsDatabase.records(TermsDatabase.fresh());
    private final RegionalStaff staff = new RegionalStaff().with("head", "lmc-head", "tur-lmc")
            .with("other", "lmc-head", "sko-lmc").with("clerk", "lmc-officer", "tur-lmc");
    private MockMvc mvc;

    /** The engine is told elsewhere; here the record alone is looked at. */
    private static final class NoEngine implements EngineDates {

        @Override
        public void stop(String taskId) {
        }

        @Override
        public void set(String taskId, Instant warnAt, Instant dueAt, Instant now) {
        }

        @Override
        public void setAll(java.util.Collection<OpenTerm> terms, Instant now) {
        }
    }

    @BeforeEach
    void twoOffices() {
        Clock clock = Clock.fixed(at("2026-11-16T10:00"), Calendars.ZONE);
        Messages messages = new Messages();
        CalendarBench calendars = new CalendarBench();
        records.start(term("late", "tur-lmc.lmc-officer", "clerk", at("2026-11-18T18:30")));
        records.start(term("soon", "tur-lmc.lmc-head", "head", at("2026-11-17T18:30")));
        records.start(term("elsewhere", "tur-lmc-2.lmc-officer", null, at("2026-11-17T18:30")));
        mvc = MockMvcBuilders.standaloneSetup(new OfficeTermsResource(records,
                        calendars.extensions(records, TABLE, new NoEngine(), clock), TABLE,
                        new TermWording(calendars.calendar(), messages, clock), staff, messages))
                .setControllerAdvice(new Complaints(new Problems(messages)))
                .setMessageConverters(new MappingJackson2HttpMessageConverter(
                        new ObjectMapper().registerModule(new JavaTimeModule()))).build();
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void shouldListTheTermsOfTheOwnOffice_whenTheHeadLooks() throws Exception {
        as("head", get("/api/terms/office")).andExpect(status().isOk())
                .andExpect(jsonPath("$.terms.length()").value(2))
                .andExpect(jsonPath("$.terms[0].taskId").value("soon"))
                .andExpect(jsonPath("$.terms[0].extendable").value(false))
                .andExpect(jsonPath("$.terms[1].taskId").value("late"))
                .andExpect(jsonPath("$.terms[1].extendable").value(true))
                .andExpect(jsonPath("$.terms[1].term").value("План"))
                .andExpect(jsonPath("$.reasons.length()").value(5));
        as("other", get("/api/terms/office")).andExpect(jsonPath("$.terms.length()").value(0));
        as("clerk", get("/api/terms/office")).andExpect(jsonPath("$.terms.length()").value(0));
    }

    @Test
    void shouldGiveMoreTime_whenTheHeadHasAReason() throws Exception {
        extend("head", "late", "{\"lastDay\": \"2026-11-20\", \"reason\": \"officer-away\"}")
                .andExpect(status().isOk());

        assertThat(records.ofTask("late").orElseThrow().dueAt()).isEqualTo(at("2026-11-20T18:30"));
    }

    @Test
    void shouldSayWhy_whenItCannotBe() throws Exception {
        String wish = "{\"lastDay\": \"2026-11-20\", \"reason\": \"officer-away\"}";
        for (String[] whose
                : new String[][] {{"head", "soon"}, {"clerk", "late"}, {"other", "late"}, {"head", "no-such"}}) {
            extend(whose[0], whose[1], wish).andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.faults[0].message")
                    .value(org.hamcrest.Matchers.startsWith("Такой задачи нет")));
        }
        extend("head", "late", "{\"lastDay\": \"2026-11-21\", \"reason\": \"officer-away\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.faults[0].message")
                        .value("Выберите рабочий день с 2026-11-19 по 2026-12-17."));

        assertThat(records.ofTask("late").orElseThrow().dueAt()).isEqualTo(at("2026-11-18T18:30"));
    }

    private ResultActions extend(String user, String task, String wish) throws Exception {
        return as(user, post("/api/terms/office/" + task + "/extension").contentType(MediaType.APPLICATION_JSON)
                .content(wish));
    }

    private ResultActions as(String user,
                             MockHttpServletRequestBuilder request) throws Exception {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(user, ""));
        return mvc.perform(request.locale(Language.RU.locale()));
    }

    private static OpenTerm term(String id, String group, String assignee, Instant due) {
        return new OpenTerm(id, "userTask_sample", "process", "case", "QN-26-000001", "plan-draft", group, assignee,
                1, false, at("2026-11-16T09:00"), due.minusSeconds(3_600), due, "test", null, null);
    }
}
