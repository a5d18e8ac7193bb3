package kz.qonys.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The login page and the way into Tasklist and out again, in Chromium. */
class SignInBrowserIT extends RunningDemo {

    private static final double PATIENCE = 60_000;
    private static final String OFFICER = "zhe-career-centre-officer";

    @ParameterizedTest
    @CsvSource({"kk,390,Жүйеге кіру", "ru,390,Вход в систему", "en,390,Sign in",
        "kk,1280,Жүйеге кіру", "ru,1280,Вход в систему", "en,1280,Sign in"})
    void shouldBeReadableAndAccessible_whenOpened(String language, int width, String title) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("de").setViewportSize(width, 844))) {
            Page page = context.newPage();
            page.navigate(url("/login?refused"));
            page.click(".languages button[value=" + language + "]");

            assertThat(page.locator("html")).hasAttribute("lang", language);
            assertThat(page.locator("h1")).hasText(title);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
    }

    @Test
    void shouldOpenTasklistAndLeaveIt_whenARoleCardIsClicked() {
        walk.start(OFFICER, "kandas", false);
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("ru"))) {
            Page page = context.newPage();
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy") || message.text().contains("SyntaxError")) {
                    complaints.add(message.text());
                }
            });
            page.navigate(url("/camunda/app/tasklist/default/"));
            page.click("details:has(.card[data-user=" + OFFICER + "]) > summary");
            page.click(".card[data-user=" + OFFICER + "]");
            page.click("#sign-in .primary");
            assertThat(page.locator(".tasks-list .task").first())
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
            assertThat(page).hasURL(Pattern.compile(".*/camunda/app/tasklist/default/.*"));
            assertThat(complaints).isEmpty();

            page.waitForResponse(
                    answer -> answer.url().endsWith("/logout") && answer.status() == 204,
                    () -> page.evaluate("document.querySelector('[ng-click=\"logout()\"]').click()"));
            Page again = context.newPage();
            again.navigate(url("/camunda/app/tasklist/default/"));
            assertThat(again.locator("h1")).hasText("Вход в систему");
        }
    }
}
