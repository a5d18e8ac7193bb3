package kz.qonys.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Language;
import kz.qonys.staff.CaseSides;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the case file promises, on whichever database the subclass brings. */
@SpringBootTest(classes = TestSystem.class, webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = {
        "qonys.casefile.keys.a=" + TestSystem.KEY_A, "qonys.casefile.keys.b=" + TestSystem.KEY_B,
        "qonys.casefile.current-key=b", "qonys.casefile.index-key=" + TestSystem.INDEX, "spring.profiles.active=test",
        "qonys.data=target/casefile-test-${qonys.fork:0}"})
abstract class CaseFileContract {

    private static final Access CLERK = TestStaff.access(TestStaff.CLERK);
    private static final Access HEAD = TestStaff.access(TestStaff.HEAD);

    @Autowired
    CaseFiles cases;
    @Autowired
    CaseFields fields;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TestClock clock;
    @Autowired
    KeyRotation rotation;
    @Autowired
    KeyCheck check;
    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void standStill() {
        clock.set(Instant.parse("2026-06-15T05:00:00Z"));
        LocaleContextHolder.setLocale(Language.RU.locale());
    }

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void shouldNumberCasesPerYearOfAlmaty() {
        clock.set(Instant.parse("2030-12-31T19:00:00Z"));

        assertThat(open().caseNumber()).isEqualTo("QN-31-000001");
        assertThat(open().caseNumber()).isEqualTo("QN-31-000002");
    }

