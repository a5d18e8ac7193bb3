package kz.qonys.terms.web;

import static kz.qonys.terms.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.terms.Calendars;
import kz.qonys.terms.Notices;
import kz.qonys.terms.OpenTerm;
import kz.qonys.terms.RegionalStaff;
import kz.qonys.terms.TermRecords;
import kz.qonys.terms.TermTable;
import kz.qonys.terms.TermWatch;
import kz.qonys.terms.TermWording;
import kz.qonys.terms.TermsDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class NoticeResourceTest {

    private static final Instant WARNING = at("2026-11-17T13:45");
    private static final Instant DUE = at("2026-11-17T18:30");

    private final DataSource database = TermsDatabase.fresh();
    private final Clock clock = Clock.fixed(at("2026-11-17T15:30"), Calendars.ZONE);
    private final TermRecords records = TermsDatabase.records(database);
    private final Notices notices = TermsDatabase.notices(database, clock);
    private final RegionalStaff staff = new RegionalStaff()
            .with("tur-lmc-head", "lmc-head", "tur-lmc")
            .with("zhe-lmc-head", "lmc-head", "zhe-lmc");
    private final TermTable table = table();
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new NoticeResource(notices, staff, table,
                    new TermWording(Calendars.onFile(), new Messages(), clock), new Messages())).build();

    @BeforeEach
    void oneWarning() {
        records.start(new OpenTerm("task-1", "userTask_checkAtMobilityCentre", "process-1", "case-1", "QN-26-000123",
                "lmc-departure-check", "tur-lmc.lmc-head", null, 1, false, at("2026-11-16T09:00"), WARNING, DUE, "test",
                null, null));
        new TermWatch(records, notices, table, staff).check("process-1", WARNING, "tur-cc", "sko-cc");
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void shouldWordTheNotice_whenReaderChoseALanguage() throws Exception {
        signIn("tur-lmc-head");

        mvc.perform(get("/api/notices").locale(Language.RU.locale()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].kind").value("warned"))
                .andExpect(jsonPath("$[0].level").value("warning"))
                .andExpect(jsonPath("$[0].icon").value("warning-sign"))
                .andExpect(jsonPath("$[0].title").value("Срок истекает: Проверка ЦТМ, дело QN-26-000123"))
                .andExpect(jsonPath("$[0].text").value("осталось 3 раб. ч"))
                .andExpect(jsonPath("$[0].taskKey").value("userTask_checkAtMobilityCentre"));
        mvc.perform(get("/api/notices").locale(Language.KK.locale()))
                .andExpect(jsonPath("$[0].title").value("Мерзімі аяқталып келеді: ЕМО тексеруі, QN-26-000123 ісі"))
                .andExpect(jsonPath("$[0].text").value("3 жұм. сағ. қалды"));
    }

    @Test
    void shouldHideTheNotice_whenReadOnceOrTwice() throws Exception {
        signIn("tur-lmc-head");
        long id = notices.unread("tur-lmc-head", staff.groupsOf("tur-lmc-head"), 10).get(0).id();

        mvc.perform(post("/api/notices/" + id + "/read")).andExpect(status().isNoContent());
        mvc.perform(post("/api/notices/" + id + "/read")).andExpect(status().isNoContent());

        mvc.perform(get("/api/notices")).andExpect(jsonPath("$.length()").value(0));
        assertThat(notices.unread("colleague", staff.groupsOf("tur-lmc-head"), 10)).hasSize(1);
    }

    @Test
    void shouldNotShowIt_whenAnotherRegionAsks() throws Exception {
        signIn("zhe-lmc-head");
        long id = notices.unread("tur-lmc-head", staff.groupsOf("tur-lmc-head"), 10).get(0).id();

        mvc.perform(get("/api/notices")).andExpect(jsonPath("$.length()").value(0));
        mvc.perform(post("/api/notices/" + id + "/read")).andExpect(status().isNotFound());
        assertThat(notices.unread("tur-lmc-head", staff.groupsOf("tur-lmc-head"), 10)).hasSize(1);
    }

    private static void signIn(String user) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(user, ""));
    }

    private static TermTable table() {
        return TermTable.of(List.of(Map.ofEntries(
                Map.entry("code", "lmc-departure-check"), Map.entry("length", "1"), Map.entry("unit", "business-day"),
                Map.entry("clause", "Правила: один рабочий день"), Map.entry("source", "order"),
                Map.entry("warnAt", "75"),
                Map.entry("warnTo", "lmc-head@departure"), Map.entry("breachTo", "leb-head@departure"),
                Map.entry("nameRu", "Проверка ЦТМ"), Map.entry("nameKk", "ЕМО тексеруі"),
                Map.entry("nameEn", "LMC check"))));
    }
}
