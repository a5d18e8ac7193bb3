package kz.qonys.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import kz.qonys.terms.MovableClock;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What an officer's list and form say when a term is broken, a value is wrong and the browser is asked what it kept.
 */
class OfficerListBrowserIT extends RunningDemo {

    private static final IsVisibleOptions PATIENT = new IsVisibleOptions().setTimeout(60_000);

    @Autowired
    private MovableClock clock;
    @Autowired
    private TaskService tasks;

    @AfterEach
    void leave() {
        clock.reset();
    }

    @Test
    void shouldSayHowLateATaskIs_whenItsTermIsBroken() {
        takenApplication("tur-career-centre-officer-2", "sko-cc");
        as("tur-career-centre-officer-2", desk -> desk.open("userTask_registerApplication"));
        clock.move(Duration.ofDays(9));

        as("tur-career-centre-officer-2", desk -> {
            Page page = desk.page();
            assertThat(page.locator(".qonys-card").first()).isVisible(PATIENT);
            assertThat(page.locator(".qonys-due-breached").first()).containsText("просрочено");
            assertThat(page.locator(".qonys-language select")).hasValue("ru");
            assertThat(page.getByText("Моё учреждение")).containsText("(");
        });
        as("tur-career-centre-director", desk -> {
            Page page = desk.page();
            page.waitForCondition(() -> (int) page.evaluate(
                    "async () => (await (await fetch('/api/notices')).json()).length") > 0);
            page.reload();
            assertThat(page.locator(".qonys-bell .badge")).hasText(Pattern.compile("[1-9]"),
                    new HasTextOptions().setTimeout(30_000));
        });
    }

    @Test
    void shouldNameTheOrderOfTheList_whenTheWordsComeLate() {
        as("tur-career-centre-officer", desk -> {
            Page page = desk.page();
            AtomicReference<Route> words = new AtomicReference<>();
            page.route("**/tasklist/locales/ru.json*", words::set);
            page.reload();
            Locator order = page.locator("[cam-sorting-choices] .sorting-choice").first();
            assertThat(order).containsText("DUE_DATE", new ContainsTextOptions().setTimeout(30_000));
            words.get().resume();

            assertThat(order).containsText("Срок");
        });
    }

    @Test
    void shouldRefuseInWordsAndKeepNothing_whenAnIinIsWrong() {
        takenApplication("zhe-career-centre-officer-2", "pav-cc");

        as("zhe-career-centre-officer-2", desk -> {
            desk.open("userTask_registerApplication");
            desk.fill("field_applicantIin", "770000000000");
            desk.fill("member_name_0", "Арман");
            desk.choose("field_decision", 1);

            assertThat(desk.complain()).contains("ИИН");
            assertThat((List<?>) desk.page().evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"))
                    .noneMatch(key -> key.toString().contains("camunda-form"));
            assertThat((String) desk.page().evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"))
                    .doesNotContain("770000000000").doesNotContain("Арман");
        });
    }

    /** A case that waits to be registered, its registries asked, of a family with children. */
    private void takenApplication(String officer, String settlementOffice) {
        Family family = simulator.population().families().stream()
                .filter(one -> one.region().equals(officer.substring(0, 3)) && one.children().size() > 1)
                .findFirst().orElseThrow();
        String caseId = walk.start(officer, family.category(), false);
        walk.submit(caseId, "userTask_takeApplication", officer, walk.application(family, settlementOffice));
        await().atMost(Duration.ofSeconds(60)).until(() -> tasks.createTaskQuery()
                .taskDefinitionKey("userTask_registerApplication").processVariableValueEquals("caseId", caseId)
                .count() == 1);
    }
}
