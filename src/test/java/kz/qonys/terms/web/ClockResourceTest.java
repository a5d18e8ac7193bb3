package kz.qonys.terms.web;

import static kz.qonys.terms.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.terms.Calendars;
import kz.qonys.terms.DemoClock;
import kz.qonys.terms.MovableClock;
import kz.qonys.terms.RegionalStaff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class ClockResourceTest {

    private final MovableClock clock = DemoClock.standingAt(at("2026-03-20T17:00"));
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new ClockResource(clock, Calendars.onFile(),
                    new RegionalStaff().with("admin", "system-administrator", "ast-op")
                            .with("tur-lmc-head", "lmc-head", "tur-lmc"), new Messages())).build();

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"hours\": 3}        | 2026-03-20T20:00",
        // over Nauryz to the same time of day
        "{\"businessDays\": 1} | 2026-03-26T17:00",
        "{\"businessDays\": 2} | 2026-03-27T17:00",
    })
    void shouldMoveForward_whenAdministratorAsks(String body, String expected) throws Exception {
        move("admin", body).andExpect(status().isOk()).andExpect(jsonPath("$.now").exists());

        assertThat(clock.instant()).isEqualTo(at(expected));
    }

    @Test
    void shouldCountFromTheNextWorkingDay_whenMovedOnADayOff() throws Exception {
        clock.moveTo(at("2026-03-21T10:00"));

        move("admin", "{\"businessDays\": 1}").andExpect(status().isOk());

        assertThat(clock.instant()).isEqualTo(at("2026-03-26T10:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"hours\": 0}", "{\"hours\": -5}", "{\"hours\": 1, \"businessDays\": 1}",
        "{\"businessDays\": 61}"})
    void shouldSayWhatIsWanted_whenTheRequestIsWrong(String body) throws Exception {
        move("admin", body).andExpect(status().isBadRequest()).andExpect(jsonPath("$.messages[0]")
                .value("Укажите либо часы (от 1 до 2000), либо рабочие дни (от 1 до 60)."));

        assertThat(clock.instant()).isEqualTo(at("2026-03-20T17:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"hours\": 500}", "{\"businessDays\": 20}"})
    void shouldStayOnFile_whenTheCalendarEnds(String body) throws Exception {
        clock.moveTo(at("2027-12-15T10:00"));

        move("admin", body).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.messages[0]")
                        .value("Часы нельзя перевести: для 2028 года нет рабочего календаря."));

        assertThat(clock.instant()).isEqualTo(at("2027-12-15T10:00"));
    }

    @Test
    void shouldRefuse_whenAnOfficerAsks() throws Exception {
        move("tur-lmc-head", "{\"hours\": 3}").andExpect(status().isForbidden());
        move("nobody", "{\"hours\": 3}").andExpect(status().isForbidden());

        assertThat(clock.instant()).isEqualTo(at("2026-03-20T17:00"));
    }

    @Test
    void shouldTellTheTime() throws Exception {
        move("admin", "{\"hours\": 1}");

        mvc.perform(get("/api/clock")).andExpect(status().isOk()).andExpect(jsonPath("$.aheadSeconds").value(3600));
    }

    private ResultActions move(String user, String body) throws Exception {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(user, ""));
        return mvc.perform(post("/api/clock").locale(Language.RU.locale()).contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }
}
