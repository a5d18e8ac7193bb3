package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.CONTACT;
import static kz.qonys.journey.FamilyCase.DEPARTURE_BODY;
import static kz.qonys.journey.FamilyCase.MOBILITY_CENTRE;
import static kz.qonys.journey.FamilyCase.REGISTER;
import static kz.qonys.journey.FamilyCase.SETTLEMENT_BODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.language.FaultException;
import kz.qonys.language.Language;
import kz.qonys.signature.Attempt;
import kz.qonys.signature.SignatureRecheck;
import kz.qonys.signature.SignedContent;
import kz.qonys.signature.SignedDecisions.Checked;
import kz.qonys.signature.SignedDecisions;
import kz.qonys.signature.Snapshot;
import kz.qonys.signature.demo.DevelopmentCaServer;
import kz.qonys.signature.demo.KeyKind;
import kz.qonys.signature.demo.KeyProfile;
import kz.qonys.staff.StandIn;
import kz.qonys.staff.Staff;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

/** The review with every step signed: what stands, what falls, and what is never accepted. */
@Journey
class SigningJourneyTest extends SignedSteps {

    @Autowired
    private SignedDecisions decisions;

    @Autowired
    private Staff people;

    @Autowired
    private DevelopmentCaServer authority;

    @Autowired
    private SignatureRecheck recheck;

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
        addScan(one, documents.onFile(one.id).get(0),
                "%PDF-1.4\n%clearer\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
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
    void shouldSayForWhomSomebodySigns_whenTheHeadIsAbsent() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(MOBILITY_CENTRE);
        LocalDate today = LocalDate.now(desk.clock);
        StandIn leave = new StandIn(one.from + "-lmc-head", one.from + "-lmc-officer", today, today);
        people.standIn(leave);
        try {
            Snapshot wanted = begin(one, leave.deputy(), Language.RU);
            SignedContent.Signer signer = wanted.content().signer();
            assertThat(signer.roleName()).startsWith("руководитель центра трудовой мобильности (замещает: "
                    + staff.officer(leave.absent()).orElseThrow().surname());

            desk.walk.submit(one.id, MOBILITY_CENTRE, leave.deputy(), APPROVE);
            assertThat(keys.key(signer.iin(), signer.bin(), List.of(), KeyProfile.HEAD)).as("its key in the demo")
                    .isPresent();
        } finally {
            people.endStandIn(leave, today.minusDays(1));
        }
        assertThat(check(one)).extracting(Checked::role).last().asString().contains("замещает");
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
    void shouldNameStepRoleAndClauseInTheReadersLanguage_andTheTextAsItWasSigned() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(DEPARTURE_BODY);
        LocaleContextHolder.setLocale(Language.KK.locale());

        Checked checked = check(one).get(1);
        assertThat(checked.step()).isEqualTo("Отбасының цифрлық картасы бойынша тексеру");
        assertThat(checked.textLanguage()).isEqualTo("орысша");
        assertThat(checked.role()).contains("басшысы");
        assertThat(checked.clause()).startsWith("170 бұйрық");
        assertThat(checked.decision()).isEqualTo("замечаний нет, направить дальше");
    }

    @Test
    void shouldWaitAndBeAcceptedLater_whenTheAuthorityDoesNotAnswer() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(MOBILITY_CENTRE);
        String head = one.from + "-lmc-head";
        Task task = desk.task(one.id, MOBILITY_CENTRE);
        Snapshot wanted = begin(one, head, Language.RU);
        authority.outage(true, true);
        try {
            assertThat(signing.finish(wanted.id(), head, key(head, wanted, KeyProfile.HEAD).sign(wanted.bytes()))
                    .outcome())
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

    private List<Checked> check(FamilyCase one) {
        String side = one.summary().holder().name().equals("SETTLEMENT") ? one.to + "-leb-head" : one.author;
        return decisions.check(one.id, staff.officer(side).orElseThrow());
    }
}
