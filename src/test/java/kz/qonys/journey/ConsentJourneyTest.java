package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.Person;
import kz.qonys.intake.RequiredDocuments;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.SimulatedConsents.Will;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Consent of persons to the reading of a registry: a state of the case with its own clock, per person and registry. */
@Journey
class ConsentJourneyTest {

    private static final String SERVICE = GatewaySimulator.PERSON_SERVICE;

    @Autowired
    private Desk desk;

    @Autowired
    private RequiredDocuments required;

    @Test
    void shouldGoOnByItself_whenTheConsentComesAfterTwoDays() {
        desk.at("2026-11-16T10:00");
        Family family = desk.freshFamily();
        desk.gateway.consents().answers(family.applicant().iin(), new Will.Grants(Duration.ofDays(2)));
        FamilyCase one = FamilyCase.open(desk, family, "sko").take();
        assertThat(one.openTasks()).isEmpty();
        assertThat(outcomes(one, "consent")).contains("awaited");

        pass(one, Duration.ofHours(47));
        assertThat(one.openTasks()).doesNotContain(REGISTER).as("one business day later it may be entered by hand")
                .contains("userTask_enterManually");
        pass(one, Duration.ofHours(3));

        assertThat(one.openTasks()).containsExactly(REGISTER);
        assertThat(outcomes(one, "person")).containsOnly("ok");
        assertThat(desk.gateway.consents().messages(family.applicant().iin(), SERVICE)).isEqualTo(1);
        assertNothingSecretIsStored(one);
    }

    @Test
    void shouldAskForThePaperAndAskAnew_whenTheConsentIsRefused() {
        desk.at("2026-11-16T10:00");
        Family family = desk.freshFamily(this::local);
        String iin = family.applicant().iin();
        desk.gateway.consents().answers(iin, new Will.Refuses());

        FamilyCase one = FamilyCase.open(desk, family, "sko").take();

        assertThat(one.openTasks()).containsExactly(REGISTER);
        assertThat(one.rows(REGISTER, one.author, "registryAnswers")).extracting("outcome")
                .contains("лицо отказало в согласии");
        assertThat(required.missing(one.id)).extracting(document -> document.personId() + document.kind().code())
                .contains(applicant(one).personId() + "identity");
        desk.gateway.consents().answers(iin, new Will.Grants(Duration.ZERO));
        desk.clock.move(Duration.ofMinutes(6));
        one.askAgain();

        assertThat(one.openTasks()).containsExactly(REGISTER);
        assertThat(outcomes(one, "person")).containsOnly("ok");
        assertThat(desk.gateway.consents().messages(iin, SERVICE)).isEqualTo(2);
    }

    @Test
    void shouldAskAgain_whenTheConsentEndsBetweenGrantAndCall() {
        desk.at("2026-11-16T10:00");
        Family family = desk.freshFamily();
        String iin = family.applicant().iin();
        FamilyCase one = FamilyCase.open(desk, family, "sko");
        desk.walk.submit(one.id, FamilyCase.TAKE, one.author, one.application);
        execute(one, "serviceTask_askConsent");
        assertThat(desk.gateway.consents().messages(iin, SERVICE)).isEqualTo(1);
        desk.gateway.consents().withdraw(iin);

        desk.walk.runDueJobs(one.id);

        assertThat(one.openTasks()).containsExactly(REGISTER);
        assertThat(outcomes(one, "person")).containsOnly("ok");
        assertThat(desk.gateway.consents().messages(iin, SERVICE)).isEqualTo(2);
        assertThat(desk.engine.getRuntimeService().createIncidentQuery().count()).isZero();
    }