    @Test
    void shouldNumberWithoutGap_whenOpeningFails() {
        clock.set(Instant.parse("2032-06-01T00:00:00Z"));
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            open();
            status.setRollbackOnly();
        });

        assertThat(open().caseNumber()).isEqualTo("QN-32-000001");
    }

    @Test
    void shouldNumberWithoutTwinsOrGaps_whenManyOpenAtOnce() throws Exception {
        clock.set(Instant.parse("2033-06-01T00:00:00Z"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<String> opening = () -> open().caseNumber();
            List<String> numbers = new ArrayList<>();
            for (Future<String> future : threads.invokeAll(IntStream.range(0, 40).mapToObj(i -> opening).toList())) {
                numbers.add(future.get());
            }
            assertThat(numbers).containsExactlyInAnyOrderElementsOf(
                    IntStream.rangeClosed(1, 40).mapToObj("QN-33-%06d"::formatted).toList());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldLoseNoChange_whenManyReadAHeldCaseAndWrite() throws Exception {
        String caseId = open().caseId();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> longer = () -> new TransactionTemplate(transactions).execute(status -> {
                fields.read(caseId, Set.of("applicantAddress"), CLERK);
                fields.hold(caseId);
                Object before = fields.read(caseId, Set.of("applicantAddress"), CLERK).get("applicantAddress");
                fields.write(caseId, Map.of("applicantAddress", before == null ? "x" : before + "x"), CLERK);
                return null;
            });
            for (Future<Void> future : threads.invokeAll(Collections.nCopies(12, longer))) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(fields.read(caseId, Set.of("applicantAddress"), CLERK))
                .containsEntry("applicantAddress", "x".repeat(12));
    }

    @Test
    void shouldNumberInAYearWithoutRow() {
        clock.set(Instant.parse("2150-06-01T00:00:00Z"));

        assertThat(open().caseNumber()).isEqualTo("QN-50-000001");
    }

    @Test
    void shouldNameTheExistingCase_whenSubmittedTwice() {
        NewCase opening = opening();
        OpenedCase first = cases.open(opening, CLERK);

        FaultException refusal = catchThrowableOfType(FaultException.class, () -> cases.open(opening, CLERK));

        assertThat(refusal.faults()).containsExactly(Fault.of("casefile.fault.already-opened", first.caseNumber()));
    }

    @Test
    void shouldOpenOnce_whenTheSameSubmissionRaces() throws Exception {
        NewCase opening = opening();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            Callable<Boolean> attempt = () -> {
                try {
                    cases.open(opening, CLERK);
                    return true;
                } catch (FaultException refused) {
                    return false;
                }
            };
            int opened = 0;
            for (Future<Boolean> future : threads.invokeAll(Collections.nCopies(12, attempt))) {
                opened += future.get() ? 1 : 0;
            }
            assertThat(opened).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldRefuseToOpen_whenOfficesAreMissingOrUnknown() {
        assertThatThrownBy(() -> cases.open(new NewCase("k", "kandas", false, null, "sko-cc"), CLERK))
                .isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> cases.open(new NewCase("k", "kandas", true, null, null), CLERK))
                .isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> cases.open(new NewCase("k", "kandas", false, "tur-lmc", null), CLERK))
                .isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> cases.open(new NewCase("k", "tourist", false, "tur-cc", null), CLERK))
                .isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> cases.open(new NewCase(" ", "kandas", false, "tur-cc", null), CLERK))
                .isInstanceOf(FaultException.class);
    }

    @Test
    void shouldReadBackEveryFieldWritten() {
        String caseId = open().caseId();
        Map<String, Object> application = application();
        fields.write(caseId, application, CLERK);

        Map<String, Object> read = fields.read(caseId, application.keySet(), CLERK);

        application.remove("familyMembers");
        assertThat(read).containsAllEntriesOf(application);
        assertThat(rows(read, "familyMembers")).hasSize(2).allSatisfy(row -> assertThat(row).containsKey("personId"));
        assertThat(fields.read(caseId, List.of("familySize", "caseNumber", "departureOffice"), CLERK))
                .containsEntry("familySize", 3).containsEntry("departureOffice", "tur-cc");
    }

    @Test
    void shouldNameEveryFaultAtItsField_whenAllIsWrong() {
        String caseId = open().caseId();
        Map<String, Object> wrong = new HashMap<>();
        wrong.put("applicantSurname", "Ermek<script>");
        wrong.put("applicantName", null);
        wrong.put("applicantIin", "850615100018");
        wrong.put("applicantBirthDate", "2026-06-16");
        wrong.put("applicantGender", "unknown");
        wrong.put("applicantCitizenship", "KZ");
        wrong.put("applicantDocumentNumber", "№!");
        wrong.put("applicantPhone", "12345");
        wrong.put("applicantEmail", "a@b");
        wrong.put("applicantAddress", "x".repeat(501));
        wrong.put("applicantOccupation", List.of("x"));
        wrong.put("applicantProfession", "dentist\u202Efdp");
        wrong.put("abroad", "yes");
        wrong.put("settlementOffice", "tur-lmc");
        wrong.put("consentGiven", true);
        wrong.put("consentForm", "oral");
        wrong.put("hearingDate", "31.12.2026");
        wrong.put("hacked", "value");
        wrong.put("familyMembers", List.of(
                row("surname", "Асанов", "name", "Асан", "relation", "cousin", "birthDate", "1890-01-01"),
                row("personId", "stranger", "surname", "А", "name", "Б", "relation", "son", "birthDate", "2015-02-30"),
                row("iin", "123", "surname", "В", "name", "Г", "relation", "son", "birthDate", "2015-02-03"),
                row("surname", "Д")));

        FaultException refusal =
                catchThrowableOfType(FaultException.class, () -> fields.write(caseId, wrong, CLERK));

        assertThat(refusal.faults().stream().map(Fault::field)).containsExactlyInAnyOrder("applicantSurname",
                "applicantName", "applicantIin", "applicantBirthDate", "applicantGender", "applicantCitizenship",
                "applicantDocumentNumber", "applicantPhone", "applicantEmail", "applicantAddress",
                "applicantOccupation", "applicantProfession", "abroad", "settlementOffice", "consentDate",
                "consentForm", "hearingDate", "", "familyMembers[0].relation", "familyMembers[0].birthDate",
                "familyMembers[1]", "familyMembers[1].birthDate", "familyMembers[2].iin", "familyMembers[3].name",
                "familyMembers[3].relation", "familyMembers[3].birthDate");
        assertThat(refusal.getMessage()).doesNotContain("850615100018", "Ermek", "Асан", "hacked", "12345");
        assertThat(fields.read(caseId, List.of("applicantSurname"), CLERK)).containsEntry("applicantSurname", null);
    }

    @Test
    void shouldRefuse_whenFamilyIsTooLargeOrAnIinStandsTwice() {
        String caseId = open().caseId();
        List<Map<String, Object>> many = IntStream.range(0, 31).mapToObj(i -> child("Бала")).toList();
        assertThat(faults(caseId, Map.of("familyMembers", many))).containsExactly("familyMembers");

        String iin = iin();
        Map<String, Object> twin = child("Егіз");
        twin.put("iin", iin);
        assertThat(faults(caseId, Map.of("applicantIin", iin, "familyMembers", List.of(row(), twin))))
                .containsExactly("familyMembers[1].iin");
    }

    @Test
    void shouldNeverTakeServerOwnedKeys() {
        String caseId = open().caseId();
        fields.write(caseId, Map.of("caseNumber", "QN-26-999999", "departureOffice", "sko-cc", "familySize", 99,
                "changes", List.of(), "missingDocuments", "none"), CLERK);

        assertThat(cases.summary(caseId).departureOffice()).isEqualTo("tur-cc");
        assertThat(fields.read(caseId, List.of("familySize"), CLERK)).containsEntry("familySize", 1);
        assertThat(fields.readOnly("familySize")).isTrue();
        assertThat(fields.knows("missingDocuments")).isTrue();
        assertThat(fields.readOnly("missingDocuments")).isTrue();
        assertThat(fields.knows("decision")).isFalse();
    }

    @Test
    void shouldKeepRequiredAndEmptyOptional_whenNullOrBlankComes() {
        String caseId = filled();
        Map<String, Object> emptied = new HashMap<>();
        emptied.put("applicantSurname", null);
        emptied.put("applicantPatronymic", " ");
        emptied.put("applicantEmail", null);
        emptied.put("familyMembers", null);
        fields.write(caseId, emptied, CLERK);

        Map<String, Object> read = fields.read(caseId, List.of("applicantSurname", "applicantPatronymic",
                "applicantEmail", "applicantPhone", "familyMembers"), CLERK);

        assertThat(read).contains(entry("applicantSurname", "Серікбаева"), entry("applicantPatronymic", null),
                entry("applicantEmail", null), entry("applicantPhone", "+77010000001"));
        assertThat(rows(read, "familyMembers")).hasSize(2);
    }

    @Test
    void shouldAddChangeAndRemoveFamilyMembers() {
        String caseId = filled();
        List<Map<String, Object>> before = rows(fields.read(caseId, List.of("familyMembers"), CLERK), "familyMembers");
        Object spouseId = before.get(0).get("personId");
        Map<String, Object> spouse = row("personId", spouseId, "name", "Болат");

        fields.write(caseId, Map.of("familyMembers", List.of(child("Жаңа"), spouse)), CLERK);

        List<Map<String, Object>> after = rows(fields.read(caseId, List.of("familyMembers"), CLERK), "familyMembers");
        assertThat(after).hasSize(2);
        assertThat(after.get(0)).containsEntry("name", "Жаңа").doesNotContainEntry("personId", spouseId);
        assertThat(after.get(1)).containsEntry("personId", spouseId).containsEntry("name", "Болат")
                .containsEntry("surname", "Серікбаев");
        assertThat(jdbc.sql("select count(*) from case_person where case_id = ? and removed_at is not null")
                .param(caseId).query(Integer.class).single()).isEqualTo(1);

        Object removed = before.get(1).get("personId");
        assertThat(faults(caseId, Map.of("familyMembers", List.of(row("personId", removed, "name", "Қайта")))))
                .contains("familyMembers[0]");
        fields.write(caseId, Map.of("familyMembers", List.of()), CLERK);
        assertThat(fields.read(caseId, List.of("familySize"), CLERK)).containsEntry("familySize", 1);
    }

    @Test
    void shouldUndoEverything_whenTheCallersTransactionFails() {
        String caseId = filled();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            fields.write(caseId, Map.of("applicantName", "Басқа"), CLERK);
            status.setRollbackOnly();
        });

        assertThat(fields.read(caseId, List.of("applicantName"), CLERK)).containsEntry("applicantName", "Гүлнар");
    }

    @Test
    void shouldShowWhatChanged_whenNextRoundIsReviewed() {
        String caseId = filled();
        assertThat(fields.read(caseId, List.of("changes"), HEAD)).containsEntry("changes", List.of());
        cases.snapshot(caseId, 1);
        cases.nextRound(caseId, HEAD);
        List<Map<String, Object>> family =
                rows(fields.read(caseId, List.of("familyMembers"), CLERK), "familyMembers");
        fields.write(caseId, Map.of("applicantEducation", "higher", "settlementOffice", "sko-cc", "familyMembers",
                List.of(row("personId", family.get(0).get("personId"), "birthDate", "1984-02-01"), child("Жаңа"))),
                CLERK);
        cases.snapshot(caseId, 2);

        List<Map<String, Object>> changes = rows(fields.read(caseId, List.of("changes"), HEAD), "changes");

        assertThat(changes).extracting(row -> row.get("field") + "|" + row.get("before") + "|" + row.get("after"))
                .containsExactlyInAnyOrder(
                        "Образование|общее среднее|высшее",
                        "Карьерный центр региона расселения||КЦ Петропавловск",
                        "Серікбаев Н. (супруг / супруга): Дата рождения|01.01.1984|01.02.1984",
                        "Члены семьи|Серікбаев, Әли, сын, 09.09.2015|",
                        "Члены семьи||Серікбаев, Жаңа, сын, 09.09.2015");
        LocaleContextHolder.setLocale(Language.KK.locale());
        assertThat(rows(fields.read(caseId, List.of("changes"), HEAD), "changes").get(0))
                .containsEntry("field", "Білімі").containsEntry("after", "жоғары");
    }

    @Test
    void shouldCarryRemarksFromReviewerToAuthorAndBack() {
        String caseId = filled();
        fields.write(caseId, Map.of("remarks", List.of(row("field", "applicantPhone", "text", "Нет ответа"),
                row("field", null, "text", "  "), row("text", "Общее"))), HEAD);
        assertThat(rows(fields.read(caseId, List.of("remarks"), HEAD), "remarks")).hasSize(2);
        assertThat(rows(fields.read(caseId, List.of("remarks"), CLERK), "remarks")).isEmpty();

        cases.nextRound(caseId, HEAD);
        assertThat(rows(fields.read(caseId, List.of("openRemarks"), CLERK), "openRemarks")).extracting("field", "text",
                "round").containsExactly(tuple("Телефон", "Нет ответа", 1),
                        tuple("", "Общее", 1));

        fields.write(caseId, Map.of("remarks", List.of(row("field", "applicantName", "text", "Проверьте"))), HEAD);
        assertThat(rows(fields.read(caseId, List.of("openRemarks"), CLERK), "openRemarks")).extracting("text")
                .containsExactly("Проверьте");

        cases.nextRound(caseId, HEAD);
        cases.resolveRemarks(caseId, HEAD);
        assertThat(rows(fields.read(caseId, List.of("openRemarks"), CLERK), "openRemarks")).isEmpty();
        assertThat(cases.card(caseId, TestStaff.CLERK, CLERK).remarks()).hasSize(3)
                .allMatch(CaseCard.RemarkLine::resolved);
    }

    @Test
    void shouldRefuseRemarks_whenFieldIsUnknownOrTextIsMissing() {
        assertThat(faults(filled(), Map.of("remarks", List.of(row("field", "nonsense", "text", "x"),
                row("field", "applicantName"))))).containsExactly("remarks[0].field", "remarks[1].text");
    }

    @Test
    void shouldKeepEveryConsent_whenReplacedOrWithdrawn() {
        String caseId = filled();
        fields.write(caseId, Map.of("consentThirdParties", true), CLERK);
        fields.write(caseId, Map.of("consentGiven", false), CLERK);

        assertThat(jdbc.sql("select end_reason from case_consent where case_id = ? order by recorded_at, end_reason")
                .param(caseId).query(String.class).list()).containsExactlyInAnyOrder("replaced", "withdrawn");
        assertThat(jdbc.sql("select distinct operator_bin from case_consent where case_id = ?").param(caseId)
                .query(String.class).list()).containsExactly(TestStaff.TUR.bin());
        assertThat(jdbc.sql("select purpose from case_consent where case_id = ?").param(caseId).query(String.class)
                .list()).allMatch(purpose -> purpose.startsWith("Отбасына"));
        assertThat(cases.consents(caseId)).isEmpty();
        assertThat(fields.read(caseId, List.of("consentGiven", "consentDate"), CLERK))
                .containsEntry("consentGiven", false).containsEntry("consentDate", null);
    }

    @Test
    void shouldWarnSoftly_whenBirthDateDiffersFromIin() {
        String caseId = open().caseId();
        fields.write(caseId, Map.of("applicantIin", "850615100017", "applicantBirthDate", "1985-06-16"), CLERK);

        assertThat(fields.read(caseId, List.of("birthDateWarnings"), CLERK).get("birthDateWarnings").toString())
                .contains("заявитель").doesNotContain("850615100017");
    }

    @Test
    void shouldShowOtherOpenCasesOfTheHousehold() {
        String one = open().caseId();
        OpenedCase two = open();
        String shared = iin();
        fields.write(one, Map.of("applicantIin", shared), CLERK);
        Map<String, Object> member = child("Ортақ");
        member.put("iin", shared);
        fields.write(two.caseId(), Map.of("familyMembers", List.of(member)), CLERK);

        assertThat(cases.knownElsewhere(one)).containsExactly(
                new CaseRef(two.caseId(), two.caseNumber(), "tur-cc", Stage.INTAKE));
        assertThat(rows(fields.read(one, List.of("knownElsewhere"), CLERK), "knownElsewhere")).containsExactly(
                row("caseNumber", two.caseNumber(), "office", "КЦ Туркестан", "stage", "приём заявления"));

        cases.close(two.caseId(), Stage.WITHDRAWN, CLERK);
        assertThat(cases.knownElsewhere(one)).isEmpty();
        assertThat(cases.findByIin(shared, TestStaff.CLERK, CLERK)).hasSize(2);
        assertThat(cases.findByIin(shared, TestStaff.SETTLER, CLERK)).isEmpty();
        assertThat(jdbc.sql("select count(*) from case_access_listed l join case_access a on a.id = l.access_id "
                + "where l.case_id = ? and a.access_mode = 'SEARCH' and a.purpose = 'PERSON_SEARCH'").param(one)
                .query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void shouldNameManyCasesInOneAccess() {
        String one = filled();
        String two = filled();
        long before = accesses("LIST");

        assertThat(cases.displayNames(List.of(one, two, "none"), CLERK))
                .containsOnly(entry(one, "Серікбаева Г.Қ."), entry(two, "Серікбаева Г.Қ."));
        assertThat(accesses("LIST")).isEqualTo(before + 1);
    }

    @Test
    void shouldLogWhoReadAndWroteWhich() {
        String caseId = open().caseId();
        fields.write(caseId, Map.of("applicantSurname", "Серікбаева", "applicantName", "Гүлнар"), CLERK);
        fields.read(caseId, List.of("applicantSurname", "applicantIin"), HEAD);

        List<Map<String, Object>> log = jdbc.sql("select access_mode, user_id, office, task_id, purpose, fields "
                + "from case_access where case_id = ? order by id").param(caseId).query().listOfRows();

        assertThat(log).extracting(row -> String.join("|", row.values().stream().map(String::valueOf).toList()))
                .containsExactly(
                        "WRITE|tur-career-centre-officer|tur-cc|task-1|userTask_take|case",
                        "WRITE|tur-career-centre-officer|tur-cc|task-1|userTask_take|applicantSurname,applicantName",
                        "READ|tur-lmc-head|tur-lmc|task-1|userTask_take|applicantSurname,applicantIin");
    }

    @Test
    void shouldSendOnlyWhatTheMatrixAllows() {
        String caseId = filled();
        cases.offices(caseId, "tur-cc", "sko-cc", CLERK);

        CaseCard full = cases.card(caseId, TestStaff.CLERK, CLERK);
        assertThat(full.family().get(0).iin()).hasSize(12).doesNotContain("•");
        assertThat(full.timeline()).extracting(CaseCard.TimelineLine::code)
                .containsExactly("case-opened", "consent-given", "application-entered", "offices-set");
        assertThat(full.stages().get(0)).isEqualTo(new CaseCard.StageStep("intake", "приём заявления", "now"));

        CaseCard card = cases.card(caseId, TestStaff.OPERATOR, CLERK);
        assertThat(card.family().get(0).iin()).startsWith("••••••••");
        assertThat(card.documents()).isNull();
        assertThat(card.remarks()).isNull();

        CaseCard status = cases.card(caseId, TestStaff.AKIM, CLERK);
        assertThat(status.caseNumber()).startsWith("QN-");
        assertThat(new Object[] {status.family(), status.details(), status.documents(), status.remarks(),
                status.timeline(), status.knownElsewhere()}).containsOnlyNulls();

        assertThatThrownBy(() -> cases.card(caseId, TestStaff.SETTLER, CLERK))
                .isInstanceOf(CaseNotVisibleException.class);
        assertThatThrownBy(() -> cases.card(UUID.randomUUID().toString(), TestStaff.CLERK, CLERK))
                .isInstanceOf(CaseNotVisibleException.class).hasMessage("No such case for this reader");

        cases.holder(caseId, CaseSides.Side.SETTLEMENT, CLERK);
        assertThat(cases.card(caseId, TestStaff.SETTLER, CLERK).family()).hasSize(3);
        assertThat(cases.card(caseId, TestStaff.CLERK, CLERK).family()).isNull();
    }

    @Test
    void shouldFollowTheCase_whenItMoves() {
        String caseId = filled();
        cases.stage(caseId, Stage.REGISTRATION, CLERK);
        cases.stage(caseId, Stage.REGISTRATION, CLERK);
        assertThat(cases.nextRound(caseId, HEAD)).isEqualTo(2);
        cases.event(caseId, "remarks-written", List.of("3"), HEAD);

        assertThat(cases.summary(caseId).stage()).isEqualTo(Stage.REGISTRATION);
        assertThat(cases.card(caseId, TestStaff.CLERK, CLERK).timeline()).extracting(CaseCard.TimelineLine::text)
                .endsWith("Этап: регистрация на портале", "Возвращено на доработку, круг 2", "Записано замечаний: 3");
        assertThatThrownBy(() -> cases.event(caseId, "nobody-worded-this", List.of(), CLERK))
                .hasMessageContaining("nobody-worded-this");
        assertThatThrownBy(() -> cases.close(caseId, Stage.CONTACT, CLERK))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldLeaveNoPlaintextInAnyTable() {
        String caseId = filled();
        fields.write(caseId, Map.of("remarks", List.of(row("field", "applicantPhone", "text", "Құпия ескерту")),
                "officerNote", "Құпия жазба"), HEAD);
        cases.snapshot(caseId, 1);
        cases.card(caseId, TestStaff.CLERK, CLERK);
        cases.displayNames(List.of(caseId), CLERK);
        Person applicant = cases.persons(caseId, CLERK).get(0);

        String dump = dump();

        assertThat(dump).contains(caseId).doesNotContain(applicant.iin(), "Серікбаев", "Гүлнар", "+77010000001",
                "gulnar@example.kz", "Шәуілдір", "N12345678", "Құпия", "Петропавл қаласы", "мұғалім");
    }

    @Test
    void shouldResealUnderTheCurrentKeyAndForgetTheOldOne() {
        String caseId = filled();
        FieldCipher old = new FieldCipher(new KeyRing(Map.of("a", TestSystem.KEY_A), "a", TestSystem.INDEX));
        FieldCipher both = new FieldCipher(
                new KeyRing(Map.of("a", TestSystem.KEY_A, "b", TestSystem.KEY_B), "a", TestSystem.INDEX));
        Map<String, Object> before = fields.read(caseId, application().keySet(), CLERK);
        cases.snapshot(caseId, 1);
        Set<String> resealed = new HashSet<>();
        for (SealedColumn column : SealedColumns.ALL) {
            for (Map<String, Object> row : jdbc.sql("select id, " + column.column() + " as sealed from "
                    + column.table() + " where case_id = ?").param(caseId).query().listOfRows()) {
                String id = (String) row.get("id");
                String plain = both.open((String) row.get("sealed"), column.context(id));
                jdbc.sql("update " + column.table() + " set " + column.column() + " = ? where id = ?")
                        .params(old.seal(plain, column.context(id)), id).update();
                resealed.add(id + column.column());
            }
        }
        jdbc.sql("insert into case_key_check (key_id, sealed) values ('a', ?)")
                .param(old.seal("qonys", "case_key_check.sealed/a")).update();
        assertThat(fields.read(caseId, application().keySet(), CLERK)).isEqualTo(before);

        assertThat(rotation.run()).isEqualTo(resealed.size());

        assertThat(fields.read(caseId, application().keySet(), CLERK)).isEqualTo(before);
        assertThat(check.stored()).containsOnlyKeys("b", "index");
        assertThat(rotation.run()).isZero();
    }

    @Test
    void shouldStopTheStart_whenAKeyIsWrongOrMissing() {
        KeyRing wrong = new KeyRing(Map.of("b", TestSystem.KEY_A), "b", TestSystem.INDEX);
        KeyRing missing = new KeyRing(Map.of("c", TestSystem.KEY_A), "c", TestSystem.INDEX);
        KeyRing otherIndex = new KeyRing(Map.of("b", TestSystem.KEY_B), "b", TestSystem.KEY_A);
        for (KeyRing ring : List.of(wrong, missing)) {
            assertThatThrownBy(() -> keyCheck(ring).afterPropertiesSet())
                    .hasMessageContaining("key 'b' is missing or wrong");
        }
        assertThatThrownBy(() -> keyCheck(otherIndex).afterPropertiesSet()).hasMessageContaining("index-key");
        assertThat(check.stored()).containsOnlyKeys("b", "index");
    }

    private KeyCheck keyCheck(KeyRing ring) {
        return new KeyCheck(jdbc, ring, new FieldCipher(ring), new BlindIndex(ring));
    }

    private String dump() {
        return jdbc.sql("select table_name from information_schema.tables where lower(table_name) like 'case\\_%'")
                .query(String.class).list().stream()
                .flatMap(table -> jdbc.sql("select * from " + table).query().listOfRows().stream())
                .map(Map::toString)
                .collect(Collectors.joining("\n"));
    }

    private long accesses(String mode) {
        return jdbc.sql("select count(*) from case_access where access_mode = ?").param(mode).query(Long.class)
                .single();
    }

    private List<String> faults(String caseId, Map<String, Object> values) {
        return catchThrowableOfType(FaultException.class, () -> fields.write(caseId, values, CLERK)).faults().stream()
                .map(Fault::field).toList();
    }

    private NewCase opening() {
        return new NewCase(UUID.randomUUID().toString(), "kandas", false, "tur-cc", null);
    }

    private OpenedCase open() {
        return cases.open(opening(), CLERK);
    }

    private String filled() {
        String caseId = open().caseId();
        fields.write(caseId, application(), CLERK);
        return caseId;
    }

    /** A family of three; synthetic, with an IIN of its own. */
    static Map<String, Object> application() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("applicantSurname", "Серікбаева");
        values.put("applicantName", "Гүлнар");
        values.put("applicantPatronymic", "Қайратқызы");
        values.put("applicantIin", iin());
        values.put("applicantBirthDate", "1985-06-15");
        values.put("applicantGender", "female");
        values.put("applicantCitizenship", "UZB");
        values.put("applicantDocumentType", "foreign-passport");
        values.put("applicantDocumentNumber", "N12345678");
        values.put("applicantMaritalStatus", "married");
        values.put("applicantEducation", "general");
        values.put("applicantProfession", "мұғалім");
        values.put("applicantPhone", "+77010000001");
        values.put("applicantEmail", "gulnar@example.kz");
        values.put("applicantAddress", "Шәуілдір, Абай 1");
        values.put("contactLanguage", "kk");
        values.put("settlementLocality", "Петропавл қаласы");
        values.put("housingNeed", true);
        values.put("consentGiven", true);
        values.put("consentDate", "2026-06-15");
        values.put("consentForm", "paper");
        values.put("consentReadAloud", false);
        values.put("consentThirdParties", false);
        values.put("consentCrossBorder", false);
        values.put("familyMembers", List.of(
                row("surname", "Серікбаев", "name", "Нұрлан", "relation", "spouse", "birthDate", "1984-01-01"),
                child("Әли")));
        return values;
    }

    static Map<String, Object> child(String name) {
        return row("surname", "Серікбаев", "name", name, "relation", "son", "birthDate", "2015-09-09");
    }

    /** A valid number of a person born in the 1800s: nobody alive. */
    static String iin() {
        while (true) {
            String eleven = "850615" + "2%04d".formatted(ThreadLocalRandom.current().nextInt(10_000));
            if (CheckDigit.of(eleven).isPresent()) {
                return eleven + CheckDigit.of(eleven).getAsInt();
            }
        }
    }

    static Map<String, Object> row(Object... pairs) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put((String) pairs[i], pairs[i + 1]);
        }
        return row;
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> rows(Map<String, Object> values, String key) {
        return (List<Map<String, Object>>) values.get(key);
    }
}
