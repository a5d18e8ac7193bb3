package kz.qonys.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import kz.qonys.demo.DemoStaff;
import kz.qonys.language.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tasklist in a browser, as one officer uses it: everything by the page, nothing behind its back but finding the task.
 */
final class Tasklist implements AutoCloseable {

    private static final DateTimeFormatter ENGINE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx")
            .withZone(ZoneOffset.UTC);

    /** What registries are asked for comes at the job executor's second or third turn on a busy machine. */
    private static final Page.WaitForConditionOptions PATIENT = new Page.WaitForConditionOptions().setTimeout(90_000);

    private static final Logger LOG = LoggerFactory.getLogger(Tasklist.class);

    private static final String NEWEST = """
            async ([key, since]) => {
              const tasks = await (await fetch('/camunda/api/engine/engine/default/task?sortBy=created&sortOrder=desc'
                  + '&taskDefinitionKey=' + key + '&createdAfter=' + encodeURIComponent(since))).json();
              return tasks.length ? tasks[0].id : '';
            }""";

    private static final String MISSING = """
            async () => {
              const task = new URLSearchParams(location.hash.split('?')[1]).get('task');
              const [card] = await (await fetch('/api/desk/cards?tasks=' + task)).json();
              return (await (await fetch('/api/case/' + card.caseId)).json()).missingDocuments ?? [];
            }""";

    private final BrowserContext context;
    private final Page page;
    private final String base;
    private final String since;
    private final Path pictures;
    private final StringBuilder troubles = new StringBuilder();

