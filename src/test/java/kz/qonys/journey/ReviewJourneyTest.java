package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.ASSIGN;
import static kz.qonys.journey.FamilyCase.CONTACT;
import static kz.qonys.journey.FamilyCase.DEPARTURE_BODY;
import static kz.qonys.journey.FamilyCase.MOBILITY_CENTRE;
import static kz.qonys.journey.FamilyCase.REGISTER;
import static kz.qonys.journey.FamilyCase.SETTLEMENT_BODY;
import static kz.qonys.journey.FamilyCase.TAKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.Stage;
import kz.qonys.intake.RequiredDocument;
import kz.qonys.intake.RequiredDocuments;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.KnownFamily;
import kz.qonys.registry.simulator.ReceivedMessages;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import kz.qonys.registry.simulator.SyntheticPopulation.Person;
import kz.qonys.staff.CaseSides.Side;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A family of five from intake to the settlement mobility centre, sent back once by everybody who can. */
@Journey
class ReviewJourneyTest {

    @Autowired
    private Desk desk;

    @Autowired
    private RequiredDocuments required;

    @Test
    void shouldReachTheSettlementMobilityCentre_whenEveryReviewerSentItBackOnce() {
        desk.at("2026-11-16T10:00");
        Family family = desk.gateway.population().family(KnownFamily.FAMILY_OF_FIVE);
        FamilyCase one = FamilyCase.open(desk, family, "sko");
        stands(one, Stage.INTAKE, Side.DEPARTURE, 1, TAKE);
        leaveOutTheSpouse(one);

        one.take();
        stands(one, Stage.REGISTRATION, Side.DEPARTURE, 1, REGISTER);
        onlyWhatNoRegistryHoldsIsAsked(one);
        one.upload();
        assertThat(required.missing(one.id)).isEmpty();
        one.release();
        stands(one, Stage.MOBILITY_CENTRE_DEPARTURE, Side.DEPARTURE, 1, MOBILITY_CENTRE);

        theHeadOfTheMobilityCentreMissesTheSpouse(one);
        theDepartureBodySendsItBack(one);
        theSettlementOfficerSendsItBack(one);

        one.application.put("applicantPhone", "+77010000099");
        one.release().passDepartureSide().assign();
        assertThat(one.rows(SETTLEMENT_BODY, "sko-leb-officer", "changes")).extracting("after")
                .containsExactly("+77010000099");
        one.settlementBodyApproves();

        stands(one, Stage.CONTACT, Side.SETTLEMENT, 4, CONTACT);
        assertThat(desk.passedTasks(one.id)).containsExactly("takeApplication", "registerApplication",
                "checkAtMobilityCentre",
                "registerApplication", "registerApplication", "checkAtMobilityCentre", "checkAtDepartureBody",
                "registerApplication", "checkAtMobilityCentre", "checkAtDepartureBody", "assignOfficer",
                "checkAtSettlementBody",
                "registerApplication", "checkAtMobilityCentre", "checkAtDepartureBody", "assignOfficer",
                "checkAtSettlementBody");
        oneEffectOnThePortalPerRound(one, 4);
        assertThatThrownBy(() -> desk.walk.submit(one.id, CONTACT, "sko-lmc-officer", Map.of()))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("Решение");
    }

