package kz.qonys.casefile.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.qonys.casefile.CaseCardPart;
import kz.qonys.casefile.CaseFields;
import kz.qonys.casefile.CaseFiles;
import kz.qonys.casefile.NewCase;
import kz.qonys.casefile.TestStaff;
import kz.qonys.casefile.TestSystem;
import kz.qonys.language.Language;
import kz.qonys.staff.Officer;
import kz.qonys.staff.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

@SpringBootTest(classes = {TestSystem.class, CaseControllerTest.Parts.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = {
                "qonys.casefile.keys.b=" + TestSystem.KEY_B, "qonys.casefile.current-key=b",
                "qonys.casefile.index-key=" + TestSystem.INDEX, "spring.profiles.active=test",
                "qonys.casefile.limits.document-size=1MB", "qonys.data=target/web-test-${qonys.fork:0}",
                "spring.datasource.url=jdbc:h2:mem:web;DB_CLOSE_DELAY=-1"})
class CaseControllerTest {

    private static final byte[] PDF = "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII);

    @TestConfiguration(proxyBeanMethods = false)
    static class Parts {

        @Bean
        CaseCardPart terms() {
            return part("runningTerms", Operation.TERM_READ, List.of("1 BD"));
        }

        @Bean
        CaseCardPart nothing() {
            return part("nothing", Operation.CASE_CARD_READ, null);
        }

        private static CaseCardPart part(String name, Operation operation, Object answer) {
            return new CaseCardPart() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public Operation operation() {
                    return operation;
                }

                @Override
                public Object part(String caseId, Officer reader) {
                    return answer;
                }
            };
        }
    }

    @Autowired
    CaseController controller;
    @Autowired
    CaseProblems problems;
    @Autowired
    CaseFiles cases;
    @Autowired
    CaseFields fields;

    private MockMvc mvc;
    private String caseId;
    private String applicant;

    @BeforeEach
    void prepare() {
        mvc = MockMvcBuilders.standaloneSetup(controller).setControllerAdvice(problems)
                .setMessageConverters(new ByteArrayHttpMessageConverter(), new MappingJackson2HttpMessageConverter(
                        Jackson2ObjectMapperBuilder.json()
                                .featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build()))
                .defaultRequest(get("/").locale(Language.RU.locale())).build();
        caseId = cases.open(new NewCase(UUID.randomUUID().toString(), "kandas", false, "tur-cc", "sko-cc"),
                TestStaff.access(TestStaff.CLERK)).caseId();
        fields.write(caseId, Map.of("applicantSurname", "Серікбаева", "applicantName", "Гүлнар"),
                TestStaff.access(TestStaff.CLERK));
        applicant = cases.persons(caseId, TestStaff.access(TestStaff.CLERK)).get(0).personId();
    }

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void shouldSendTheCardInTheReadersLanguage() throws Exception {
        mvc.perform(get("/api/case/" + caseId).principal(as(TestStaff.CLERK)).locale(Language.KK.locale()))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.caseId").value(caseId))
                .andExpect(jsonPath("$.stage.label").value("өтінішті қабылдау"))
                .andExpect(jsonPath("$.family[0].surname").value("Серікбаева"))
                .andExpect(jsonPath("$.labels.family").value("Отбасы"))
                .andExpect(jsonPath("$.runningTerms[0]").value("1 BD"))
                .andExpect(jsonPath("$.nothing").doesNotExist())
                .andExpect(jsonPath("$.openedAt").value("2026-06-15T05:00:00Z"));
    }

    @Test
    void shouldNotSendWhatTheReaderMayNotSee() throws Exception {
        mvc.perform(get("/api/case/" + caseId).principal(as(TestStaff.AKIM)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.family").doesNotExist())
                .andExpect(jsonPath("$.runningTerms").doesNotExist())
                .andExpect(content().string(not(containsString("Серікбаева"))));
    }

    @Test
    void shouldAnswerTheSame_whenCaseIsInvisibleOrUnknown() throws Exception {
        String invisible = mvc.perform(get("/api/case/" + caseId).principal(as(TestStaff.SETTLER)))
                .andExpect(status().isNotFound()).andReturn().getResponse().getContentAsString();
        String unknown = mvc.perform(get("/api/case/" + UUID.randomUUID()).principal(as(TestStaff.SETTLER)))
                .andExpect(status().isNotFound()).andReturn().getResponse().getContentAsString();
        assertThat(invisible.replaceAll("[0-9a-f-]{36}", "id"))
                .isEqualTo(unknown.replaceAll("[0-9a-f-]{36}", "id"));
        mvc.perform(get("/api/case/" + caseId)).andExpect(status().isNotFound());
        mvc.perform(get("/api/case/" + caseId).principal(() -> "nobody")).andExpect(status().isNotFound());
    }

    @Test
    void shouldUploadDownloadAndRemove() throws Exception {
        String answer = upload("туу туралы.pdf", PDF, "birth", TestStaff.CLERK).andExpect(status().isCreated())
                .andExpect(jsonPath("$.mediaType").value("application/pdf")).andReturn().getResponse()
                .getContentAsString();
        String url = "/api/case/" + caseId + "/documents/" + JsonPath.read(answer, "$.documentId");

        mvc.perform(get(url).principal(as(TestStaff.CLERK)))
                .andExpect(status().isOk())
                .andExpect(content().bytes(PDF))
                .andExpect(header().string("Content-Type", "application/pdf"))
                .andExpect(header().string("Content-Disposition", containsString("attachment;")))
                .andExpect(header().string("Content-Disposition", containsString("filename*=UTF-8''%D1%82%D1%83")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox")))
                .andExpect(header().string("Cache-Control", "no-store"));
        mvc.perform(get("/api/case/" + caseId).principal(as(TestStaff.CLERK)))
                .andExpect(jsonPath("$.documents[0].removable").value(true));
        mvc.perform(delete(url).principal(as(TestStaff.HEAD))).andExpect(status().isForbidden());
        mvc.perform(delete(url).principal(as(TestStaff.CLERK))).andExpect(status().isNoContent());
        mvc.perform(get(url).principal(as(TestStaff.CLERK))).andExpect(status().isNotFound());
    }

    @Test
    void shouldSayInWordsWhatIsWrongWithAFile() throws Exception {
        upload("a.jpg", PDF, "birth", TestStaff.CLERK).andExpect(status().isUnsupportedMediaType())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.title").value("Запрос не выполнен"))
                .andExpect(jsonPath("$.faults[0].field").value("file"))
                .andExpect(jsonPath("$.detail").value(containsString("PDF, JPEG")));
        byte[] large = Arrays.copyOf(PDF, 1024 * 1024 + 1);
        upload("a.pdf", large, "birth", TestStaff.CLERK).andExpect(status().isPayloadTooLarge())
                .andExpect(jsonPath("$.detail").value("Файл больше 1 МБ."));
        upload("a.pdf", PDF, "nonsense", TestStaff.CLERK).andExpect(status().isBadRequest());
        upload("a.pdf", PDF, "birth", TestStaff.SETTLER).andExpect(status().isNotFound());
        mvc.perform(multipart("/api/case/" + caseId + "/documents").param("kind", "birth")
                .principal(as(TestStaff.CLERK))).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("Загрузка")));
    }

    private ResultActions upload(String name, byte[] content, String kind,
            Officer officer) throws Exception {
        return mvc.perform(multipart("/api/case/" + caseId + "/documents")
                .file(new MockMultipartFile("file", name, "image/svg+xml", content))
                .param("personId", applicant).param("kind", kind).principal(as(officer)));
    }

    private static Principal as(Officer officer) {
        return officer::id;
    }
}
