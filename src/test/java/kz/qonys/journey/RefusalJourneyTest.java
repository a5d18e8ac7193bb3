package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.MOBILITY_CENTRE;
import static kz.qonys.journey.FamilyCase.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import kz.qonys.casefile.Stage;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody is refused without having been heard, and only by a person's reasoned decision (reading A18). */
@Journey
class RefusalJourneyTest {

    private static final String HEARING = "userTask_holdHearing";
    private static final String DECISION = "userTask_decideRefusal";

    @Autowired
    private Desk desk;

    @Test
    void shouldCloseTheCase_whenTheHeadRefusesAfterTheHearing() {
        FamilyCase one = proposed();
        assertThat(one.form(HEARING, one.author)).containsEntry("refusalReason", "Мәртебе мерзімі өткен, ұзартылмаған");

        hear(one);
        decide(one, Map.of("decision", "refuse", "refusalReason", "Мәртебе мерзімі өткен; шағым беру түсіндірілді"));

        assertThat(one.summary().stage()).isEqualTo(Stage.REFUSED);
        assertThat(one.summary().open()).isFalse();
        assertThat(desk.running(one.id)).isZero();
        assertThat(desk.passedTasks(one.id))
                .containsExactly("takeApplication", "registerApplication", "holdHearing", "decideRefusal");
        assertThat(desk.gateway.journal().effects(one.id + ":register:1")).isZero();
    }

    @Test
    void shouldGiveTheCaseBackToItsAuthor_whenTheHeadDoesNotRefuse() {
        FamilyCase one = proposed();

        hear(one);
        decide(one, Map.of("decision", "continue"));

        assertThat(one.openTasks()).containsExactly(REGISTER);
        assertThat(one.summary().open()).isTrue();
        one.upload().release();
        assertThat(one.openTasks()).containsExactly(MOBILITY_CENTRE);
    }

    @Test
    void shouldAskForGrounds_whenARefusalGivesNone() {
        FamilyCase one = proposed();
        assertThatThrownBy(() -> desk.walk.submit(one.id, HEARING, one.author, Map.of()))
                .isInstanceOf(FormFieldValidationException.class);
        hear(one);

        assertThatThrownBy(() -> decide(one, Map.of("decision", "refuse")))
                .isInstanceOf(FormFieldValidationException.class);

        assertThat(one.openTasks()).containsExactly(DECISION);
    }

    @Test
    void shouldBeRefusedOnlyByAnotherPerson_whenTheAuthorProposedIt() {
        FamilyCase one = proposed();
        hear(one);

        assertThatThrownBy(() -> desk.walk.submit(one.id, DECISION, one.author,
                Map.of("decision", "refuse", "refusalReason", "Мәртебе мерзімі өткен")))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("sees no task");
    }

    @Test
    void shouldBePossible_whenTheFamilyTakesItsConsentBack() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").take();
        one.application.put("consentGiven", false);
        one.application.put("consentDate", null);
        one.application.put("consentForm", null);

        one.decideAsAuthor("refuse");

        assertThat(one.openTasks()).containsExactly(HEARING);
        assertThat(desk.cases.consents(one.id)).isEmpty();
    }

    private FamilyCase proposed() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko").take();
        one.decideAsAuthor("refuse");
        assertThat(one.openTasks()).containsExactly(HEARING);
        return one;
    }

    private void hear(FamilyCase one) {
        desk.walk.submit(one.id, HEARING, one.author, Map.of("hearingDate", LocalDate.now(desk.clock).toString(),
                "hearingNote", "Отбасы өз дәлелдерін айтты"));
    }

    private void decide(FamilyCase one, Map<String, Object> form) {
        desk.walk.submit(one.id, DECISION, one.from + "-leb-head", form);
    }
}
