package kz.qonys.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import kz.qonys.demo.CaseWalk;
import kz.qonys.language.Language;
import kz.qonys.registry.simulator.GatewaySimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/**
 * The demo on a real port with its staff and without its cases, and Chromium: one Spring context for all browser tests.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=jdbc:h2:mem:browser;DB_CLOSE_DELAY=-1",
    "qonys.data=target/browser-${qonys.fork:0}",
    "qonys.demo.cases=false"
})
@ActiveProfiles("demo")
abstract class RunningDemo {

    private static final Pattern LOADING = Pattern.compile("Іс жүктелуде|Загрузка дела");
    private static final Pattern RAW_KEY = Pattern.compile("\\b[A-Z]{3,}_[A-Z_]{3,}\\b"
            + "|\\b(desk|casefile|review|terms|employment|plan|evidence|relocation|roadmap)\\.[a-z]+\\.");
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(Select|Add new|Complete|Claim|Due|Created|Search|Nothing|Field is|Remove|Start process)\\b");

    static Browser browser;
    private static Playwright playwright;

    @LocalServerPort
    private int port;

    @Autowired
    GatewaySimulator simulator;

    @Autowired
    CaseWalk walk;

    Language language = Language.RU;

    /** A walk takes no task for its own that stood before it began: cases of other tests wait in the same lists. */
    Instant since = Instant.EPOCH;

    private int pictures;

    @BeforeAll
    static void openBrowser() {
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new LaunchOptions()
                .setExecutablePath(Path.of("/usr/bin/chromium"))
                .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
        playwright.close();
    }

    /** Signs in, works, and looks whether the server failed meanwhile; leaves a picture of where it came to a halt. */
    void as(String user, Consumer<Tasklist> work) {
        try (Tasklist desk = new Tasklist(browser, url(""), language, user, since)) {
            try {
                work.accept(desk);
            } catch (RuntimeException | AssertionError halt) {
                desk.picture("halt-" + user);
                throw halt;
            }
            assertThat(desk.troubles()).isEmpty();
        }
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** Takes a picture and reads the page, once the web application has fetched its words. */
    void look(Tasklist desk, String name) {
        desk.settle(text -> !RAW_KEY.matcher(text).find() && !LOADING.matcher(text).find());
        desk.picture("%02d-%s".formatted(++pictures, name));
        assertThat(found(RAW_KEY, desk)).as("raw keys on " + name).isEmpty();
        if (language == Language.KK) {
            assertThat(found(ENGLISH, desk)).as("English on " + name).isEmpty();
        }
        assertThat(desk.page().locator(".qonys-section h4:empty").count()).as("nameless sections on " + name).isZero();
    }

    private static List<String> found(Pattern pattern, Tasklist desk) {
        return pattern.matcher(desk.visibleText()).results().map(MatchResult::group).toList();
    }
}