    private static void leaveOutTheSpouse(FamilyCase one) {
        String spouse = one.family.spouse().orElseThrow().iin();
        one.application.put("familyMembers", members(one).stream()
                .filter(row -> !spouse.equals(row.get("iin"))).toList());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> members(FamilyCase one) {
        return (List<Map<String, Object>>) one.application.get("familyMembers");
    }

    private void onlyWhatNoRegistryHoldsIsAsked(FamilyCase one) {
        assertThat(one.rows(REGISTER, one.author, "missingDocuments")).hasSameSizeAs(required.missing(one.id));
        assertThat(required.missing(one.id)).extracting(RequiredDocument::clause)
                .contains("copies-identity", "copies-birth");
        Map<String, String> iins = new HashMap<>();
        desk.cases.persons(one.id, Access.system("test"))
                .forEach(person -> iins.put(person.personId(), person.iin()));
        List<String> younger = one.family.children().stream().skip(1).map(Person::iin).toList();
        assertThat(required.missing(one.id)).extracting(document -> iins.get(document.personId()))
                .doesNotContainAnyElementsOf(younger);
        assertThat(one.rows(REGISTER, one.author, "registryAnswers"))
                .as("the consent, the family card and four persons").hasSize(6);
    }

    private void theHeadOfTheMobilityCentreMissesTheSpouse(FamilyCase one) {
        String head = one.from + "-lmc-head";
        List<Map<String, Object>> relatives = one.rows(MOBILITY_CENTRE, head, "relativesCompared");
        assertThat(relatives).filteredOn(row -> row.get("declared").equals("")).extracting("mark")
                .containsExactly("есть в карте, не указан в заявлении");
        assertThat(relatives).filteredOn(row -> !row.get("declared").equals("")).extracting("mark")
                .containsOnly("совпадает");
        one.returned(MOBILITY_CENTRE, head, "familyMembers", "Жұбайы көрсетілмеген");
        stands(one, Stage.REGISTRATION, Side.DEPARTURE, 2, REGISTER);
        theAuthorReads(one, "Жұбайы көрсетілмеген", 1);

        one.application.put("familyMembers", desk.walk.application(one.family, "sko-cc").get("familyMembers"));
        long asked = questions();
        one.askAgain();
        assertThat(questions() - asked).as("only the spouse is asked about").isEqualTo(1);
        one.upload().release();
        assertThat(one.rows(MOBILITY_CENTRE, head, "changes")).extracting("before").containsExactly("");
        assertThat(one.rows(MOBILITY_CENTRE, head, "relativesCompared")).extracting("mark").containsOnly("совпадает");
        one.mobilityCentreApproves();
    }

    private void theDepartureBodySendsItBack(FamilyCase one) {
        stands(one, Stage.LOCAL_BODY_DEPARTURE, Side.DEPARTURE, 2, DEPARTURE_BODY);
        one.returned(DEPARTURE_BODY, one.from + "-leb-head", "applicantAddress", "Мекенжайы толық емес");
        stands(one, Stage.REGISTRATION, Side.DEPARTURE, 3, REGISTER);
        theAuthorReads(one, "Мекенжайы толық емес", 2);

        one.application.put("applicantAddress", "Түркістан, Жібек жолы, 12, 7");
        one.release();
        assertThat(one.rows(MOBILITY_CENTRE, one.from + "-lmc-head", "changes")).extracting("after")
                .containsExactly("Түркістан, Жібек жолы, 12, 7");
        one.mobilityCentreApproves();
        assertThat(one.rows(DEPARTURE_BODY, one.from + "-leb-head", "changes")).hasSize(1);
        one.departureBodyApproves();
        stands(one, Stage.ASSIGNMENT, Side.SETTLEMENT, 3, ASSIGN);
        one.assign();
    }

    private void theSettlementOfficerSendsItBack(FamilyCase one) {
        stands(one, Stage.LOCAL_BODY_SETTLEMENT, Side.SETTLEMENT, 3, SETTLEMENT_BODY);
        assertThat(desk.task(one.id, SETTLEMENT_BODY).getAssignee()).isEqualTo("sko-leb-officer");
        one.returned(SETTLEMENT_BODY, "sko-leb-officer", "applicantPhone", "Нөмір жауап бермейді");
        stands(one, Stage.REGISTRATION, Side.DEPARTURE, 4, REGISTER);
        theAuthorReads(one, "Нөмір жауап бермейді", 3);
    }

    private static void theAuthorReads(FamilyCase one, String text, int round) {
        assertThat(one.rows(REGISTER, one.author, "openRemarks")).extracting("text", "round")
                .containsExactly(tuple(text, round));
    }

    private void stands(FamilyCase one, Stage stage, Side holder, int round, String task) {
        assertThat(one.summary()).extracting("stage", "holder", "round").containsExactly(stage, holder, round);
        assertThat(one.openTasks()).containsExactly(task);
    }

    private long questions() {
        return desk.gateway.journal().count(GatewaySimulator.PERSON_SERVICE)
                + desk.gateway.journal().count(GatewaySimulator.FAMILY_CARD_SERVICE);
    }

    private void oneEffectOnThePortalPerRound(FamilyCase one, int rounds) {
        List<String> effects = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            effects.add(one.id + ":register:" + round);
        }
        assertThat(desk.gateway.journal().entries()).filteredOn(ReceivedMessages.Entry::effective)
                .extracting(ReceivedMessages.Entry::idempotencyKey)
                .filteredOn(key -> key.startsWith(one.id)).containsExactlyElementsOf(effects);
    }
}
