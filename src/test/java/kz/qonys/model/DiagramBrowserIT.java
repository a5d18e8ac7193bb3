package kz.qonys.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Opens every diagram in the bpmn-js that Cockpit itself ships and draws every form with its form-js; pictures go to
 * {@code target/diagrams} and {@code target/forms} for a person to look at.
 */
class DiagramBrowserIT {

    private static final String WEBJAR = "META-INF/resources/webjars/camunda";
    private static final String ORIGIN = "http://localhost";
    private static final String MODULE_OF = """
            (marks) => new Promise(resolve => webpackChunkcamunda_bpm_webapp.push([[Symbol('probe')], {}, require => {
              const id = Object.keys(require.m).find(
                  key => marks.every(mark => require.m[key].toString().includes(mark)));
              resolve(window.probed = require(id));
            }])).then(() => true)
            """;

    private static Playwright playwright;
    private static Browser browser;
    private static Page page;

    @BeforeAll
    static void openBrowser() {
        playwright = Playwright.create();
        browser = playwright.chromium().launch(
                new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium")));
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1920, 1000));
        page.route("**/*", DiagramBrowserIT::fromClassPath);
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
        playwright.close();
    }

    static Stream<Path> diagrams() throws IOException {
        return ModelFolder.files("processes", ".bpmn");
    }

    static Stream<Path> forms() throws IOException {
        return ModelFolder.files("forms", ".form");
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void shouldOpenWithoutAWarning(Path file) throws IOException {
        open();
        page.evaluate(MODULE_OF, List.of("_navigationModules", "importXML"));

        Object warnings = page.evaluate("""
                async xml => {
                  const Viewer = Object.values(window.probed).find(type => type.prototype && type.prototype.importXML);
                  const viewer = new Viewer({container: '#canvas'});
                  const {warnings} = await viewer.importXML(xml);
                  viewer.get('canvas').zoom('fit-viewport', 'auto');
                  return warnings.map(warning => warning.message);
                }""", Files.readString(file));
        screenshot("diagrams", file);

        assertThat(warnings).isEqualTo(List.of());
        assertThat(page.locator(".djs-shape").count()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void shouldBeDrawnByTheFormsOfTasklist(Path file) throws IOException {
        open();
        page.evaluate(MODULE_OF, List.of("sanitizeMultiSelectValue", "createForm"));

        Object faults = page.evaluate("""
                async schema => {
                  const create = Object.values(window.probed).find(
                      value => typeof value === 'function' && value.name === 'createForm')
                      || window.probed.createForm
                      || Object.values(window.probed).find(
                          value => typeof value === 'function' && value.toString().includes('importSchema'));
                  try {
                    await create({container: document.querySelector('#canvas'), schema: JSON.parse(schema), data: {}});
                    return '';
                  } catch (e) {
                    return String(e);
                  }
                }""", Files.readString(file));
        screenshot("forms", file);

        assertThat(faults).isEqualTo("");
        assertThat(page.locator(".fjs-form-field").count()).isPositive();
    }

    private static void open() {
        page.navigate(ORIGIN + "/index.html");
        page.waitForFunction("typeof webpackChunkcamunda_bpm_webapp !== 'undefined'");
    }

    private static void screenshot(String folder, Path file) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                .setPath(Path.of("target", folder, file.getFileName() + ".png")));
    }

    private static void fromClassPath(Route route) {
        String path = route.request().url().substring(ORIGIN.length());
        if (path.equals("/index.html")) {
            route.fulfill(new Route.FulfillOptions().setContentType("text/html; charset=utf-8").setBody("""
                    <!doctype html><link rel="stylesheet" href="/app/tasklist/camunda-tasklist-bootstrap.css">
                    <body style="margin:0"><div id="canvas" style="height:1000px"></div>
                    <script src="/lib/runtime.js"></script><script src="/lib/deps.js"></script>"""));
            return;
        }
        try (InputStream content = DiagramBrowserIT.class.getClassLoader().getResourceAsStream(WEBJAR + path)) {
            if (content == null) {
                route.fulfill(new Route.FulfillOptions().setStatus(404));
            } else {
                String type = path.endsWith(".css") ? "text/css" : "text/javascript";
                route.fulfill(new Route.FulfillOptions().setHeaders(Map.of("Content-Type", type))
                        .setBodyBytes(content.readAllBytes()));
            }
        } catch (IOException e) {
            route.abort();
        }
    }
}
