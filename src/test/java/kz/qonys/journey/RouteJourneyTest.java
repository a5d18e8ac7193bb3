package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.ASSIGN;
import static kz.qonys.journey.FamilyCase.CONTACT;
import static kz.qonys.journey.FamilyCase.DEPARTURE_BODY;
import static kz.qonys.journey.FamilyCase.MOBILITY_CENTRE;
import static kz.qonys.journey.FamilyCase.REGISTER;
import static kz.qonys.journey.FamilyCase.SETTLEMENT_BODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.DocumentKind;
import kz.qonys.casefile.Documents;
import kz.qonys.casefile.Documents.Upload;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import kz.qonys.staff.Staff;
import kz.qonys.staff.StandIn;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom an application passes: readings A1, A3, A9, A16, A17. */
@Journey
class RouteJourneyTest {

    @Autowired
    private Desk desk;

    @Autowired
    private Staff staff;

    @Autowired
    private Documents documents;

    @Test
    void shouldSkipTheDepartureBody_whenTheFamilySettlesInItsOwnRegion() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko", "sko", false);

        one.take().upload().release().mobilityCentreApproves();

        assertThat(one.openTasks()).containsExactly(ASSIGN);
        one.assign().settlementBodyApproves();
        assertThat(one.openTasks()).containsExactly(CONTACT);
        assertThat(desk.passedTasks(one.id)).doesNotContain("checkAtDepartureBody");
    }

    @Test
    void shouldKeepTwoPersons_whenOneStandsInForTheOther() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav", "pav", false).walkTo(MOBILITY_CENTRE);
        LocalDate today = LocalDate.now(desk.clock);
        StandIn standIn = new StandIn("pav-lmc-head", "pav-leb-head", today, today.plusDays(1));
        staff.standIn(standIn);
        try {
            desk.walk.submit(one.id, MOBILITY_CENTRE, "pav-leb-head", Map.of("decision", "approve"));

            assertThatThrownBy(one::assign).isInstanceOf(FormFieldValidationException.class)
                    .hasMessageContaining("Этот шаг должен выполнить другой сотрудник");
            assertThat(one.openTasks()).containsExactly(ASSIGN);
        } finally {
            staff.endStandIn(standIn, today.minusDays(1));
        }
    }

    @Test
    void shouldBeCarriedByTheOpeningCentre_whenTheFamilyIsAbroad() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav", "pav", true);

        one.take().upload().release().mobilityCentreApproves().assign().settlementBodyApproves();

        assertThat(one.summary().abroad()).isTrue();
        assertThat(one.openTasks()).containsExactly(CONTACT);
        assertThat(desk.passedTasks(one.id)).containsExactly("takeApplication", "registerApplication",
                "checkAtMobilityCentre", "assignOfficer", "checkAtSettlementBody");
    }

    @Test
    void shouldPassTheWholeChain_whenTheFamilyMovesWithinTheCountry() {
        Family family = desk.freshFamily(found -> found.category().equals("migrant"));
        FamilyCase one = FamilyCase.open(desk, family, "sko");

        one.walkTo(CONTACT);

        assertThat(one.summary().category()).isEqualTo("migrant");
        assertThat(desk.passedTasks(one.id)).containsExactly("takeApplication", "registerApplication",
                "checkAtMobilityCentre", "checkAtDepartureBody", "assignOfficer", "checkAtSettlementBody");
    }

    @Test
    void shouldGoStraightBackToTheOfficer_whenOnlyADocumentWasAdded() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav").walkTo(SETTLEMENT_BODY);
        one.returned(SETTLEMENT_BODY, "pav-leb-officer", "documentsOnFile", "Аударма оқылмайды");
        assertThat(one.rows(REGISTER, one.author, "openRemarks")).extracting("field")
                .containsExactly("Документы в деле");

        addDocument(one);
        one.release().mobilityCentreApproves();

        assertThat(one.openTasks()).containsExactly(SETTLEMENT_BODY);
        assertThat(desk.task(one.id, SETTLEMENT_BODY).getAssignee()).isEqualTo("pav-leb-officer");
    }

    @Test
    void shouldRepeatTheChain_whenContentWasChanged() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav").walkTo(SETTLEMENT_BODY);
        one.returned(SETTLEMENT_BODY, "pav-leb-officer", "applicantPhone", "Нөмір қате");

        one.application.put("applicantPhone", "+77010000098");
        one.release().mobilityCentreApproves();

        assertThat(one.openTasks()).containsExactly(DEPARTURE_BODY);
        one.departureBodyApproves();
        assertThat(one.openTasks()).containsExactly(ASSIGN);
    }

    @Test
    void shouldPassTheDepartureBodyAgain_whenItHasNotSignedTheChangedContent() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav").walkTo(SETTLEMENT_BODY);
        one.returned(SETTLEMENT_BODY, "pav-leb-officer", "applicantPhone", "Нөмір қате");
        one.application.put("applicantPhone", "+77010000097");
        one.release().mobilityCentreApproves();
        one.returned(DEPARTURE_BODY, one.from + "-leb-head", "documentsOnFile", "Аударма жоқ");

        addDocument(one);
        one.release().mobilityCentreApproves();

        assertThat(one.openTasks()).containsExactly(DEPARTURE_BODY);
    }

    @Test
    void shouldKeepTheOfficersRemarkOpen_whenTheHeadOnlyAssignsAgain() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "pav").walkTo(SETTLEMENT_BODY);
        one.returned(SETTLEMENT_BODY, "pav-leb-officer", "applicantPhone", "Нөмір қате");
        one.application.put("applicantPhone", "+77010000096");

        one.release().passDepartureSide().assign();

        assertThat(openRemarks(one)).isEqualTo(1);
        one.settlementBodyApproves();
        assertThat(openRemarks(one)).isZero();
    }

    @Test
    void shouldKeepWhatTheOfficerTicked_whenAStepIsDone() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").walkTo(MOBILITY_CENTRE);
        desk.walk.submit(one.id, MOBILITY_CENTRE, one.from + "-lmc-head", Map.of("decision", "return",
                "refusalProposed", true, "remarks", List.of(Map.of("field", "applicantIin",
                        "text", "Сәйкес емес"))));

        one.release().passDepartureSide().assign().settlementBodyApproves();

        assertThat(desk.jdbc.sql("select code from case_event where case_id = ? and code in ('refusal-proposed',"
                        + " 'data-complete', 'scans-present', 'consent-present') order by code").param(one.id)
                .query(String.class).list())
                .containsExactly("consent-present", "data-complete", "refusal-proposed", "scans-present");
    }

    private int openRemarks(FamilyCase one) {
        return desk.jdbc.sql("select count(*) from case_remark where case_id = ? and resolved_at is null").param(one.id)
                .query(Integer.class).single();
    }

    private void addDocument(FamilyCase one) {
        String applicant = desk.cases.persons(one.id, Access.system("test")).get(0).personId();
        documents.add(one.id, new Upload(applicant, DocumentKind.TRANSLATION.code(), "translation.pdf",
                new ByteArrayInputStream("%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII))),
                new Access(one.author, one.from + "-cc", null, "upload"));
    }
}
