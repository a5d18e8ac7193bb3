package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.CONTACT;
import static kz.qonys.journey.FamilyCase.DEPARTURE_BODY;
import static kz.qonys.journey.FamilyCase.MOBILITY_CENTRE;
import static kz.qonys.journey.FamilyCase.REGISTER;
import static kz.qonys.journey.FamilyCase.SETTLEMENT_BODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import kz.qonys.language.FaultException;
import kz.qonys.language.Language;
import kz.qonys.signature.Attempt;
import kz.qonys.signature.SignatureRecheck;
import kz.qonys.signature.SignedDecisions;
import kz.qonys.signature.SignedDecisions.Checked;
import kz.qonys.signature.Signing;
import kz.qonys.signature.Snapshot;
import kz.qonys.signature.cms.CertificateKind;
import kz.qonys.signature.demo.DemoKeys;
import kz.qonys.signature.demo.DevelopmentCaServer;
import kz.qonys.signature.demo.KeyKind;
import kz.qonys.signature.demo.KeyProfile;
import kz.qonys.signature.demo.SignerKey;
import kz.qonys.signature.proof.ProofExport;
import kz.qonys.signature.proof.VerifyProofCommand;
import kz.qonys.staff.StaffDirectory;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.test.context.TestPropertySource;

/** The review with every step signed: what stands, what falls, and what is never accepted. */
@Journey
@TestPropertySource(properties = {
    "qonys.signature.enforced=all",
    "spring.datasource.url=jdbc:h2:mem:signing;DB_CLOSE_DELAY=-1"
})
class SigningJourneyTest {

    private static final int NO_OPENSSL = -1;
    private static final Map<String, Object> APPROVE = Map.of("decision", "approve");

    @Autowired
    private Desk desk;

    @Autowired
    private Signing signing;

    @Autowired
    private SignedDecisions decisions;

    @Autowired
    private ProofExport proofs;

    @Autowired
    private DevelopmentCaServer authority;

    @Autowired
    private SignatureRecheck recheck;

    @Autowired
    private DemoKeys keys;

    @Autowired
    private StaffDirectory staff;

    @BeforeEach
    void speakRussian() {
        desk.at("2026-11-16T10:00");
        LocaleContextHolder.setLocale(Language.RU.locale());
    }

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void shouldCarryFourSignatures_whenTheApplicationReachesTheSettlementSide() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(CONTACT);

