package kz.qonys.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import kz.qonys.signature.cms.CertificateKind;
import kz.qonys.signature.demo.DemoKeys;
import kz.qonys.signature.demo.FakeNcaLayer;
import kz.qonys.signature.demo.FakeNcaLayer.Mode;
import kz.qonys.signature.proof.VerifyProofCommand;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Signing in Tasklist through the stand-in for NCALayer, over a real websocket: the review chain, every way in which a
 * signature does not come about, the check in the case tab. Pictures go to {@code target/screens}.
 */
class SigningBrowserIT extends RunningDemo {

    private static final String REGISTER = "userTask_registerApplication";
    private static final String MOBILITY_CENTRE = "userTask_checkAtMobilityCentre";
    private static final String DEPARTURE_BODY = "userTask_checkAtDepartureBody";
    private static final String SETTLEMENT_BODY = "userTask_checkAtSettlementBody";
    private static final Pattern RAW = Pattern.compile(
            "\\b(sign|signature|desk|column|card|documentKind)\\.[a-z]+|\\{\\d}|\\b(undefined|null|Sign|Signature|"
            + "Decision)\\b");
    private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(30_000);

    @Autowired
    private FakeNcaLayer ncaLayer;

    @Autowired
    private DemoKeys keys;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Messages messages;

    @AfterEach
    void signAsEver() {
        ncaLayer.mode(Mode.OK);
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = {"RU", "KK"})
    void shouldCarryFourSignatures_whenEachReviewerSignsInTasklist(Language spoken) {
        language = spoken;
        Family family = simulator.population().family(spoken == Language.RU ? 41 : 42);
        String from = family.region();
        String caseId = toRegistration(family);

        as(from + "-career-centre-officer", desk -> {
            desk.open(REGISTER);
            desk.choose("field_decision", 0);
            Locator dialog = desk.signing();
            assertThat(dialog.locator("a.qonys-sign-print")).hasAttribute("href",
                    Pattern.compile("/api/signature/snapshots/.+/print"));
            assertThat(desk.page().request().get(url(dialog.locator("a.qonys-sign-print").getAttribute("href"))).body())
                    .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
            look(desk, "sign-dialog", dialog);
            desk.complete();
        });
        reaches(caseId, MOBILITY_CENTRE);
        sign(from + "-lmc-head", MOBILITY_CENTRE);
        reaches(caseId, DEPARTURE_BODY);
        sign(from + "-leb-head", DEPARTURE_BODY);
        reaches(caseId, "userTask_assignOfficer");
        walk.submit(caseId, "userTask_assignOfficer", "sko-leb-head", Map.of("assignedOfficer", "sko-leb-officer"));
        reaches(caseId, SETTLEMENT_BODY);
        as("sko-leb-officer", desk -> {
            desk.open(SETTLEMENT_BODY);
            verifies(desk, 3, family.applicant().iin());
            Download proof = desk.page().waitForDownload(() -> desk.page().locator(".qonys-part-signatures")
                    .getByText(say("proof")).click());
            assertThat(verify(proof)).contains("OK      signature-03", "All signatures stand.");
            desk.tab(0);
            desk.choose("field_decision", 0);
            List.of("dataComplete", "scansPresent", "consentPresent").forEach(box -> desk.tick("field_" + box));
            desk.complete();
        });

        reaches(caseId, "userTask_contactFamily");
        as("sko-lmc-officer", desk -> {
            desk.open("userTask_contactFamily");
            verifies(desk, 4, family.applicant().iin());
            Locator part = desk.page().locator(".qonys-part-signatures");
            assertThat(part.getByText(say("proof"))).hasCount(0);
            assertThat(part).containsText(messages.text(language, "signature.withheld"));
        });
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = {"RU", "KK"})
    void shouldSayWhatWentWrong_andSignInTheEnd(Language spoken) {
        language = spoken;
        Family family = simulator.population().family(spoken == Language.RU ? 43 : 44);
        toRegistration(family);
        as(family.region() + "-career-centre-officer", desk -> {
            desk.page().routeWebSocket(Pattern.compile("127\\.0\\.0\\.1"), socket -> {
                if (ncaLayer.mode() == Mode.OK) {
                    socket.close();
                } else {
                    socket.connectToServer();
                }
            });
            desk.open(REGISTER);
            desk.choose("field_decision", 0);
            Locator dialog = desk.signing();

            fails(desk, dialog, "not-running", say("notRunning"));
            ncaLayer.mode(Mode.CANCEL);
            fails(desk, dialog, "cancelled", say("cancelled"));
            ncaLayer.mode(Mode.ERROR);
            fails(desk, dialog, "broken", say("broken", "GENERAL_ERROR"));
            ncaLayer.mode(Mode.DISCONNECT);
            fails(desk, dialog, "disconnected", say("disconnected"));
            ncaLayer.mode(Mode.WRONG_KEY);
            fails(desk, dialog, "wrong-key", refused("authentication-key"));
            ncaLayer.mode(Mode.EXPIRED_KEY);
            fails(desk, dialog, "expired", refused("expired"));
            ncaLayer.mode(Mode.OTHER_PERSON);
            fails(desk, dialog, "other-person", refused("iin"));

            ncaLayer.mode(Mode.SLOW);
            String before = desk.page().url();
            dialog.locator(".btn-primary").click();
            assertThat(dialog.locator("[role=status]")).containsText(say("slow"), PATIENTLY);
            look(desk, "sign-slow", dialog);
            desk.page().waitForCondition(() -> !desk.page().url().equals(before));
        });
    }

