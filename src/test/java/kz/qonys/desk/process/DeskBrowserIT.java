package kz.qonys.desk.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Cookie;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.desk.CaseNames;
import kz.qonys.desk.CaseOpening;
import kz.qonys.desk.DueStates;
import kz.qonys.desk.DueStates.DueState;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Tasklist with the desk's scripts in a real browser, around a fake case file and without the front door. */
class DeskBrowserIT {

    private static final LocatorAssertions.IsVisibleOptions PATIENT = new LocatorAssertions.IsVisibleOptions()
            .setTimeout(60_000);
    private static final Path PICTURES = Path.of("target", "screenshots");

    private static ConfigurableApplicationContext application;
    private static Playwright playwright;
    private static Browser browser;
    private static String address;

    @BeforeAll
    static void start() {
        application = new SpringApplicationBuilder(DeskApplication.class).run("--server.port=0",
                "--spring.profiles.active=desk-test", "--spring.datasource.url=jdbc:h2:mem:desk;DB_CLOSE_DELAY=-1",
                "--spring.datasource.username=sa", "--spring.flyway.enabled=false",
                "--camunda.bpm.job-execution.enabled=false", "--camunda.bpm.admin-user.id=root",
                "--camunda.bpm.admin-user.password=root");
        address = "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
        seed(application.getBean(ProcessEngine.class), application.getBean(FakeCaseFile.class));
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of("/usr/bin/chromium")).setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void stop() {
        browser.close();
        playwright.close();
        application.close();
    }

