package kz.qonys.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kz.qonys.desk.DeskProperties;
import kz.qonys.desk.StartRight;
import kz.qonys.desk.TaskCard;
import kz.qonys.desk.TaskCards;
import kz.qonys.desk.process.FilterCounts;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.security.RouteTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class DeskPagesTest {

    private static final String SCRIPTS = "META-INF/resources/webjars/camunda/app/desk/";

    private final StartRight startRight = mock(StartRight.class);
    private final TaskCards cards = mock(TaskCards.class);
    private final FilterCounts counts = mock(FilterCounts.class);
    private final MockMvc mvc;

    DeskPagesTest() throws Exception {
        mvc = MockMvcBuilders.standaloneSetup(new ConfigScript(new Messages(), startRight, new RouteTable()),
                new TextsController(new Messages()),
                new CardsController(cards, counts, new DeskProperties(List.of(), "role", 2, Duration.ofDays(1))))
                .setLocaleResolver(new org.springframework.web.servlet.i18n.FixedLocaleResolver(Language.KK.locale()))
                .build();
        LocaleContextHolder.setLocale(Language.KK.locale());
    }

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void shouldOfferTheReadersLanguageOnly_whenAWebApplicationStarts() throws Exception {
        mvc.perform(get("/camunda/app/tasklist/scripts/config.js").principal(person("career-centre-officer")))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(content().contentType("text/javascript;charset=UTF-8"))
                .andExpect(content().string(containsString(
                        "availableLocales: ['kk'], fallbackLocale: 'kk'")))
                .andExpect(content().string(containsString(
                        "customScripts: ['../desk/shell', '../desk/forms', '../desk/tasklist']")));
        mvc.perform(get("/camunda/app/cockpit/scripts/config.js").principal(person("ministry-analyst")))
                .andExpect(content().string(containsString("customScripts: ['../desk/shell']")));
        mvc.perform(get("/camunda/app/other/scripts/config.js").principal(person("ministry-analyst")))
                .andExpect(status().isNotFound());
    }

    @Test
    void shouldTellWhatToOffer_whenAWebApplicationStarts() throws Exception {
        when(startRight.holds("anna")).thenReturn(true);

        mvc.perform(get("/camunda/app/tasklist/scripts/config.js").principal(person("career-centre-officer")))
                .andExpect(content()
                        .string(containsString("{mayStart: true, cockpit: false, "
                                + "pages: ['beds']}")));
        when(startRight.holds("anna")).thenReturn(false);
        mvc.perform(get("/camunda/app/tasklist/scripts/config.js").principal(person("regional-supervisor")))
                .andExpect(content()
                        .string(containsString("{mayStart: false, cockpit: true, "
                                + "pages: ['beds']}")));
    }

    @ParameterizedTest
    @CsvSource({"career-centre-director, true", "lmc-head, true", "leb-head, true", "career-centre-officer, false",
        "district-akim, false", "rural-akim, false", "ministry-analyst, false"})
    void shouldPointToTheTermsOfTheOffice_whenTheReaderHeadsOne(String role, boolean head) throws Exception {
        mvc.perform(get("/camunda/app/tasklist/scripts/config.js").principal(person(role)))
                .andExpect(content().string(head ? containsString("pages: ['terms'") : not(containsString("'terms'"))));
    }

    @Test
    void shouldAskForTermsOfTheOfficeOnTheirPageOnly() throws Exception {
        for (String script : List.of("tasklist.js", "terms.js", "shell.js")) {
            assertThat(new ClassPathResource(SCRIPTS + script).getContentAsString(StandardCharsets.UTF_8)).as(script)
                    .doesNotContain("'/api/terms/office'");
        }
    }

    @Test
    void shouldHoldEveryWordTheScriptsAskFor_whenTextsAreServed() throws Exception {
        String texts = mvc.perform(get("/api/desk/texts")).andExpect(status().isOk())
                .andExpect(jsonPath("$.language").value("Тіл"))
                .andExpect(jsonPath("$['document.progress']").value("{0} % жүктелді"))
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);

        Set<String> asked = new TreeSet<>();
        for (String script : List.of("tasklist.js", "forms.js", "shell.js", "drafts.js", "keys.js", "session.js",
                "signing.js", "assistant.js")) {
            String source = new ClassPathResource(SCRIPTS + script).getContentAsString(StandardCharsets.UTF_8);
            Pattern.compile("(?:say\\(|words\\[|: |, )'([a-z]+\\.[a-zA-Z_]+)'").matcher(source).results()
                    .forEach(match -> asked.add(match.group(1)));
        }
        asked.remove("tasklist.card");
        assertThat(asked).hasSizeGreaterThan(20).noneMatch(key -> key.startsWith("tasklist.task")
                && texts.contains(key));
        assertThat(asked).filteredOn(key -> !key.startsWith("tasklist."))
                .allSatisfy(key -> assertThat(texts).contains("\"" + key + "\":"));
    }

    @Test
    void shouldAskForCardsOfTheReader_whenAPageOfTheListIsDrawn() throws Exception {
        when(cards.cards(any(), eq("anna"))).thenReturn(List.of(new TaskCard("t1", "c", "QN-26-000001", "Сапарова А.",
                "СҚО", "Тексеру", null, "breached", "time", "мерзімі өтті", true, null)));

        mvc.perform(get("/api/desk/cards?tasks=t1,t1,t2,t3").principal(() -> "anna")).andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$[0].caseNumber").value("QN-26-000001"))
                .andExpect(jsonPath("$[0].returned").value(true));

        verify(cards).cards(List.of("t1", "t2"), "anna");
    }

    @Test
    void shouldCountEveryFilterForTheReader_whenTheListIsDrawn() throws Exception {
        when(counts.of("anna")).thenReturn(Map.of("f1", 3L));

        mvc.perform(get("/api/desk/counts").principal(() -> "anna")).andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store")).andExpect(jsonPath("$.f1").value(3));
    }

    private static TestingAuthenticationToken person(String role) {
        return new TestingAuthenticationToken("anna", "", "ROLE_staff", "ROLE_" + role);
    }
}
