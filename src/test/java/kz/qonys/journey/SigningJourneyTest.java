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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.Documents;
import kz.qonys.casefile.StoredDocument;
import kz.qonys.language.FaultException;
import kz.qonys.language.Language;
import kz.qonys.signature.Attempt;
import kz.qonys.signature.CanonicalJson;
import kz.qonys.signature.SignatureRecheck;
import kz.qonys.signature.SignedDecisions.Checked;
import kz.qonys.signature.SignedDecisions;
import kz.qonys.signature.Signing;
import kz.qonys.signature.Snapshot;
import kz.qonys.signature.cms.CertificateKind;
import kz.qonys.signature.demo.DemoKeys;
import kz.qonys.signature.demo.DevelopmentCa;
import kz.qonys.signature.demo.DevelopmentCaServer;
import kz.qonys.signature.demo.Holder;
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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
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

    @Autowired
    private Documents documents;

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
        FamilyCase one = FamilyCase.open(desk,
                desk.freshFamily(family -> family.category().equals("kandas") && !family.children().isEmpty()), "sko")
                .walkTo(CONTACT);

        List<Checked> signed = check(one);
        assertThat(signed).extracting(Checked::state).containsOnly("valid").hasSize(4);
        assertThat(signed).extracting(Checked::signer).doesNotHaveDuplicates();
        assertThat(signed.get(1).fields()).filteredOn(line -> line.key().equals("applicantSurname"))
                .extracting(SignedDecisions.Line::shown).containsExactly(one.family.applicant().surname());
        assertThat(signed.get(3).documents()).isNotEmpty();
        assertThat(signed.get(1).fields()).filteredOn(line -> line.key().equals("familyMembers"))
                .extracting(SignedDecisions.Line::shown).singleElement().asString()
                .as("no codes, on the screen and in what is signed")
                .containsPattern("супруг|сын|дочь").doesNotContainPattern("spouse|\\d{4}-\\d{2}|\\b[A-Z]{3}\\b");
    }

    @Test
    void shouldTakeBackExactlyTheSignaturesWhoseContentChanged_whenTheApplicationIsReworked() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(SETTLEMENT_BODY);
        one.returned(SETTLEMENT_BODY, "sko-leb-officer", "applicantPhone", "Нөмір жауап бермейді");
        one.application.put("applicantPhone", "+77010000099");
        one.release().mobilityCentreApproves();

        List<Checked> signed = check(one);
        assertThat(signed).extracting(Checked::state).as("the telephone stood on all four screens of the first round")
                .containsExactly("changed", "changed", "changed", "changed", "valid", "valid");
        assertThat(signed.get(0).text()).contains("Телефон").doesNotContain("Адрес");
    }

    @Test
    void shouldLeaveSignaturesStanding_whenOnlyADocumentIsAdded() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(SETTLEMENT_BODY);
        one.returned(SETTLEMENT_BODY, "sko-leb-officer", "familyMembers", "Скан анық емес");
        addDocument(one);
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

    /** A signature that is not the one asked for, and the reason that its signer reads. */
    private record Wrong(String name, String reason, byte[] cms) {
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseEachWithItsOwnWords() {
        FamilyCase other = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(MOBILITY_CENTRE);
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), other.from, "sko", false).walkTo(REGISTER);
        Snapshot authors = signedByTheAuthor(one);
        one.release();
        String head = one.from + "-lmc-head";
        Snapshot wanted = begin(one, head, Language.RU);
        List<Wrong> table = new ArrayList<>(changedBytes(wanted, key(head, wanted, KeyProfile.HEAD)));
        table.addAll(wrongKeys(wanted, head));
        table.addAll(wrongContents(wanted, head, authors, begin(other, head, Language.RU),
                begin(one, head, Language.KK), begin(one, head, Language.RU)));
        table.addAll(wrongShapes(wanted, head));

        Stream<DynamicTest> refusals = table.stream().map(wrong -> DynamicTest.dynamicTest(wrong.name() + ": "
                + wrong.reason(), () -> assertThat(refused(wanted, head, wrong.cms())).isEqualTo(wrong.reason())));
        DynamicTest accepted = DynamicTest.dynamicTest("the one asked for, once", () -> {
            byte[] cms = key(head, wanted, KeyProfile.HEAD).sign(wanted.bytes());
            assertThat(signing.finish(wanted.id(), head, cms).outcome()).isEqualTo(Attempt.Outcome.ACCEPTED);
            assertThat(refused(wanted, head, cms)).isEqualTo("replayed");
        });
        return Stream.concat(refusals, Stream.of(accepted));
    }

    private static List<Wrong> changedBytes(Snapshot wanted, SignerKey own) {
        return CanonicalJson.parts(wanted.bytes()).stream().map(part -> {
            byte[] changed = wanted.bytes().clone();
            changed[part.offset() + part.length() / 2] ^= 1;
            return new Wrong("one byte of " + part.name(), "content", own.sign(changed));
        }).toList();
    }

    private List<Wrong> wrongKeys(Snapshot wanted, String head) {
        String office = wanted.content().signer().office();
        SignerKey own = key(head, wanted, KeyProfile.HEAD);
        SignerKey colleague = keys.key("sko-lmc-head", office, KeyKind.RSA, KeyProfile.HEAD);
        SignerKey foreign = DevelopmentCa.inMemory(KeyKind.RSA, desk.clock).issue(new Holder(
                wanted.content().signer().iin(), "Бөтенов", "Бекзат", "", wanted.content().signer().bin(), "Бөтен"),
                KeyProfile.HEAD);
        return List.of(
                new Wrong("lower kind of certificate", "kind", signed(wanted, key(head, wanted, KeyProfile.EMPLOYEE))),
                new Wrong("authentication key", "authentication-key",
                        signed(wanted, key(head, wanted, KeyProfile.AUTHENTICATION))),
                new Wrong("expired", "expired", signed(wanted, key(head, wanted, KeyProfile.EXPIRED))),
                new Wrong("revoked", "revoked", signed(wanted, key(head, wanted, KeyProfile.REVOKED))),
                new Wrong("foreign authority", "foreign", signed(wanted, foreign)),
                new Wrong("other person", "iin", signed(wanted, colleague)),
                new Wrong("other office", "bin",
                        signed(wanted, keys.key(head, "sko-lmc", KeyKind.RSA, KeyProfile.HEAD))),
                new Wrong("certificate swapped for the colleague's", "signature",
                        signed(wanted, new SignerKey(KeyKind.RSA, own.key(), colleague.certificate(), List.of()))),
                new Wrong("own certificate over the colleague's signature", "signature",
                        signed(wanted, new SignerKey(KeyKind.RSA, colleague.key(), own.certificate(), List.of()))));
    }

    private List<Wrong> wrongContents(Snapshot wanted, String head, Snapshot otherTask, Snapshot otherCase,
            Snapshot otherLanguage, Snapshot otherNonce) {
        SignerKey own = key(head, wanted, KeyProfile.HEAD);
        return List.of(new Wrong("snapshot of another case", "other-case", signed(otherCase, own)),
                new Wrong("snapshot of another task", "other-task", signed(otherTask, own)),
                new Wrong("text in the other language", "other-language", signed(otherLanguage, own)),
                new Wrong("another one-time number", "replayed", signed(otherNonce, own)));
    }

    private List<Wrong> wrongShapes(Snapshot wanted, String head) {
        SignerKey own = key(head, wanted, KeyProfile.HEAD);
        byte[] whole = signed(wanted, own);
        return List.of(new Wrong("two signers", "signers", SignerKey.signed(wanted.bytes(), false,
                        List.of(own, key(head, wanted, KeyProfile.RIGHT_TO_SIGN)))),
                new Wrong("content inside", "attached", SignerKey.signed(wanted.bytes(), true, List.of(own))),
                new Wrong("truncated", "malformed", Arrays.copyOf(whole, whole.length / 2)),
                new Wrong("50 MB", "too-large", new byte[50_000_000]),
                new Wrong("nothing", "malformed", new byte[0]));
    }

    private static byte[] signed(Snapshot snapshot, SignerKey key) {
        return key.sign(snapshot.bytes());
    }

    private Snapshot signedByTheAuthor(FamilyCase one) {
        desk.form(one.id, REGISTER, one.author);
        Map<String, Object> form = new HashMap<>(one.application);
        form.put("decision", "release");
        return desk.walk.sign(desk.task(one.id, REGISTER).getId(), one.author, form);
    }

    @Test
    void shouldNotBeCompleted_whenADocumentCameAfterTheSignature() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(MOBILITY_CENTRE);
        Task task = desk.task(one.id, MOBILITY_CENTRE);
        String head = one.from + "-lmc-head";
        desk.form(one.id, MOBILITY_CENTRE, head);
        desk.walk.sign(task.getId(), head, APPROVE);
        addDocument(one);

        assertThatThrownBy(() -> complete(task, head, APPROVE)).isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("Подпишите нынешнее содержание заново");
    }

    @Test
    void shouldNotAskForASignature_whenTheStepCouldNotBeCompletedAnyway() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").take();
        desk.form(one.id, REGISTER, one.author);
        String task = desk.task(one.id, REGISTER).getId();
        Map<String, Object> form = new HashMap<>(one.application);
        form.put("decision", "release");

        assertThatThrownBy(() -> signing.begin(task, one.author, form)).isInstanceOf(FaultException.class)
                .hasMessageContaining("desk.form.rejected");
        one.upload();
        assertThat(signing.begin(task, one.author, form).content().decision()).isEqualTo("release");
        assertThat(one.openTasks()).as("nothing of the trial stays").containsExactly(REGISTER);
        assertThat(signing.standing(task, one.author).orElseThrow().outcome()).isNull();
    }

    @Test
    void shouldNeedNoSignature_whenNothingIsDecided() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(REGISTER);
        desk.form(one.id, REGISTER, one.author);
        Map<String, Object> again = new HashMap<>(one.application);
        again.put("decision", "ask-again");
        complete(desk.task(one.id, REGISTER), one.author, again);

        assertThat(check(one)).isEmpty();
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

        int surname = indexOf(zip, "\"key\":\"applicantSurname\",\"label\":\"Фамилия\",\"shown\":\"");
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

    private void addDocument(FamilyCase one) {
        StoredDocument old = documents.onFile(one.id).get(0);
        byte[] scan = "%PDF-1.4\n%clearer\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        documents.add(one.id, new Documents.Upload(old.personId(), old.kind().code(), "clearer.pdf",
                new ByteArrayInputStream(scan)), new Access(one.author, one.from + "-cc", null, "upload"));
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

    /** Where the bytes behind a text begin. */
    private static int indexOf(byte[] zip, String text) {
        String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return new String(zip, StandardCharsets.ISO_8859_1).indexOf(bytes) + bytes.length();
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