    @Test
    void shouldShowCardsCaseAndForm_whenAnOfficerWorksInTasklist() {
        List<String> errors = new ArrayList<>();
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1500, 1000)
                .setLocale("en-US"))) {
            context.addCookies(List.of(new Cookie("qonys-language", "ru").setUrl(address)));
            Page page = context.newPage();
            page.onPageError(errors::add);
            page.navigate(address + "/camunda/app/tasklist/default/");

            assertThat(page.locator(".qonys-card").first()).isVisible(PATIENT);
            assertThat(page.locator(".qonys-due-breached").first()).containsText("просрочено на 1 раб. дн.");
            assertThat(page.locator(".qonys-language select")).hasValue("ru");
            assertThat(page.locator(".qonys-bell .badge")).hasText("1");
            assertThat(page.getByText("Моё учреждение")).containsText("(3)");
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("desk-list.png")));

            // Until the locale files are there, Tasklist's own notice about them lies over the buttons.
            page.evaluate("document.querySelectorAll('.page-notifications').forEach(n => n.remove())");
            page.locator("li.task:has(.qonys-card)").first().click();
            assertThat(page.locator(".fjs-container").first()).isVisible(PATIENT);
            page.getByText("Добавить", new Page.GetByTextOptions().setExact(true)).waitFor();
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("desk-form.png")));
            fillForm(page);
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("desk-refused.png")));

            page.locator(".nav-tabs a").filter(new Locator.FilterOptions().setHasText("Дело")).click();
            assertThat(page.locator(".qonys-case h3")).isVisible(PATIENT);
            assertThat(page.locator(".qonys-case")).containsText("Этапы");
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("desk-case.png")));
            assertThat((String) page.evaluate("JSON.stringify(Object.keys(localStorage))")).doesNotContain("camunda-form");
            assertThat(errors).isEmpty();
        }
    }

    /** Edits a list row, where form-js leaves the button dead, then sends what only the server can refuse. */
    private static void fillForm(Page page) {
        page.locator(".fjs-form-field-textfield input").nth(1).fill("770000000000");
        page.locator(".fjs-repeat-row-container input[type=text]").first().fill("Арман");
        page.getByLabel("Принять").check();
        page.locator(".form-actions button.btn-primary").click();
        assertThat(page.locator(".qonys-faults")).containsText("ИИН: неверный формат");
        assertThat(page.locator(".qonys-fault").first()).isVisible();
    }

    private static void seed(ProcessEngine engine, FakeCaseFile caseFile) {
        for (Resources resource : List.of(Resources.APPLICATION, Resources.PROCESS_DEFINITION, Resources.PROCESS_INSTANCE)) {
            Authorization all = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
            all.setResource(resource);
            all.setResourceId("*");
            all.addPermission(Permissions.ALL);
            engine.getAuthorizationService().saveAuthorization(all);
        }
        User anna = engine.getIdentityService().newUser("anna");
        anna.setLastName("Ахметова");
        anna.setFirstName("Анна");
        engine.getIdentityService().saveUser(anna);
        DeskEngine.deploy(engine);
        caseFile.put(DeskEngine.CASE, Map.of("applicantSurname", "Сапарова", "applicantIin", "900101400014",
                "settlementOffice", "sko-cc",
                "familyMembers", List.of(Map.of("personId", "p-1", "name", "Асан", "relation", "son"))));
        for (int day = 18; day < 21; day++) {
            engine.getRuntimeService().createProcessInstanceByKey("desk-walk").startBeforeActivity("userTask_check")
                    .setVariable("caseId", DeskEngine.CASE).setVariable("settlementOffice", "sko-cc")
                    .setVariable("category", "kandas").execute();
        }
        int day = 18;
        for (Task task : engine.getTaskService().createTaskQuery().list()) {
            task.setDueDate(Date.from(Instant.parse("2026-03-" + day++ + "T10:00:00Z")));
            task.setAssignee("anna");
            engine.getTaskService().saveTask(task);
        }
    }

    /** No stereotype, so that no other test's component scan finds it. */
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan("kz.qonys.desk")
    @ComponentScan({"kz.qonys.desk", "kz.qonys.language"})
    static class DeskApplication {

        @Bean
        Clock clock() {
            return Clock.fixed(DeskEngine.NOW, ZoneId.of("Asia/Almaty"));
        }

        @Bean
        FakeStaff staff() {
            return new FakeStaff();
        }

        @Bean
        FakeCaseFile caseFile(JdbcTemplate jdbc) {
            return new FakeCaseFile(jdbc);
        }

        @Bean
        CaseOpening opening() {
            return (values, key, office, user) -> new CaseOpening.Opened(DeskEngine.CASE, "QN-26-000001", "kandas",
                    office, null, false);
        }

        @Bean
        CaseNames names() {
            return (ids, access) -> Map.of(DeskEngine.CASE,
                    new CaseNames.CaseName("QN-26-000001", "Сапарова А.", "Северо-Казахстанская область"));
        }

        @Bean
        DueStates terms(ProcessEngine engine) {
            return ids -> {
                Map<String, DueState> states = new HashMap<>();
                engine.getTaskService().createTaskQuery().taskIdIn(ids.toArray(String[]::new)).list().forEach(task -> {
                    Instant due = task.getDueDate().toInstant();
                    boolean over = due.isBefore(DeskEngine.NOW);
                    states.put(task.getId(), new DueState(over ? DueStates.Level.BREACHED : DueStates.Level.WARNING, due,
                            over ? "exclamation-sign" : "warning-sign",
                            over ? "просрочено на 1 раб. дн." : "осталось 6 раб. ч"));
                });
                return states;
            };
        }

        @Bean
        SecurityFilterChain open(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(all -> all.anyRequest().permitAll()).csrf(csrf -> csrf.disable()).build();
        }

        @Bean
        FilterRegistrationBean<OncePerRequestFilter> anna() {
            FilterRegistrationBean<OncePerRequestFilter> registration = new FilterRegistrationBean<>(new AlwaysAnna());
            registration.setOrder(-60);
            return registration;
        }

        @Bean
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> bridge() {
            FilterRegistrationBean<ContainerBasedAuthenticationFilter> registration =
                    new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
            registration.setInitParameters(Map.of("authentication-provider", Anna.class.getName()));
            registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
            registration.setOrder(0);
            return registration;
        }

        @Bean
        RouterFunction<ServerResponse> neighbours() {
            return RouterFunctions.route()
                    .GET("/api/notices", request -> ServerResponse.ok().body(notices()))
                    .GET("/api/case/" + DeskEngine.CASE, request -> ServerResponse.ok().body(card()))
                    .build();
        }

        private static List<Map<String, String>> notices() {
            return List.of(Map.of("id", "1", "title", "Срок близко", "text", "осталось 6 раб. ч", "caseNumber", "QN-26-000001",
                    "kind", "warning", "created", "2026-03-19T04:00:00Z"));
        }

        private static Map<String, Object> card() {
            Map<String, Object> card = new LinkedHashMap<>();
            card.put("caseNumber", "QN-26-000001");
            card.put("departureOffice", Map.of("id", "tur-cc", "name", "Карьерный центр Туркестана"));
            card.put("settlementOffice", Map.of("id", "sko-cc", "name", "Карьерный центр СКО"));
            card.put("operations", List.of("DOCUMENT_UPLOAD", "WITHDRAWAL_REQUEST"));
            card.put("stages", List.of(Map.of("label", "Приём", "state", "done"),
                    Map.of("label", "Проверка", "state", "now"), Map.of("label", "Передача", "state", "next")));
            card.put("family", List.of(Map.of("personId", "p-1", "surname", "Сапаров", "name", "Асан",
                    "relation", Map.of("code", "son", "label", "сын"), "birthDate", "2015-04-02")));
            card.put("details", List.of(Map.of("field", "settlementReason", "label", "Причина", "value", "Работа")));
            card.put("documents", List.of(Map.of("documentId", "d-1", "person", "Сапаров А.",
                    "kind", Map.of("code", "birth", "label", "Свидетельство о рождении"), "fileName", "birth.pdf",
                    "source", "загружен", "uploadedAt", "2026-03-18T05:00:00Z", "removable", true)));
            card.put("remarks", List.of());
            card.put("terms", List.of(Map.of("step", "Проверить", "due", "2026-03-18T10:00:00Z",
                    "left", "просрочено", "level", "breached")));
            card.put("timeline", List.of(Map.of("at", "2026-03-17T05:00:00Z", "text", "Заявление принято",
                    "actor", "Ахметова А.")));
            card.put("upload", Map.of("kinds", List.of(Map.of("value", "birth", "label", "Свидетельство о рождении"))));
            return card;
        }
    }

    private static final class AlwaysAnna extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("anna", "n/a", "ROLE_staff"));
            chain.doFilter(new HttpServletRequestWrapper(request) {
                @Override
                public Principal getUserPrincipal() {
                    return () -> "anna";
                }
            }, response);
        }
    }

    /** Public with a constructor without parameters, as the servlet filter wants it. */
    public static final class Anna implements AuthenticationProvider {

        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            return AuthenticationResult.successful("anna");
        }

        @Override
        public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
            response.setHeader("X-Desk-Test", "unauthenticated");
        }
    }
}
