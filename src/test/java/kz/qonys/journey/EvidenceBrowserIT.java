package kz.qonys.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import kz.qonys.demo.DemoPlans;
import kz.qonys.evidence.Photos;
import kz.qonys.language.Language;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Evidence from a phone: captured without a signal, sent by itself, once each, and shown in the case card. */
class EvidenceBrowserIT extends RunningDemo {

    private static final String OFFICER = "tur-career-centre-officer-2";
    private static final int ITEMS = 100;
    private static final int CUTS = 3;

    @Autowired
    private DemoPlans plans;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    void shouldBringAHundredCapturesOnceEach_whenTheLineBreaksThriceAndThePageIsReloaded() {
        String service = plannedAtIntake();
        List<FilePayload> photos = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            byte[] content = i % 33 == 0 ? Photos.noise(i, 900, 800) : Photos.jpeg(i, 320, 240);
            photos.add(new FilePayload("IMG_" + i, i % 33 == 0 ? "image/png" : "image/jpeg", content));
            hashes.add(hash(content));
        }
        try (EvidencePhone phone = phone(true)) {
            phone.choose(service);
            phone.offline(true);
            photos.forEach(phone::capture);
            assertThat(phone.page().locator("#queue li")).hasCount(ITEMS);
            assertThat(phone.page().locator("#line")).hasText("Нет связи");
            phone.page().reload();
            assertThat(phone.page().locator("#queue li")).hasCount(ITEMS);
            assertSealed(phone, service);

            for (int cut = 1; cut <= CUTS; cut++) {
                int wanted = cut * ITEMS / (CUTS + 1);
                phone.offline(false);
                phone.page().waitForCondition(() -> onFile(service).size() >= wanted);
                phone.offline(true);
                if (cut == 2) {
                    phone.page().reload();
                }
                assertThat(onFile(service).size()).isLessThan(ITEMS);
            }
            phone.offline(false);
            phone.page().waitForCondition(() -> phone.waiting() == 0 && onFile(service).size() == ITEMS);

            assertThat(phone.page().locator("#waiting")).hasText("Все снимки отправлены.");
            EvidencePhone.Raw left = phone.raw();
            assertThat(left.items()).isZero();
            assertThat(left.pieces()).isZero();
            assertThat(phone.troubles()).isEmpty();
        }
        assertThat(onFile(service)).containsExactlyInAnyOrderElementsOf(hashes);
        assertThat(jdbc.sql("select count(*) from evidence_item where service_id = ?").param(service)
                .query(Integer.class).single()).isEqualTo(ITEMS);
    }

    @Test
    void shouldRefuseALargeVideoInWords_beforeAnythingIsSent() throws IOException {
        String service = plannedAtIntake();
        Path video = Files.createDirectories(Path.of("target", "evidence-it")).resolve("long.mp4");
        try (RandomAccessFile file = new RandomAccessFile(video.toFile(), "rw")) {
            file.setLength(300L << 20);
        }
        try (EvidencePhone phone = phone(true)) {
            phone.choose(service);
            assertThat(phone.page().locator("#limits")).containsText("200");
            phone.page().setInputFiles("#video", video);

            assertThat(phone.page().locator("#notice")).hasText(
                    "Файл 300 МБ слишком большой: видео до 200 МБ. Он не будет отправлен.");
            assertThat(phone.waiting()).isZero();
            assertThat(phone.writes()).isEmpty();
            phone.picture("evidence-large");
        } finally {
            Files.deleteIfExists(video);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = {"KK", "RU"})
    void shouldShowASpoofedPlaceOnTheMapOfTheCase(Language reader) {
        language = reader;
        String service = plannedAtIntake();
        byte[] honest = Photos.jpeg(System.nanoTime(), 1600, 1200);
        byte[] spoofed = Photos.withExif(Photos.jpeg(System.nanoTime(), 1600, 1200), 51.13, 71.43,
                LocalDateTime.now(clock));
        try (EvidencePhone phone = phone(true)) {
            phone.choose(service);
            phone.picture("evidence-1-service");
            phone.capture(new FilePayload("IMG_1", "image/jpeg", honest));
            phone.draft(new FilePayload("IMG_2", "image/jpeg", spoofed));
            phone.picture("evidence-2-draft");
            assertThat(new AxeBuilder(phone.page()).withTags(List.of("wcag2a", "wcag2aa")).analyze().getViolations())
                    .isEmpty();
            phone.offline(true);
            phone.page().locator("#save").click();
            assertThat(phone.page().locator("#queue li")).hasCount(1);
            phone.picture("evidence-3-offline");
            phone.offline(false);
            assertThat(phone.page().locator("#sent [data-mark=other-place]")).hasCount(1);
            phone.picture("evidence-4-sent");
            assertThat(new AxeBuilder(phone.page()).withTags(List.of("wcag2a", "wcag2aa")).analyze().getViolations())
                    .isEmpty();
            assertThat(phone.troubles()).isEmpty();
        }
        as(OFFICER, desk -> {
            Page page = desk.page();
            page.waitForCondition(() -> registration(service).isPresent());
            desk.openTask(registration(service).orElseThrow());
            page.locator(".nav-tabs a").filter(new Locator.FilterOptions()
                    .setHasText(reader == Language.KK ? "Іс" : "Дело")).last().click();
            assertThat(page.locator(".qonys-map .qonys-point")).hasCount(2);
            assertThat(page.locator(".qonys-map .qonys-other-point")).hasCount(1);
            assertThat(page.locator(".qonys-marks [data-mark=other-place]")).containsText(
                    reader == Language.KK ? "км" : "разница");
            page.locator(".qonys-evidence-list img").last().scrollIntoViewIfNeeded();
            page.waitForCondition(() -> (Boolean) page.evaluate("() => [...document.querySelectorAll("
                    + "'.qonys-evidence-list img')].every(one => one.complete && one.naturalWidth > 100)"));
            desk.picture("evidence-5-map");
        });
    }

    @Test
    void shouldAskWhyThereIsNoPlace_andLeaveNothingBehindAtTheEnd() {
        String service = plannedAtIntake();
        try (EvidencePhone phone = phone(false)) {
            Page page = phone.page();
            phone.choose(service);
            phone.draft(new FilePayload("IMG_1", "image/jpeg", Photos.jpeg(System.nanoTime(), 640, 480)));
            assertThat(page.locator("#no-place")).isVisible();
            page.locator("#save").click();
            assertThat(page.locator("#draft")).isVisible();
            phone.picture("evidence-no-place");
            page.selectOption("#reason", "indoors");
            phone.offline(true);
            page.locator("#save").click();
            assertThat(page.locator("#queue li")).hasCount(1);
            page.locator("#leave").click();
            assertThat(page.locator("#leaving")).isVisible();
            phone.picture("evidence-leave");
            phone.offline(false);
            page.locator("#leaving [value=leave]").click();
            page.waitForURL("**/login?out");

            assertThat((Boolean) page.evaluate("indexedDB.databases().then(all => all.every(one => one.name !== "
                    + "'qonys-evidence'))")).isTrue();
            assertThat((Boolean) page.evaluate("caches.keys().then(names => names.length === 0)")).isTrue();
            assertThat((Boolean) page.evaluate("navigator.serviceWorker.getRegistrations().then(all => !all.length)"))
                    .isTrue();
        }
    }

    /** What lies on the phone says nothing to whoever finds it. */
    private static void assertSealed(EvidencePhone phone, String service) {
        EvidencePhone.Raw raw = phone.raw();
        assertThat(raw.items()).isEqualTo(ITEMS);
        assertThat(raw.extractable()).isEqualTo(false);
        assertThat(raw.text()).doesNotContain(service).doesNotContain("JFIF").doesNotContain("IHDR")
                .doesNotContain("43.2973").doesNotContain("caseNumber");
    }

    /** A case at registration, with the services of the intake; id of the first. */
    private String plannedAtIntake() {
        Family family = simulator.population().families().stream().filter(one -> one.region().equals("tur"))
                .findFirst().orElseThrow();
        String caseId = walk.start(OFFICER, family.category(), false);
        walk.submit(caseId, "userTask_takeApplication", OFFICER, walk.application(family, "sko-cc"));
        return plans.atIntake(caseId, OFFICER).get(0).id();
    }

    /** The open task of registration in the case of the service; other cases of the officer have one too. */
    private Optional<String> registration(String service) {
        return jdbc.sql("select t.id_ from act_ru_task t join act_ru_variable v on v.proc_inst_id_ = t.proc_inst_id_"
                + " join plan_service s on s.case_id = v.text_ where v.name_ = 'caseId' and s.id = ?"
                + " and t.task_def_key_ = 'userTask_registerApplication'").param(service).query(String.class)
                .optional();
    }

    private EvidencePhone phone(boolean located) {
        return new EvidencePhone(browser, url(""), language, OFFICER, located);
    }

    private List<String> onFile(String service) {
        return jdbc.sql("select sha256 from evidence_item where service_id = ? and state = 'on-file'").param(service)
                .query(String.class).list();
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
