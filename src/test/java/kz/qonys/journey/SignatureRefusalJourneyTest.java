package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.DEPARTURE_BODY;
import static kz.qonys.journey.FamilyCase.MOBILITY_CENTRE;
import static kz.qonys.journey.FamilyCase.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.qonys.casefile.StoredDocument;
import kz.qonys.language.Language;
import kz.qonys.signature.Attempt;
import kz.qonys.signature.CanonicalJson;
import kz.qonys.signature.Snapshot;
import kz.qonys.signature.cms.CertificateKind;
import kz.qonys.signature.demo.DevelopmentCa;
import kz.qonys.signature.demo.DevelopmentCaServer;
import kz.qonys.signature.demo.Holder;
import kz.qonys.signature.demo.KeyKind;
import kz.qonys.signature.demo.KeyProfile;
import kz.qonys.signature.demo.SignerKey;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** What is never accepted as somebody's signature under a decision, each with the words that the signer reads. */
@Journey
class SignatureRefusalJourneyTest extends SignedSteps {

    private static final String SIGN_ANEW = "Подпишите нынешнее содержание заново";

    @Autowired
    private DevelopmentCaServer authority;

    /** A signature that is not the one asked for, and what its signer reads. */
    private record Wrong(String name, String words, byte[] cms) {
    }

    /** Snapshots that the same head was given to sign, none of them the one wanted. */
    private record Others(Snapshot task, Snapshot round, Snapshot caseFile, Snapshot language, Snapshot nonce) {
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseEachWithItsOwnWords() {
        FamilyCase other = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(MOBILITY_CENTRE);
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), other.from, "sko", false).walkTo(MOBILITY_CENTRE);
        String head = one.from + "-lmc-head";
        Snapshot earlier = begin(one, head, Language.RU);
        one.returned(MOBILITY_CENTRE, head, "applicantPhone", "Нөмір жауап бермейді");
        Snapshot authors = signedByTheAuthor(one);
        one.release();
        Snapshot wanted = begin(one, head, Language.RU);
        Others others = new Others(authors, earlier, begin(other, head, Language.RU), begin(one, head, Language.KK),
                begin(one, head, Language.RU));
        List<Wrong> table = new ArrayList<>(changedBytes(wanted, key(head, wanted, KeyProfile.HEAD)));
        table.addAll(wrongKeys(wanted, head));
        table.addAll(wrongContents(wanted, head, others));
        table.addAll(wrongShapes(wanted, head));

