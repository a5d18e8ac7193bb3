package kz.qonys.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasValueOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.regex.Pattern;
import kz.qonys.demo.DemoStaff;
import kz.qonys.language.Language;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing typed is lost with the session, the keyboard is enough on every layout, no button leads to a refusal. */
class CleanDeskBrowserIT extends RunningDemo {

    private static final String OFFICER = "zhe-career-centre-officer";
    private static final String SESSION = "QONYS-SESSION";
    private static final String TYPED = "Сәтбаева";
    private static final IsVisibleOptions PATIENT = new IsVisibleOptions().setTimeout(60_000);
    private static final HasValueOptions PATIENTLY = new HasValueOptions().setTimeout(60_000);

    @Autowired
    private ServletWebServerApplicationContext application;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void shouldRestoreTheDraft_whenTheSessionWasLost() {
        walk.start(OFFICER, "kandas", false);
        as(OFFICER, desk -> {
            Page page = desk.page();
            desk.open("userTask_takeApplication");
            desk.fill("field_applicantSurname", TYPED);
            desk.pick("field_applicantGender", 1);
            desk.addRow("list_familyMembers");
            desk.fill("member_name_0", "Айсұлу");
            String task = page.url().replaceAll(".*task=([^&]+).*", "$1");
            page.waitForCondition(() -> savedSince(task));
            assertThat(page.locator(".qonys-draft")).containsText("Черновик сохранён");
            keepsNothingPersonal(page);
            assertThat(jdbc.sql("select content from desk_draft").query(String.class).list())
                    .isNotEmpty().noneMatch(content -> content.contains(TYPED) || content.contains("Айсұлу"));

            page.context()
                    .clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName(SESSION));
            desk.fill("field_applicantPatronymic", "Қанатқызы");
            page.waitForURL(Pattern.compile(".*/login#.*task=" + task + ".*"));
            signIn(page, OFFICER);

            page.waitForURL(Pattern.compile(".*/tasklist/default/.*task=" + task + ".*"));
            assertThat(page.locator(".qonys-draft-restored")).isVisible(PATIENT);
            assertThat(page.locator(".qonys-draft-restored")).containsText(Pattern.compile(
                    "Черновик от \\d\\d:\\d\\d восстановлен"));
            assertThat(field(page, "field_applicantSurname")).hasValue(TYPED);
            assertThat(field(page, "member_name_0")).hasValue("Айсұлу");
            keepsNothingPersonal(page);
            desk.picture("draft-restored");

            page.locator(".qonys-draft-restored button").click();
            assertThat(field(page, "field_applicantSurname")).hasValue("", PATIENTLY);
            assertThat(page.locator(".qonys-draft-restored")).hasCount(0);
            assertThat(jdbc.sql("select count(*) from desk_draft where place = ?").param("task/" + task)
                    .query(Long.class).single()).isZero();
        });
    }

    @ParameterizedTest
    @CsvSource({"RU,zhe-career-centre-officer,.,Клавиши", "KK,sko-career-centre-officer,№,Пернелер"})
    void shouldWalkTheListByKeyboard_onCyrillicLayouts(Language layout, String officer, String slash, String title) {
        language = layout;
        for (int i = 0; i < 3; i++) {
            walk.start(officer, "kandas", false);
        }
        as(officer, desk -> {
            Page page = desk.page();
            Keyboard keys = new Keyboard(page);
            Locator tasks = page.locator("li.task");
            assertThat(tasks.nth(2)).isVisible(PATIENT);

            keys.press("KeyJ", "о");
            assertThat(tasks.nth(0)).hasClass(Pattern.compile(".*active.*"));
            keys.press("KeyJ", "о");
            assertThat(tasks.nth(1)).hasClass(Pattern.compile(".*active.*"));
            keys.press("KeyK", "л");
            assertThat(tasks.nth(0)).hasClass(Pattern.compile(".*active.*"));
            drawn(page, tasks.nth(0));
            keys.press("KeyF", "а");
            Locator first = page.locator(".fjs-container :focus");
            assertThat(first).isEditable();
            page.keyboard().insertText("Қ");
            keys.press("KeyJ", "о");
            assertThat(tasks.nth(0)).hasClass(Pattern.compile(".*active.*"));
            assertThat(first).hasValue("Қ");

            keys.press("Escape", "Escape");
            keys.press("Slash", ",", true);
            assertThat(page.locator("dialog.qonys-keys h3")).hasText(title);
            desk.picture("keys");
            keys.press("Escape", "Escape");
            assertThat(page.locator("dialog.qonys-keys")).not().isVisible();
            keys.press("Slash", slash);
            assertThat(page.locator(".search-field :focus")).hasCount(1);
        });
    }

    @Test
    void shouldSelectTheNextTask_whenOneIsCompletedByKeyboard() {
        takenApplications(2);
        as(OFFICER, desk -> {
            Page page = desk.page();
            Keyboard keys = new Keyboard(page);
            desk.open("userTask_registerApplication");
            page.locator("li.task.active").waitFor();
            String done = (String) page.evaluate("new URLSearchParams(location.hash.split('?')[1]).get('task')");
            desk.choose("field_decision", 1);
            keys.press("Enter", "Enter", false, true);

            Locator active = page.locator("li.task.active a[href*='task=']");
            page.waitForCondition(() -> active.count() == 1 && !active.getAttribute("href").contains(done));
            drawn(page, page.locator("li.task.active"));
            assertThat(page.locator("li.task a[href*='" + done + "']")).hasCount(0);
        });
    }

    @Test
    void shouldShowValuesToTheHolderOnly_whenATaskIsGivenBackAndTaken() {
        takenApplications(1);
        as(OFFICER, desk -> {
            Page page = desk.page();
            Keyboard keys = new Keyboard(page);
            desk.open("userTask_registerApplication");
            assertThat(field(page, "field_applicantSurname")).not().hasValue("", PATIENTLY);
            String surname = field(page, "field_applicantSurname").inputValue();

            page.locator("[ng-click='unclaim()']:visible").click();
            assertThat(field(page, "field_applicantSurname")).hasValue("", PATIENTLY);
            page.evaluate("document.activeElement.blur()");
            keys.press("KeyC", "с");
            assertThat(field(page, "field_applicantSurname")).hasValue(surname, PATIENTLY);
            assertThat(page.locator(".fjs-container")).hasCount(1);

            for (String refused : List.of(".createCommentLink", ".reset-due-date", ".due-date .glyphicon-bell",
                    ".followup-date", ".instance-link", ".stored-criteria button", ".shortcut-help")) {
                assertThat(page.locator(".task-details " + refused + ":visible, header " + refused + ":visible, "
                        + ".search-field " + refused + ":visible")).hasCount(0);
            }
            assertThat(page.locator(".qonys-term .qonys-due")).isVisible();
        });
        as("tur-lmc-head", desk -> {
            assertThat(desk.page().locator(".task-filter").first()).isVisible(PATIENT);
            assertThat(desk.page().locator(".start-process-action")).not().isVisible();
        });
    }

    @Test
    void shouldWarnTwoMinutesBeforeTheEnd_andStayWhenAsked() {
        as(OFFICER, desk -> {
            Page page = desk.page();
            assertThat(page.locator(".task-filter").first()).isVisible(PATIENT);
            // What Tasklist fetches within five seconds of a key counts as work and would take the warning back.
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.clock().install();
            page.clock().fastForward(10_000);
            session(page).getSession().setAttribute("qonys.activeAt",
                    System.currentTimeMillis() - (15 * 60 - 110) * 1000L);
            page.evaluate("dispatchEvent(new Event('focus'))");
            assertThat(page.locator("dialog.qonys-session")).isVisible(PATIENT);
            assertThat(page.locator("dialog.qonys-session")).containsText(Pattern.compile("1:[0-4]\\d"));
            desk.picture("session");
            page.locator("dialog.qonys-session button").click();

            assertThat(page.locator("dialog.qonys-session")).not().isVisible();
            page.waitForCondition(() -> (int) page.evaluate("async () => (await (await fetch('/api/session',"
                    + " {headers: {'X-QONYS-Background': '1'}})).json()).secondsLeft") > 14 * 60);
        });
    }

    /** True when the last thing typed is in the draft: a save is under way for a moment after each change. */
    private boolean savedSince(String task) {
        return jdbc.sql("select count(*) from desk_draft where place = ? and length(content) > 150")
                .param("task/" + task)
                .query(Long.class).single() == 1;
    }

    private void takenApplications(int number) {
        List<Family> families = simulator.population().families().stream()
                .filter(one -> one.region().equals("zhe") && one.children().size() > 1).skip(5).limit(number).toList();
        families.forEach(family -> walk.submit(walk.start(OFFICER, family.category(), false),
                "userTask_takeApplication", OFFICER, walk.application(family, "pav-cc")));
    }

    private static void keepsNothingPersonal(Page page) {
        assertThat((String) page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"))
                .doesNotContain(TYPED).doesNotContain("Айсұлу").doesNotContain("camunda-form");
    }

    private static void signIn(Page page, String user) {
        page.fill("[name=username]", user);
        page.fill("[name=password]", DemoStaff.PASSWORD);
        page.press("[name=password]", "Enter");
    }

    /** Waits for the form of a listed task: of this case, not of the one selected a moment ago. */
    private static void drawn(Page page, Locator task) {
        String id = task.locator("a[href*='task=']").getAttribute("href").replaceAll(".*task=", "");
        page.waitForCondition(() -> page.url().contains(id));
        assertThat(field(page, "field_caseNumber")).hasValue(task.locator(".qonys-number").innerText(), PATIENTLY);
    }

    private static Locator field(Page page, String component) {
        return page.locator("[id$=\"-" + component + "\"]").first();
    }

    private Session session(Page page) {
        String id = page.context().cookies().stream().filter(cookie -> cookie.name.equals(SESSION))
                .map((Cookie cookie) -> cookie.value).findFirst().orElseThrow();
        Context context = (Context) ((TomcatWebServer) application.getWebServer()).getTomcat().getHost()
                .findChildren()[0];
        return List.of(context.getManager().findSessions()).stream().filter(one -> one.getId().equals(id))
                .findFirst().orElseThrow();
    }

    /** Keys as a keyboard with another layout sends them: the place of the key and the letter that stands on it. */
    private static final class Keyboard {

        private final CDPSession browser;

        Keyboard(Page page) {
            browser = page.context().newCDPSession(page);
        }

        void press(String code, String key) {
            press(code, key, false);
        }

        void press(String code, String key, boolean shift) {
            press(code, key, shift, false);
        }

        void press(String code, String key, boolean shift, boolean control) {
            for (String type : List.of("rawKeyDown", "keyUp")) {
                JsonObject event = new JsonObject();
                event.addProperty("type", type);
                event.addProperty("code", code);
                event.addProperty("key", key);
                event.addProperty("modifiers", (shift ? 8 : 0) + (control ? 2 : 0));
                event.addProperty("windowsVirtualKeyCode", code.equals("Escape") ? 27 : 0);
                browser.send("Input.dispatchKeyEvent", event);
            }
        }
    }
}