        List<Checked> signed = check(one);
        assertThat(signed).extracting(Checked::state).containsOnly("valid").hasSize(4);
        assertThat(signed).extracting(Checked::signer).doesNotHaveDuplicates();
        assertThat(signed.get(1).fields()).filteredOn(line -> line.key().equals("applicantSurname"))
                .extracting(SignedDecisions.Line::shown).containsExactly(one.family.applicant().surname());
        assertThat(signed.get(3).documents()).isNotEmpty();
    }

    @Test
    void shouldTakeBackExactlyTheSignaturesWhoseContentChanged_whenTheApplicationIsReworked() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(SETTLEMENT_BODY);
        one.returned(SETTLEMENT_BODY, "sko-leb-officer", "applicantPhone", "Нөмір жауап бермейді");
        one.application.put("applicantPhone", "+77010000099");
        one.release().mobilityCentreApproves();

        List<Checked> signed = check(one);
        assertThat(signed).extracting(Checked::state).containsExactly("changed", "changed", "changed", "valid", "valid",
                "valid");
        assertThat(signed.get(0).text()).contains("Телефон").doesNotContain("Адрес");
    }

    @Test
    void shouldLeaveSignaturesStanding_whenOnlyADocumentIsAdded() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(SETTLEMENT_BODY);
        one.returned(SETTLEMENT_BODY, "sko-leb-officer", "documents", "Скан анық емес");
        one.release();

        assertThat(check(one)).extracting(Checked::state).containsOnly("valid");
    }

    @Test
    void shouldNotBeCompleted_whenNothingOrSomethingElseWasSigned() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(MOBILITY_CENTRE);
        Task task = desk.task(one.id, MOBILITY_CENTRE);
        String head = one.from + "-lmc-head";

        assertThatThrownBy(() -> complete(task, head, APPROVE)).isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("только с подписью ЭЦП");

        Map<String, Object> back = Map.of("decision", "return", "refusalProposed", true);
        desk.walk.sign(task.getId(), head, back);
        assertThatThrownBy(() -> complete(task, head, APPROVE)).isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("Подпишите нынешнее содержание заново");

        desk.walk.sign(task.getId(), head, APPROVE);
        complete(task, head, APPROVE);
        assertThat(one.openTasks()).containsExactly(DEPARTURE_BODY);
    }

    @Test
    void shouldRefuseEachWithItsOwnWords_whenTheSignatureIsNotTheOneAskedFor() {
        FamilyCase other = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(MOBILITY_CENTRE);
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(MOBILITY_CENTRE);
        String head = one.from + "-lmc-head";
        Snapshot wanted = begin(one, head, Language.RU);
        SignerKey own = key(head, wanted, KeyProfile.HEAD);

        assertThat(refused(wanted, head, key(head, wanted, KeyProfile.EMPLOYEE).sign(wanted.bytes()))).isEqualTo("kind");
        assertThat(refused(wanted, head, key(head, wanted, KeyProfile.AUTHENTICATION).sign(wanted.bytes())))
                .isEqualTo("authentication-key");
        assertThat(refused(wanted, head, key(head, wanted, KeyProfile.EXPIRED).sign(wanted.bytes())))
                .isEqualTo("expired");
        assertThat(refused(wanted, head, key(head, wanted, KeyProfile.REVOKED).sign(wanted.bytes())))
                .isEqualTo("revoked");
        assertThat(refused(wanted, head, keys.key("sko-lmc-head", wanted.content().signer().office(), KeyKind.RSA,
                KeyProfile.HEAD).sign(wanted.bytes()))).isEqualTo("iin");
        assertThat(refused(wanted, head, keys.key(head, "sko-lmc", KeyKind.RSA, KeyProfile.HEAD).sign(wanted.bytes())))
                .isEqualTo("bin");
        assertThat(refused(wanted, head, SignerKey.signed(wanted.bytes(), false,
                List.of(own, key(head, wanted, KeyProfile.RIGHT_TO_SIGN))))).isEqualTo("signers");
        assertThat(refused(wanted, head, own.sign(begin(other, head, Language.RU).bytes()))).isEqualTo("other-case");
        assertThat(refused(wanted, head, own.sign(begin(one, head, Language.KK).bytes()))).isEqualTo("other-language");
        assertThat(refused(wanted, head, own.sign(begin(one, head, Language.RU).bytes()))).isEqualTo("replayed");
        for (int at = 0; at < wanted.bytes().length; at += 97) {
            byte[] changed = wanted.bytes().clone();
            changed[at] ^= 1;
            assertThat(refused(wanted, head, own.sign(changed))).as("byte %d", at).isEqualTo("content");
        }

        assertThat(signing.finish(wanted.id(), head, own.sign(wanted.bytes())).outcome())
                .isEqualTo(Attempt.Outcome.ACCEPTED);
        assertThat(refused(wanted, head, own.sign(wanted.bytes()))).isEqualTo("replayed");
    }

    @Test
    void shouldRefuseTheSignatureOfAnEarlierRound() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(MOBILITY_CENTRE);
        String head = one.from + "-lmc-head";
        Snapshot earlier = begin(one, head, Language.RU);
        one.returned(MOBILITY_CENTRE, head, "applicantPhone", "Нөмір жауап бермейді");
        one.release();
        Snapshot wanted = begin(one, head, Language.RU);

        byte[] old = key(head, earlier, KeyProfile.HEAD).sign(earlier.bytes());
        assertThat(refused(wanted, head, old)).isEqualTo("other-round");
        assertThat(refused(earlier, head, old)).isEqualTo("other-round");
    }

    @Test
    void shouldTakeAGostSignature() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(MOBILITY_CENTRE);
        String head = one.from + "-lmc-head";
        Snapshot wanted = begin(one, head, Language.KK);

        Attempt attempt = signing.finish(wanted.id(), head, keys.key(head, wanted.content().signer().office(),
                KeyKind.GOST, KeyProfile.HEAD).sign(wanted.bytes()));

        assertThat(attempt.evidence().gost()).isTrue();
        assertThat(wanted.content().stepName()).isEqualTo("Отбасының цифрлық картасы бойынша тексеру");
    }

    @Test
    void shouldWaitAndBeAcceptedLater_whenTheAuthorityDoesNotAnswer() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(MOBILITY_CENTRE);
        String head = one.from + "-lmc-head";
        Task task = desk.task(one.id, MOBILITY_CENTRE);
        Snapshot wanted = begin(one, head, Language.RU);
        authority.outage(true, true);
        try {
            assertThat(signing.finish(wanted.id(), head, key(head, wanted, KeyProfile.HEAD).sign(wanted.bytes())).outcome())
                    .isEqualTo(Attempt.Outcome.WAITING);
            recheck.look();
            assertThatThrownBy(() -> complete(task, head, APPROVE)).isInstanceOf(FormFieldValidationException.class)
                    .hasMessageContaining("удостоверяющий центр ещё не ответил");
        } finally {
            authority.outage(false, false);
        }

        recheck.look();
        assertThat(signing.standing(task.getId(), head).orElseThrow().outcome()).isEqualTo(Attempt.Outcome.ACCEPTED);
        complete(task, head, APPROVE);
        assertThat(one.openTasks()).containsExactly(DEPARTURE_BODY);
    }

    @Test
    void shouldNotLetTheAuthorSignAsReviewer_evenWithAnotherUser() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(REGISTER);
        one.release();
        String head = one.from + "-lmc-head";
        Snapshot wanted = begin(one, head, Language.RU);

        assertThat(wanted.content().kinds()).containsExactly("right-to-sign", "head");
        assertThat(refused(wanted, head, keys.key(one.author, wanted.content().signer().office(),
                Set.of(CertificateKind.HEAD)).sign(wanted.bytes()))).isEqualTo("iin");
    }

    @Test
    void shouldProveTheCaseOffline_andNameFieldAndSigner_whenAnyByteIsFlipped(@TempDir Path folder) throws Exception {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(CONTACT);
        byte[] zip = proofs.export(one.id, staff.officer("sko-leb-head").orElseThrow());
        Path file = Files.write(folder.resolve("proof.zip"), zip);

        assertThat(verify(file)).contains("signature-04", "All signatures stand.").doesNotContain("CHANGED");
        assertThat(new String(zip, StandardCharsets.UTF_8)).contains(one.family.applicant().surname());

        int surname = indexOf(zip, one.family.applicant().surname());
        byte[] flipped = zip.clone();
        flipped[surname + 1] ^= 1;
        Files.write(file, flipped);
        assertThat(verify(file)).contains("CHANGED signature-01: \"Фамилия\" (fields/applicantSurname) was changed after "
                + staff.officer(one.author).orElseThrow().surname(), "NOT proved.");

        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 300; i++) {
            flipped = zip.clone();
            int at = random.nextInt(zip.length);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            assertThat(verify(file)).as("byte %d", at).contains("CHANGED", "NOT proved.");
        }
    }

    @Test
    void shouldBeVerifiedByOpenssl(@TempDir Path folder) throws Exception {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(MOBILITY_CENTRE);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(
                proofs.export(one.id, staff.officer(one.author).orElseThrow())))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
        Path root = Files.list(folder.resolve("roots")).filter(this::isRsa).findFirst().orElseThrow();
        Path signed = folder.resolve("signature-01");

        assumeThat(openssl(signed, root, "snapshot.json")).as("openssl is installed").isNotEqualTo(NO_OPENSSL);
        assertThat(openssl(signed, root, "snapshot.json")).isZero();
        assertThat(openssl(signed, root, "snapshot.pdf")).isNotZero();
    }

    private static String verify(Path file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VerifyProofCommand.run(new PrintStream(out, true, StandardCharsets.UTF_8), file.toString());
        return out.toString(StandardCharsets.UTF_8);
    }

    private int openssl(Path signed, Path root, String content) throws InterruptedException {
        try {
            return new ProcessBuilder("openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "signature.p7s",
                    "-content", content, "-CAfile", root.toString(), "-certfile", "chain-1.pem", "-purpose", "any",
                    "-attime", Long.toString(desk.clock.instant().getEpochSecond()), "-out", "/dev/null")
                    .directory(signed.toFile()).redirectErrorStream(true)
                    .redirectOutput(signed.resolve("openssl.log").toFile()).start().waitFor();
        } catch (IOException e) {
            return NO_OPENSSL;
        }
    }

    private boolean isRsa(Path certificate) {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificate(Files.newInputStream(certificate))
                    .getPublicKey().getAlgorithm().equals("RSA");
        } catch (IOException | CertificateException e) {
            return false;
        }
    }

    private static int indexOf(byte[] zip, String text) {
        return new String(zip, StandardCharsets.ISO_8859_1).indexOf(new String(
                ("\"shown\":\"" + text).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)) + 9;
    }

    private List<Checked> check(FamilyCase one) {
        String side = one.summary().holder().name().equals("SETTLEMENT") ? one.to + "-leb-head" : one.author;
        return decisions.check(one.id, staff.officer(side).orElseThrow());
    }

    private Snapshot begin(FamilyCase one, String head, Language language) {
        Task task = desk.task(one.id, MOBILITY_CENTRE);
        if (task.getAssignee() == null) {
            desk.as(head, () -> {
                desk.engine.getTaskService().claim(task.getId(), head);
                return null;
            });
        }
        LocaleContextHolder.setLocale(language.locale());
        try {
            return signing.begin(task.getId(), head, new HashMap<>(APPROVE));
        } finally {
            LocaleContextHolder.setLocale(Language.RU.locale());
        }
    }

    private SignerKey key(String user, Snapshot snapshot, KeyProfile profile) {
        return keys.key(user, snapshot.content().signer().office(), KeyKind.RSA, profile);
    }

    private String refused(Snapshot snapshot, String user, byte[] cms) {
        return catchThrowableOfType(FaultException.class, () -> signing.finish(snapshot.id(), user, cms))
                .faults().get(0).key().replace("signature.refused.", "");
    }

    private void complete(Task task, String officer, Map<String, Object> values) {
        desk.as(officer, () -> {
            if (desk.engine.getTaskService().createTaskQuery().taskId(task.getId()).singleResult().getAssignee() == null) {
                desk.engine.getTaskService().claim(task.getId(), officer);
            }
            desk.engine.getFormService().submitTaskForm(task.getId(), new HashMap<>(values));
            return null;
        });
    }
}
