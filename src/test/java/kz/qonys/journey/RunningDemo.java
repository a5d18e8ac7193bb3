package kz.qonys.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

/** The demo on a real port with its staff and without its cases, and Chromium: one Spring context for all browser tests. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=jdbc:h2:mem:browser;DB_CLOSE_DELAY=-1",
    "qonys.data=target/browser-${qonys.fork:0}",
    "qonys.demo.cases=false"
})
@ActiveProfiles("demo")
abstract class RunningDemo {

    static Browser browser;
    private static Playwright playwright;

    @LocalServerPort
    private int port;

    @Autowired
    GatewaySimulator simulator;

    @Autowired
    CaseWalk walk;

    Language language = Language.RU;

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

    /** Signs in, works, and looks whether the server failed meanwhile. */
    void as(String user, Consumer<Tasklist> work) {
        try (Tasklist desk = new Tasklist(browser, url(""), language, user)) {
            work.accept(desk);
            assertThat(desk.troubles()).isEmpty();
        }
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }
}