    @Test
    void shouldTakeAFileMadeElsewhere_andLeaveTheTaskWhenTheDialogIsLeft() {
        Family family = simulator.population().family(45);
        String officer = family.region() + "-career-centre-officer";
        String caseId = toRegistration(family);
        as(officer, desk -> {
            Page page = desk.page();
            desk.open(REGISTER);
            desk.choose("field_decision", 0);
            desk.signing().getByText(messages.text(language, "desk.ui.cancel")).click();
            assertThat(page.locator(".qonys-sign")).isEnabled();
            assertThat(page.locator(".form-actions [ng-click='complete()']")).isHidden();

            Locator dialog = desk.signing();
            dialog.locator("summary").click();
            Download file = page.waitForDownload(() -> dialog.locator("button:has(.glyphicon-download-alt)").click());
            upload(dialog, "{}".getBytes(StandardCharsets.US_ASCII));
            assertThat(dialog.locator("[role=alert]")).containsText(refused("malformed"));
            look(desk, "sign-file", dialog);
            refusesFiftyMegabytes(page, dialog);
            String before = page.url();
            upload(dialog, keys.key(officer, family.region() + "-cc", Set.of(CertificateKind.EMPLOYEE))
                    .sign(bytes(file)));
            page.waitForCondition(() -> !page.url().equals(before));
        });
        reaches(caseId, MOBILITY_CENTRE);
    }

    @Test
    void shouldCompleteWithoutAKey_whenNothingIsDecided() {
        Family family = simulator.population().family(46);
        toRegistration(family);
        as(family.region() + "-career-centre-officer", desk -> {
            desk.open(REGISTER);
            desk.choose("field_decision", 1);
            assertThat(desk.page().locator(".qonys-sign")).isHidden();
            String before = desk.page().url();
            desk.page().locator(".form-actions .btn-primary:visible").last().click();
            desk.page().waitForCondition(() -> !desk.page().url().equals(before));
        });
    }

    /** Past the page, which does not send such a file: as bytes, and in what NCALayer's answer would be. */
    private void refusesFiftyMegabytes(Page page, Locator dialog) {
        upload(dialog, new byte[200_000]);
        assertThat(dialog.locator("[role=alert]")).containsText(say("tooLarge"));
        String snapshot = dialog.locator("a.qonys-sign-print").getAttribute("href").replace("/print", "");
        for (String type : List.of("application/octet-stream", "application/json")) {
            APIResponse answer = page.request().post(url(snapshot), RequestOptions.create()
                    .setHeader("Content-Type", type).setHeader("X-QONYS-XSRF", token(page))
                    .setData(new byte[50_000_000]));
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.text()).contains(refused("too-large"));
        }
    }

    private static String token(Page page) {
        return page.context().cookies().stream().filter(cookie -> cookie.name.equals("QONYS-XSRF")).findFirst()
                .orElseThrow().value;
    }

    private String toRegistration(Family family) {
        String officer = family.region() + "-career-centre-officer";
        String caseId = walk.start(officer, family.category(), false);
        walk.submit(caseId, "userTask_takeApplication", officer, walk.application(family, "sko-cc"));
        reaches(caseId, REGISTER);
        walk.uploadMissing(caseId, officer);
        return caseId;
    }

    /** Waits for the step, so that the newest task of its kind is this case's. */
    private void reaches(String caseId, String task) {
        await().atMost(Duration.ofSeconds(30)).until(() -> tasks.createTaskQuery()
                .processVariableValueEquals("caseId", caseId).taskDefinitionKey(task).count() == 1);
    }

    private void sign(String user, String task) {
        as(user, desk -> {
            desk.open(task);
            desk.choose("field_decision", 0);
            desk.complete();
        });
    }

    /** Checks all signatures in the case tab and opens the fields of the second. */
    private void verifies(Tasklist desk, int signatures, String iin) {
        desk.tab(1);
        Locator part = desk.page().locator(".qonys-part-signatures");
        look(desk, "sign-card-" + signatures, part);
        part.getByText(say("verify")).click();
        assertThat(part.locator(".qonys-signed-valid")).hasCount(signatures);
        Locator second = part.locator(".qonys-signed").nth(1);
        second.locator("summary").first().click();
        assertThat(second).containsText(iin.substring(8));
        assertThat(second).not().containsText(iin);
        look(desk, "sign-verified-" + signatures, second);
    }

    private void fails(Tasklist desk, Locator dialog, String name, String words) {
        dialog.locator(".btn-primary:enabled").click();
        assertThat(dialog.locator("[role=alert]")).containsText(words, PATIENTLY);
        assertThat(dialog.locator(".btn-primary")).isEnabled();
        look(desk, "sign-" + name, dialog);
    }

    private void upload(Locator dialog, byte[] cms) {
        dialog.locator("input[type=file]")
                .setInputFiles(new FilePayload("decision.p7s", "application/pkcs7-signature", cms));
    }

    private void look(Tasklist desk, String name, Locator part) {
        part.scrollIntoViewIfNeeded();
        desk.picture(name);
        String text = part.innerText();
        assertThat(RAW.matcher(text).results().map(MatchResult::group).toList()).as(name + ": " + text).isEmpty();
    }

    private String say(String key, Object... values) {
        return messages.text(language, "desk.ui.sign." + key, values);
    }

    private String refused(String code) {
        return messages.text(language, "signature.refused." + code);
    }

    private static String verify(Download proof) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VerifyProofCommand.run(new PrintStream(out, true, StandardCharsets.UTF_8), proof.path().toString());
        return out.toString(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Download file) {
        try {
            return Files.readAllBytes(file.path());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