    @Test
    void shouldWaitForOneOnly_whenFourOfFiveAreAnswered() {
        desk.at("2026-11-16T10:00");
        Family family = desk.freshFamily(one -> one.category().equals("kandas") && one.spouse().isPresent()
                && one.members().size() == 4);
        desk.gateway.consents().answers(family.spouse().orElseThrow().iin(), new Will.Grants(Duration.ofHours(5)));

        FamilyCase one = FamilyCase.open(desk, family, "sko").take();

        assertThat(one.openTasks()).isEmpty();
        assertThat(outcomes(one, "person")).hasSize(4).containsOnly("ok");
        assertThat(outcomes(one, "family")).containsOnly("ok");
        assertThat(desk.engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("registry-inquiry")
                .variableValueEquals("caseId", one.id).count()).isEqualTo(1);
        pass(one, Duration.ofHours(6));
        assertThat(one.openTasks()).containsExactly(REGISTER);
        assertThat(outcomes(one, "person")).hasSize(5).containsOnly("ok");
    }

    @Test
    void shouldAskThreeTimesAndThenLeaveItToThePaper_whenNobodyAnswers() {
        desk.at("2026-11-02T10:00");
        Family family = desk.freshFamily();
        desk.gateway.consents().answers(family.applicant().iin(), new Will.Silent());
        FamilyCase one = FamilyCase.open(desk, family, "sko").take();

        pass(one, Duration.ofDays(9).plusHours(3));

        assertThat(one.openTasks()).containsExactly(REGISTER);
        assertThat(desk.gateway.consents().messages(family.applicant().iin(), SERVICE)).isEqualTo(3);
        assertThat(one.rows(REGISTER, one.author, "registryAnswers")).extracting("outcome")
                .contains("лицо не ответило на запрос согласия");
    }

    private boolean local(Family family) {
        return family.applicant().paper().filter(paper -> paper.type().issuedHere()).isPresent();
    }

    /** Lets time pass by the hour, with everything that falls due. */
    private void pass(FamilyCase one, Duration time) {
        for (long hour = 0; hour < time.toHours(); hour++) {
            desk.clock.move(Duration.ofHours(1));
            desk.walk.runDueJobs(one.id);
        }
    }

    private void execute(FamilyCase one, String activity) {
        desk.engine.getRuntimeService().createProcessInstanceQuery().variableValueEquals("caseId", one.id).list()
                .forEach(instance -> desk.engine.getManagementService().createJobQuery()
                        .processInstanceId(instance.getId()).activityId(activity).list().stream().map(Job::getId)
                        .forEach(desk.engine.getManagementService()::executeJob));
    }

    private List<String> outcomes(FamilyCase one, String operation) {
        return desk.jdbc.sql("select outcome from registry_call where case_id = ? and operation = ?")
                .params(one.id, operation).query(String.class).list();
    }

    private Person applicant(FamilyCase one) {
        return desk.cases.persons(one.id, Access.system("test")).stream().filter(Person::applicant).findFirst()
                .orElseThrow();
    }

    private void assertNothingSecretIsStored(FamilyCase one) {
        assertThat(desk.jdbc.sql("select sealed_grant from registry_consent where case_id = ?").param(one.id)
                .query(String.class).list()).isNotEmpty().noneMatch(sealed -> sealed.contains("c2ltdWxhdG9y"));
        assertThat(desk.jdbc.sql("select distinct NAME_ from ACT_HI_VARINST where PROC_DEF_KEY_ = 'registry-inquiry'")
                .query(String.class).list()).isSubsetOf("caseId", "departureOffice", "settlementOffice", "question",
                        "reconciling", "outcome", "nextAttempt", "waitingFor", "consentsRefused", "exchange",
                        "decision", "round");
        List<Map<String, Object>> values =
                desk.jdbc.sql("select TEXT_ from ACT_HI_VARINST where TEXT_ like '%c2ltdWxh%'")
                .query().listOfRows();
        assertThat(values).isEmpty();
        assertThat(desk.engine.getRuntimeService().createVariableInstanceQuery().list())
                .extracting(VariableInstance::getValue).doesNotContain("c2ltdWxhdG9y");
    }
}
