package kz.qonys.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.qonys.demo.DemoStaff;
import kz.qonys.language.Language;

/** The evidence page on a phone of 390 x 844, as one officer holds it. */
final class EvidencePhone implements AutoCloseable {

    /** Raw rows of the browser's own database, as somebody finds them who opens the phone. */
    private static final String RAW = """
            async () => {
              const base = await new Promise(done => {
                const request = indexedDB.open('qonys-evidence');
                request.onsuccess = () => done(request.result);
              });
              const all = store => new Promise(done => {
                const request = base.transaction(store).objectStore(store).getAll();
                request.onsuccess = () => done(request.result);
              });
              const plain = value => new TextDecoder('latin1').decode(value);
              const [items, pieces, keys, notes] = await Promise.all(['items', 'pieces', 'keys', 'notes'].map(all));
              base.close();
              return {items: items.length, pieces: pieces.length, extractable: keys[0]?.extractable ?? null,
                text: [...items, ...pieces, ...notes].map(row => JSON.stringify(row) + plain(row.sealed)).join('')};
            }""";

    private final BrowserContext context;
    private final Page page;
    private final Path pictures;
    private final List<String> writes = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    EvidencePhone(Browser browser, String base, Language language, String user, boolean located) {
        this.pictures = Path.of("target", "screens", language.code());
        Browser.NewContextOptions options = new Browser.NewContextOptions().setViewportSize(390, 844)
                .setDeviceScaleFactor(2).setIsMobile(true).setHasTouch(true)
                .setLocale(language == Language.KK ? "kk-KZ" : "ru-RU");
        if (located) {
            options.setGeolocation(new Geolocation(43.2973, 68.2518).setAccuracy(14))
                    .setPermissions(List.of("geolocation"));
        }
        this.context = browser.newContext(options);
        context.addCookies(List.of(new Cookie("qonys-language", language.code()).setUrl(base)));
        this.page = context.newPage();
        page.setDefaultTimeout(60_000);
        page.onRequest(request -> {
            if (!request.method().equals("GET") && request.url().contains("/api/evidence/items/")) {
                writes.add(request.method() + " " + request.url());
            }
        });
        page.onResponse(answer -> {
            if (answer.status() >= 400 && answer.status() != 401) {
                troubles.add(answer.status() + " " + answer.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                troubles.add(message.text());
            }
        });
        page.onPageError(troubles::add);
        page.navigate(base + "/evidence");
        page.fill("[name=username]", user);
        page.fill("[name=password]", DemoStaff.PASSWORD);
        page.press("[name=password]", "Enter");
        page.waitForURL("**/evidence");
        page.locator("#service option").nth(1).waitFor(new Locator.WaitForOptions()
                .setState(WaitForSelectorState.ATTACHED));
        page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    }

    void choose(String serviceId) {
        page.selectOption("#service", serviceId);
    }

    /** Takes a picture and keeps it; waits until it is in the queue or has left it already. */
    void capture(FilePayload photo) {
        draft(photo);
        page.locator("#save").click();
        page.locator("#draft").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /** Takes a picture and stays at the question whether to keep it. */
    void draft(FilePayload photo) {
        page.setInputFiles("#photo", photo);
        page.locator("#draft").waitFor();
    }

    void offline(boolean off) {
        context.setOffline(off);
    }

    int waiting() {
        return page.locator("#queue li").count();
    }

    Raw raw() {
        @SuppressWarnings("unchecked")
        var found = (Map<String, Object>) page.evaluate(RAW);
        return new Raw((Integer) found.get("items"), (Integer) found.get("pieces"), found.get("extractable"),
                (String) found.get("text"));
    }

    record Raw(int items, int pieces, Object extractable, String text) {
    }

    Page page() {
        return page;
    }

    /** Writing calls sent so far. */
    List<String> writes() {
        return writes;
    }

    /** Refusals, script errors and breaches of the content security policy met so far. */
    List<String> troubles() {
        return troubles;
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve(name + ".png")).setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