        Stream<DynamicTest> refusals = table.stream().map(wrong -> DynamicTest.dynamicTest(wrong.name() + ": "
                + wrong.words(), () -> assertThat(refused(wanted, head, wrong.cms())).startsWith(wrong.words())));
        return Stream.concat(Stream.of(everyPartHasItsRow(wanted, table)),
                Stream.concat(refusals, Stream.of(unknownRevocation(wanted, head), acceptedOnce(wanted, head))));
    }

    private static DynamicTest everyPartHasItsRow(Snapshot wanted, List<Wrong> table) {
        List<String> names = table.stream().map(Wrong::name).toList();
        return DynamicTest.dynamicTest("a row for each signed field and document", () -> {
            assertThat(wanted.content().documents()).isNotEmpty();
            assertThat(names).containsAll(wanted.content().fields().stream()
                    .map(field -> "one byte of fields/" + field.key()).toList());
            assertThat(names).containsAll(wanted.content().documents().stream()
                    .map(document -> "one byte of documents/" + document.id()).toList());
            assertThat(names).contains("one byte of decision", "one byte of nonce", "one byte of print",
                    "one byte of signer", "one byte of madeAt");
        });
    }

    private DynamicTest unknownRevocation(Snapshot wanted, String head) {
        return DynamicTest.dynamicTest("unknown revocation: waits and is not accepted", () -> {
            authority.outage(true, true);
            try {
                Attempt attempt = signing.finish(wanted.id(), head,
                        key(head, wanted, KeyProfile.RIGHT_TO_SIGN).sign(wanted.bytes()));
                assertThat(attempt.outcome()).isEqualTo(Attempt.Outcome.WAITING);
                assertThat(messages.text(attempt.reason()))
                        .startsWith("Удостоверяющий центр не подтвердил, что сертификат не отозван");
            } finally {
                authority.outage(false, false);
            }
        });
    }

    private DynamicTest acceptedOnce(Snapshot wanted, String head) {
        return DynamicTest.dynamicTest("the one asked for: accepted, and not a second time", () -> {
            byte[] cms = key(head, wanted, KeyProfile.HEAD).sign(wanted.bytes());
            assertThat(signing.finish(wanted.id(), head, cms).outcome()).isEqualTo(Attempt.Outcome.ACCEPTED);
            assertThat(refused(wanted, head, cms)).startsWith("Этот одноразовый номер уже использован");
        });
    }

    private static List<Wrong> changedBytes(Snapshot wanted, SignerKey own) {
        return CanonicalJson.parts(wanted.bytes()).stream().map(part -> {
            byte[] changed = wanted.bytes().clone();
            changed[part.offset() + part.length() / 2] ^= 1;
            return new Wrong("one byte of " + part.name(), "Подписано другое содержание", own.sign(changed));
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
                new Wrong("lower kind of certificate", "Вид сертификата недостаточен",
                        signed(wanted, key(head, wanted, KeyProfile.EMPLOYEE))),
                new Wrong("authentication key", "Это ключ аутентификации (AUTH)",
                        signed(wanted, key(head, wanted, KeyProfile.AUTHENTICATION))),
                new Wrong("expired", "Срок сертификата истёк", signed(wanted, key(head, wanted, KeyProfile.EXPIRED))),
                new Wrong("revoked", "Сертификат отозван", signed(wanted, key(head, wanted, KeyProfile.REVOKED))),
                new Wrong("foreign authority", "Сертификат выдан не Национальным удостоверяющим центром",
                        signed(wanted, foreign)),
                new Wrong("other person", "Сертификат выдан другому человеку", signed(wanted, colleague)),
                new Wrong("other office", "Сертификат выдан другой организации",
                        signed(wanted, keys.key(head, "sko-lmc", KeyKind.RSA, KeyProfile.HEAD))),
                new Wrong("certificate swapped for the colleague's", "Подпись не соответствует сертификату",
                        signed(wanted, new SignerKey(KeyKind.RSA, own.key(), colleague.certificate(), List.of()))),
                new Wrong("own certificate over the colleague's signature", "Подпись не соответствует сертификату",
                        signed(wanted, new SignerKey(KeyKind.RSA, colleague.key(), own.certificate(), List.of()))));
    }

    private List<Wrong> wrongContents(Snapshot wanted, String head, Others others) {
        SignerKey own = key(head, wanted, KeyProfile.HEAD);
        return List.of(new Wrong("replay on another case", "Это подпись другого дела", signed(others.caseFile(), own)),
                new Wrong("replay on another task", "Это подпись другого шага", signed(others.task(), own)),
                new Wrong("replay on another round", "Это подпись другого круга", signed(others.round(), own)),
                new Wrong("the other language's text", "Подписан текст на другом языке",
                        signed(others.language(), own)),
                new Wrong("another one-time number", "Этот одноразовый номер уже использован",
                        signed(others.nonce(), own)));
    }

    private List<Wrong> wrongShapes(Snapshot wanted, String head) {
        SignerKey own = key(head, wanted, KeyProfile.HEAD);
        byte[] whole = signed(wanted, own);
        return List.of(new Wrong("two signers", "В файле несколько подписей", SignerKey.signed(wanted.bytes(), false,
                        List.of(own, key(head, wanted, KeyProfile.RIGHT_TO_SIGN)))),
                new Wrong("content inside", "Подпись содержит сам документ",
                        SignerKey.signed(wanted.bytes(), true, List.of(own))),
                new Wrong("truncated", "Файл не является подписью CMS или повреждён",
                        Arrays.copyOf(whole, whole.length / 2)),
                new Wrong("50 MB", "Файл подписи слишком велик", new byte[50_000_000]),
                new Wrong("nothing", "Файл не является подписью CMS", new byte[0]));
    }

    private static byte[] signed(Snapshot snapshot, SignerKey key) {
        return key.sign(snapshot.bytes());
    }

    private Snapshot signedByTheAuthor(FamilyCase one) {
        desk.form(one.id, REGISTER, one.author);
        return desk.walk.sign(desk.task(one.id, REGISTER).getId(), one.author, released(one));
    }

    private static Map<String, Object> released(FamilyCase one) {
        Map<String, Object> form = new HashMap<>(one.application);
        form.put("decision", "release");
        return form;
    }

    @Test
    void shouldNotBeCompleted_whenOneLetterDiffersFromWhatWasSigned() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(REGISTER);
        signedByTheAuthor(one);
        Task task = desk.task(one.id, REGISTER);

        for (String field : List.of("applicantSurname", "applicantName", "applicantAddress")) {
            Map<String, Object> form = released(one);
            form.computeIfPresent(field, (key, text) -> text + "а");
            assertThatThrownBy(() -> complete(task, one.author, form)).as(field)
                    .isInstanceOf(FormFieldValidationException.class).hasMessageContaining(SIGN_ANEW);
        }
        complete(task, one.author, released(one));
        assertThat(one.openTasks()).doesNotContain(REGISTER);
    }

    @Test
    void shouldNotBeCompleted_whenOneByteOfADocumentDiffersFromWhatWasSigned() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(MOBILITY_CENTRE);
        Task task = desk.task(one.id, MOBILITY_CENTRE);
        String head = one.from + "-lmc-head";
        desk.form(one.id, MOBILITY_CENTRE, head);

        for (StoredDocument document : documents.onFile(one.id)) {
            desk.walk.sign(task.getId(), head, APPROVE);
            byte[] scan = documents.open(one.id, document.documentId(), staff.officer(head).orElseThrow()).bytes();
            scan["%PDF-1.".length()] ^= 1;
            addScan(one, document, scan);
            assertThatThrownBy(() -> complete(task, head, APPROVE)).as(document.kind().code())
                    .isInstanceOf(FormFieldValidationException.class).hasMessageContaining(SIGN_ANEW);
        }
        desk.walk.sign(task.getId(), head, APPROVE);
        complete(task, head, APPROVE);
        assertThat(one.openTasks()).containsExactly(DEPARTURE_BODY);
    }

    @Test
    void shouldTakeNoSignatureOfAnEarlierRound_evenForItsOwnSnapshot() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(MOBILITY_CENTRE);
        String head = one.from + "-lmc-head";
        Snapshot earlier = begin(one, head, Language.RU);
        one.returned(MOBILITY_CENTRE, head, "applicantPhone", "Нөмір жауап бермейді");
        one.release();

        assertThat(refused(earlier, head, key(head, earlier, KeyProfile.HEAD).sign(earlier.bytes())))
                .startsWith("Это подпись другого круга");
    }

    @Test
    void shouldNotLetTheAuthorSignAsReviewer_evenWithAnotherUser() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(REGISTER);
        one.release();
        String head = one.from + "-lmc-head";
        Snapshot wanted = begin(one, head, Language.RU);

        assertThat(wanted.content().kinds()).containsExactly("right-to-sign", "head");
        assertThat(refused(wanted, head, keys.key(one.author, wanted.content().signer().office(),
                Set.of(CertificateKind.HEAD)).sign(wanted.bytes()))).startsWith("Сертификат выдан другому человеку");
    }
}
