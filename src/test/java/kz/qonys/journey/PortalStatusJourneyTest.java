package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.CONTACT;
import static kz.qonys.journey.FamilyCase.MOBILITY_CENTRE;
import static kz.qonys.journey.FamilyCase.REGISTER;
import static kz.qonys.journey.FamilyCase.SETTLEMENT_BODY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseCardPart;
import kz.qonys.casefile.CaseFields;
import kz.qonys.casefile.SealedColumn;
import kz.qonys.registry.outbox.Outbox;
import kz.qonys.registry.outbox.OutboxDispatcher;
import kz.qonys.registry.outbox.OutboxOperations;
import kz.qonys.registry.outbox.OutboxRow;
import kz.qonys.registry.outbox.OutboxState;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.GatewaySimulator.Outage;
import kz.qonys.registry.simulator.ReceivedMessages.Entry;
import kz.qonys.review.Withdrawals;
import kz.qonys.staff.StaffDirectory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The portal hears of every outcome of the review, once and in order, and no officer ever waits for it. */
@Journey
class PortalStatusJourneyTest {

    @Autowired
    private Desk desk;

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxDispatcher dispatcher;

    @Autowired
    private OutboxOperations operations;

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private CaseFields fields;

    @Autowired
    private List<SealedColumn> rotated;

    @Autowired
    private List<CaseCardPart> parts;

    @Autowired
    private StaffDirectory staff;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void shouldTellReturnAndAcceptance_whenTheReviewGoesThroughARound() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav").walkTo(MOBILITY_CENTRE);
        one.returned(MOBILITY_CENTRE, one.from + "-lmc-head", "applicantAddress", "Уточните адрес");

        assertThat(told(one)).containsExactly("returned");
        assertThat(outbox.ofCase(one.id).get(0).state()).as("only a row so far").isEqualTo(OutboxState.WAITING);
        assertThat(shown(one)).as("what may change between signing and sending").isNotEmpty()
                .noneMatch(row -> row.get("registry").toString().contains("возвращено на доработку"));
        one.release().passDepartureSide().assign().settlementBodyApproves();
        dispatcher.sendAllDue();