    /**
     * Signs in.
     *
     * @param since tasks made before are none of this walk's
     */
    Tasklist(Browser browser, String base, Language language, String user, Instant since) {
        this.base = base;
        this.since = ENGINE_TIME.format(since);
        this.pictures = Path.of("target", "screens", language.code());
        this.context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1600, 1000)
                .setLocale(language == Language.KK ? "kk-KZ" : "ru-RU"));
        context.addCookies(List.of(new Cookie("qonys-language", language.code()).setUrl(base)));
        this.page = context.newPage();
        page.setDefaultTimeout(30_000);
        page.onResponse(answer -> {
            if (answer.status() >= 500) {
                troubles.append(answer.status()).append(' ').append(answer.url()).append('\n');
            }
        });
        page.navigate(base + "/login");
        page.fill("[name=username]", user);
        page.fill("[name=password]", DemoStaff.PASSWORD);
        page.press("[name=password]", "Enter");
        page.waitForURL("**/camunda/app/tasklist/**");
    }

    /** Server errors met so far. */
    String troubles() {
        return troubles.toString();
    }

    String visibleText() {
        return page.locator("body").innerText();
    }

    /** Waits until the page reads as expected, or the time-out has passed; the caller asserts. */
    void settle(Predicate<String> expected) {
        try {
            page.waitForCondition(() -> expected.test(visibleText()));
        } catch (TimeoutError late) {
            LOG.info("The page did not settle");
        }
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve(name + ".png")).setFullPage(true));
    }

    /** Starts the process of a family from the start dialog. */
    void startKandas() {
        page.locator(".start-process-action a").first().click();
        page.locator(".modal-body .process-list a, .modal-body li a").first().click();
        page.locator(".modal .fjs-form-field-radio label").nth(1).waitFor();
        page.locator(".modal .fjs-form-field-radio input").first().check();
        page.locator(".modal-footer .btn-primary:visible").last().click();
        page.locator(".modal").waitFor(new Locator.WaitForOptions()
                .setState(WaitForSelectorState.DETACHED));
    }

    /** Opens the newest task of a kind once it is there, and claims it if nobody has. */
    void open(String taskKey) {
        page.waitForCondition(() -> !newest(taskKey).isEmpty(), PATIENT);
        openTask(newest(taskKey));
    }

    /** Opens this task, and claims it if nobody has. */
    void openTask(String taskId) {
        String address = base + "/camunda/app/tasklist/default/#/?task=" + taskId;
        load(address);
        page.locator(".qonys-head .assignee").waitFor();
        Locator claim = page.locator(".qonys-head .claim");
        // Counted, not looked for: until its words have come, a button without any takes no room.
        if (claim.count() > 0) {
            claim.click();
            claim.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            load(address);
        }
    }

    private String newest(String taskKey) {
        return (String) page.evaluate(NEWEST, List.of(taskKey, since));
    }

    /**
     * Loads a task until its form is there: on a busy machine Tasklist's loader gives up after 7 s with a blank page.
     * Each time from an empty page, as a Tasklist that is still starting puts its own address over a changed hash.
     */
    private void load(String address) {
        Locator field = page.locator(".fjs-container .fjs-form-field").first();
        for (int attempt = 1; attempt <= 4; attempt++) {
            page.navigate("about:blank");
            page.navigate(address);
            try {
                field.waitFor();
                return;
            } catch (TimeoutError slow) {
                LOG.info("The form was not drawn, attempt {}: {}", attempt, page.url().replaceAll(".*#", "#"));
                picture("not-drawn");
            }
        }
        throw new AssertionError("No form at " + page.url().replaceAll(".*#", "#"));
    }

    /**
     * Types a text and leaves the field. form-js takes it over then, or 0.3 s after the last key; what is drawn anew
     * before, as a form still is in the moment after it appears, is typed once more.
     */
    void fill(String component, String value) {
        if (value == null) {
            return;
        }
        Locator field = field(component, "");
        for (int attempt = 1; attempt <= 3; attempt++) {
            field.fill(value);
            field.blur();
            if (field.inputValue().equals(value)) {
                return;
            }
        }
    }

    void date(String component, LocalDate value) {
        Locator input = field(component, "-date");
        input.fill(value.format(DateTimeFormatter.ofPattern(
                page.evaluate("navigator.language").toString().startsWith("kk") ? "yyyy-MM-dd" : "dd.MM.yyyy")));
        input.press("Enter");
    }

    /** Chooses the option at a place of the list, from 0. */
    void pick(String component, int option) {
        list(component).click();
        page.locator(".fjs-dropdownlist-item:visible").nth(option).click();
    }

    void pick(String component, String words) {
        list(component).click();
        page.locator(".fjs-dropdownlist-item:visible").filter(new Locator.FilterOptions().setHasText(words)).first()
                .click();
    }

    void tick(String component) {
        field(component, "").check();
    }

    /** Chooses the radio button at a place, from 0. */
    void choose(String component, int option) {
        page.locator(".fjs-form-field-radio:has([id*=\"-" + component + "\"]) input[type=radio]").nth(option).check();
    }

    void addRow(String list) {
        page.locator(".fjs-form-field-dynamiclist:has([id$=\"-" + list + "\"]), .fjs-form-field-grouplike:has([id$=\"-"
                + list + "\"])").locator(".fjs-repeat-render-add").first().click();
    }

    /** Completes the task, signing it where the page asks for that; returns when Tasklist shows another one or none. */
    void complete() {
        String before = page.url();
        Locator sign = page.locator(".qonys-signing .btn-primary:enabled");
        if (sign.count() == 0) {
            page.locator(".form-actions .btn-primary:visible").last().click();
        }
        page.waitForCondition(() -> !page.url().equals(before) || sign.count() > 0);
        if (sign.count() > 0) {
            sign.click();
        }
        page.waitForCondition(() -> !page.url().equals(before));
    }

    /** Presses the button that signs, and waits until there is something to sign. */
    Locator signing() {
        page.locator(".qonys-sign:visible").click();
        page.locator(".qonys-signing .btn-primary:enabled").waitFor();
        return page.locator(".qonys-signing");
    }

    /** Tries to complete and returns what the page complains of. */
    String complain() {
        page.locator(".form-actions .btn-primary:visible").last().click();
        Locator words = page.locator(
                ".qonys-faults, .qonys-sign-error:visible, .alert-danger:visible, .notification:visible").first();
        words.waitFor();
        return words.innerText();
    }

    String table(String component) {
        return page.locator(".fjs-form-field-table:has([id*=\"" + component + "\"])").first().innerText();
    }

    void tab(int index) {
        page.locator(".task-details .nav-tabs a, .nav-tabs a").nth(index).click();
    }

    /** Uploads on the case tab every document that it names as missing, one by one. */
    @SuppressWarnings("unchecked")
    int uploadMissing(String content) {
        Locator form = page.locator("form.qonys-upload");
        form.waitFor();
        List<Map<String, String>> missing = (List<Map<String, String>>) page.evaluate(MISSING);
        for (Map<String, String> document : missing) {
            int rows = page.locator(".qonys-documents tbody tr").count();
            form.locator("select[name=personId]").selectOption(document.get("personId"));
            form.locator("select[name=kind]").selectOption(document.get("kind"));
            form.locator("input[type=file]").setInputFiles(new FilePayload(document.get("kind") + ".pdf",
                    "application/pdf", content.getBytes(StandardCharsets.US_ASCII)));
            page.waitForResponse(answer -> answer.request().method().equals("POST")
                    && answer.url().endsWith("/documents"), () -> form.locator("button[type=submit]").click());
            page.waitForCondition(() -> page.locator(".qonys-documents tbody tr").count() != rows
                    || ((List<?>) page.evaluate(MISSING)).size() < missing.size());
        }
        return missing.size();
    }

    Page page() {
        return page;
    }

    /** The box that opens a list: a long list lets its reader search in it. */
    private Locator list(String component) {
        return page.locator("[id$=\"-" + component + "-display\"], input.fjs-input[id$=\"-" + component + "\"]")
                .first();
    }

    private Locator field(String component, String suffix) {
        return page.locator("[id$=\"-" + component + suffix + "\"]").first();
    }

    @Override
    public void close() {
        context.close();
    }
}
