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

import java.time.LocalDate;
import java.util.Map;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFields;
import kz.qonys.casefile.Stage;
import kz.qonys.language.FaultException;
import kz.qonys.registry.simulator.GatewaySimulator.Outage;
import kz.qonys.review.Withdrawals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A family may take its application back while its case is open; a person confirms it. */
@Journey
class WithdrawalJourneyTest {

    private static final String CONFIRM = "userTask_confirmWithdrawal";

    @Autowired
    private Desk desk;

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private CaseFields fields;

    @ParameterizedTest
    @ValueSource(strings = {TAKE, REGISTER, MOBILITY_CENTRE, DEPARTURE_BODY, ASSIGN, SETTLEMENT_BODY, CONTACT})
    void shouldEndWithNothingLeftRunning_whenWithdrawalIsConfirmed(String step) {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav").walkTo(step);
        request(one);
        assertThat(one.openTasks()).containsExactlyInAnyOrder(CONFIRM, step);

        confirm(one, "withdraw");

        assertOver(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {TAKE, MOBILITY_CENTRE, SETTLEMENT_BODY, CONTACT})
    void shouldGoOn_whenTheFamilyThinksBetterOfIt(String step) {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav").walkTo(step);
        request(one);

        confirm(one, "continue");

        assertThat(one.openTasks()).containsExactly(step);
        request(one);
        confirm(one, "withdraw");
        assertOver(one);
    }

    @Test
    void shouldEnd_whenRegistriesHaveNotAnsweredYet() {
        desk.gateway.down(Outage.REFUSED);
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav").take();
        assertThat(one.summary().stage()).isEqualTo(Stage.REGISTRY_REQUESTS);
        request(one);

        confirm(one, "withdraw");

        assertOver(one);
    }

    @Test
    void shouldEnd_whenARefusalIsBeingHeard() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav").take();
        one.decideAsAuthor("refuse");
        request(one);

        confirm(one, "withdraw");

        assertOver(one);
    }

    @Test
    void shouldObject_whenAWithdrawalIsBeingConfirmedOrTheCaseIsClosed() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav").walkTo(SETTLEMENT_BODY);
        request(one);

        assertThatThrownBy(() -> withdrawals.request(one.id)).isInstanceOf(FaultException.class);
        confirm(one, "continue");
        one.settlementBodyApproves();
        assertThat(one.openTasks()).containsExactly(CONTACT);
        request(one);
        confirm(one, "withdraw");

        assertThatThrownBy(() -> withdrawals.request(one.id)).isInstanceOf(FaultException.class);
    }

    private void request(FamilyCase one) {
        fields.write(one.id, Map.of("withdrawalReason", "Отбасы ойынан қайтты"),
                new Access(one.author, one.from + "-cc", null, "withdrawal"));
        withdrawals.request(one.id);
    }

    private void confirm(FamilyCase one, String decision) {
        assertThat(one.form(CONFIRM, one.author)).containsEntry("withdrawalReason", "Отбасы ойынан қайтты");
        desk.walk.submit(one.id, CONFIRM, one.author, Map.of("decision", decision,
                "hearingDate", LocalDate.now(desk.clock).toString(), "hearingNote",
                "Отбасымен сөйлестік, түсіндірдік"));
    }

    private void assertOver(FamilyCase one) {
        assertThat(one.summary().stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(one.summary().open()).isFalse();
        assertThat(desk.running(one.id)).isZero();
        assertThat(one.openTasks()).isEmpty();
        assertThat(desk.jdbc.sql("select count(*) from term_open where case_id = ?").param(one.id)
                .query(Integer.class).single()).isZero();
        assertThat(desk.jdbc.sql("select count(*) from ACT_RU_JOB j "
                        + "join ACT_HI_PROCINST p on p.ID_ = j.PROCESS_INSTANCE_ID_ where p.BUSINESS_KEY_ = ?")
                        .param(one.summary().caseNumber())
                .query(Integer.class).single()).isZero();
    }
}