        assertThat(told(one)).containsExactly("returned", "handed-to-settlement");
        List<OutboxRow> rows = outbox.ofCase(one.id);
        assertThat(rows).allMatch(row -> row.state() == OutboxState.ACKNOWLEDGED)
                .allMatch(row -> row.caseNumber().equals(one.summary().caseNumber()));
        assertThat(rows).extracting(OutboxRow::activityId)
                .containsExactly("serviceTask_returnToAuthor", "endEvent_handedOver");
        assertThat(effects()).containsSubsequence(one.id + ":register:1", rows.get(0).id(), one.id + ":register:2",
                rows.get(1).id());
        assertThat(rows).allSatisfy(row -> assertThat(desk.gateway.journal().effects(row.id())).isEqualTo(1));
        assertThat(events(one)).containsSubsequence("portal-told-returned", "portal-told-handed-to-settlement");
        assertThat(card(one)).anyMatch(row -> row.get("registry").toString().contains("возвращено на доработку")
                && row.get("outcome").equals("подтверждена"));
    }

    @Test
    void shouldTellTheRefusal_whenTheApplicationHadBeenRegistered() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav").walkTo(MOBILITY_CENTRE);
        one.returned(MOBILITY_CENTRE, one.from + "-lmc-head", "applicantAddress", "Уточните адрес");
        refuse(one);
        dispatcher.sendAllDue();

        assertThat(told(one)).containsExactly("returned", "refused");
        assertThat(desk.running(one.id)).isZero();
        assertThat(events(one)).contains("portal-told-refused");
    }

    @Test
    void shouldTellNothing_whenThePortalNeverHeardOfTheApplication() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav").take();
        refuse(one);

        assertThat(outbox.ofCase(one.id)).isEmpty();
    }

    @Test
    void shouldTellTheWithdrawal_whenItEndsTheReview() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav").walkTo(SETTLEMENT_BODY);
        withdraw(one);
        dispatcher.sendAllDue();

        assertThat(told(one)).containsExactly("withdrawn");
        assertThat(outbox.ofCase(one.id)).allMatch(row -> row.state() == OutboxState.ACKNOWLEDGED);
    }

    @Test
    void shouldLetPeopleWork_whileThePortalHangs() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav").walkTo(SETTLEMENT_BODY);
        long before = desk.gateway.journal().count(GatewaySimulator.PORTAL_SERVICE);
        desk.gateway.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.HANG);

        one.settlementBodyApproves();

        assertThat(one.openTasks()).containsExactly(CONTACT);
        assertThat(desk.gateway.journal().count(GatewaySimulator.PORTAL_SERVICE)).isEqualTo(before);
        assertThat(told(one)).containsExactly("handed-to-settlement");
        desk.gateway.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.NORMAL);
        dispatcher.sendAllDue();
    }

    @Test
    void shouldLeaveNoRow_whenTheStepRollsBack() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav").walkTo(SETTLEMENT_BODY);

        transaction.executeWithoutResult(status -> {
            one.settlementBodyApproves();
            assertThat(told(one)).containsExactly("handed-to-settlement");
            status.setRollbackOnly();
        });

        assertThat(told(one)).isEmpty();
        assertThat(one.openTasks()).containsExactly(SETTLEMENT_BODY);
        one.settlementBodyApproves();
        assertThat(told(one)).containsExactly("handed-to-settlement");
        dispatcher.sendAllDue();
    }

    @Test
    void shouldNotRegisterANewRoundBeforeTheReturnIsTold() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav").walkTo(MOBILITY_CENTRE);
        one.returned(MOBILITY_CENTRE, one.from + "-lmc-head", "applicantAddress", "Уточните адрес");
        desk.gateway.down(Outage.SERVICE_UNAVAILABLE);
        dispatcher.sendAllDue();
        desk.gateway.up();
        one.decideAsAuthor("release");
        desk.walk.runDueJobs(one.id);
        assertThat(one.openTasks()).as("the return is still on its way").isEmpty();
        assertThat(desk.gateway.journal().deliveries(one.id + ":register:2")).isZero();

        desk.clock.move(Duration.ofMinutes(1));
        desk.walk.runDueJobs(one.id);

        assertThat(one.openTasks()).containsExactly(MOBILITY_CENTRE);
        assertThat(effects()).containsSubsequence(outbox.ofCase(one.id).get(0).id(), one.id + ":register:2");
    }

    @Test
    void shouldNotHoldTheFamilyUp_whenOnlyAnOperatorCanMoveAReport() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav").walkTo(MOBILITY_CENTRE);
        one.returned(MOBILITY_CENTRE, one.from + "-lmc-head", "applicantAddress", "Уточните адрес");
        desk.gateway.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.UNSIGNED);
        dispatcher.sendAllDue();
        desk.gateway.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.NORMAL);
        assertThat(outbox.ofCase(one.id)).extracting(OutboxRow::state).containsExactly(OutboxState.DEAD);

        one.release();
        assertThat(one.openTasks()).containsExactly(MOBILITY_CENTRE);
        operations.giveUp(outbox.ofCase(one.id).get(0).id(), "Новый круг уже зарегистрирован", "admin");

        assertThat(events(one)).contains("portal-not-told");
        assertThat(operations.open(200)).extracting(OutboxRow::caseId).doesNotContain(one.id);
    }

    @Test
    void shouldSealPayloadsUnderTheKeysOfTheCaseFile() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav").walkTo(SETTLEMENT_BODY);
        one.settlementBodyApproves();
        String sealed = payload(one);
        assertThat(rotated)
                .contains(new SealedColumn("outbox", "payload"), new SealedColumn("outbox_action", "reason"));
        assertThat(sealed).matches("[a-z0-9-]+:[A-Za-z0-9+/=]+");

        desk.jdbc.sql("update outbox set payload = ? where case_id = ?").param("old" + sealed).param(one.id).update();
        dispatcher.sendAllDue();
        assertThat(outbox.ofCase(one.id)).extracting(OutboxRow::reason).containsExactly("payload-unreadable");

        desk.jdbc.sql("update outbox set payload = ? where case_id = ?").param(sealed).param(one.id).update();
        operations.sendAgain(outbox.ofCase(one.id).get(0).id(), "admin");
        dispatcher.sendAllDue();
        assertThat(outbox.ofCase(one.id)).extracting(OutboxRow::state).containsExactly(OutboxState.ACKNOWLEDGED);
    }

    private String payload(FamilyCase one) {
        return desk.jdbc.sql("select payload from outbox where case_id = ?").param(one.id).query(String.class).single();
    }

    private void refuse(FamilyCase one) {
        one.decideAsAuthor("refuse");
        desk.walk.submit(one.id, "userTask_holdHearing", one.author, Map.of("hearingDate",
                LocalDate.now(desk.clock).toString(), "hearingNote", "Отбасы тыңдалды, дәлелдері ескерілді"));
        desk.walk.submit(one.id, "userTask_decideRefusal", one.from + "-leb-head", Map.of("decision", "refuse",
                "refusalReason", "Мәртебе мерзімі өткен; шағым беру түсіндірілді"));
    }

    private void withdraw(FamilyCase one) {
        fields.write(one.id, Map.of("withdrawalReason", "Отбасы ойынан қайтты"),
                new Access(one.author, one.from + "-cc", null, "withdrawal"));
        withdrawals.request(one.id);
        desk.walk.submit(one.id, "userTask_confirmWithdrawal", one.author, Map.of("decision", "withdraw", "hearingDate",
                LocalDate.now(desk.clock).toString(), "hearingNote", "Отбасымен сөйлестік, түсіндірдік"));
    }

    private List<String> told(FamilyCase one) {
        return outbox.ofCase(one.id).stream().map(OutboxRow::subject).toList();
    }

    private List<String> effects() {
        return desk.gateway.journal().entries().stream().filter(Entry::effective).map(Entry::idempotencyKey).toList();
    }

    private List<String> events(FamilyCase one) {
        return desk.jdbc.sql("select code from case_event where case_id = ? order by id").param(one.id)
                .query(String.class).list();
    }

    private List<Map<String, Object>> shown(FamilyCase one) {
        return desk.rows(fields.read(one.id, List.of("registryAnswers"), new Access(one.author, one.from + "-cc", null,
                "test")), "registryAnswers");
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> card(FamilyCase one) {
        CaseCardPart registry = parts.stream().filter(part -> part.name().equals("registry")).findFirst().orElseThrow();
        return (List<Map<String, Object>>) registry.part(one.id, staff.officer(one.author).orElseThrow());
    }
}
