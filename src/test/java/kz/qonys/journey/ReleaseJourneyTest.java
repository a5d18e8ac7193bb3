package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.CaseFields;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What stands in the way of a release is said at once, and nothing of a refused release stays. */
@Journey
class ReleaseJourneyTest {

    @Autowired
    private Desk desk;

    @Autowired
    private CaseFields fields;

    @Test
    void shouldNameEverythingAtOnce_whenIinDocumentsAndConsentAreMissing() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(
                family -> family.category().equals("kandas") && family.members().size() > 1), "sko");
        one.application.put("familyMembers", withoutIin(one, 0));
        one.take();
        Map<String, Object> before = read(one);
        int events = events(one);
        one.application.put("consentGiven", false);
        one.application.put("consentDate", null);
        one.application.put("consentForm", null);
        one.application.put("applicantPhone", "+77010000095");

        assertThatThrownBy(one::release).isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("нужен ИИН")
                .hasMessageContaining("Нет согласия")
                .hasMessageContaining("Не хватает документов");

        assertThat(read(one)).isEqualTo(before);
        assertThat(events(one)).isEqualTo(events);
        assertThat(one.openTasks()).containsExactly(REGISTER);
        assertThat(desk.task(one.id, REGISTER).getAssignee()).isEqualTo(one.author);
        assertThat(desk.engine.getRuntimeService().getVariables(desk.task(one.id, REGISTER).getExecutionId()))
                .doesNotContainKeys("decision", "onlyDocumentsAdded");
        assertThat(desk.gateway.journal().deliveries(one.id + ":register:1")).isZero();
    }

    @Test
    void shouldWaitForTheRegistries_whenAPersonWasAddedAfterTheyWereAsked() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(family -> family.spouse().isPresent()
                && family.category().equals("migrant")), "sko");
        Object everybody = one.application.get("familyMembers");
        one.application.put("familyMembers", List.of());
        one.take().upload();
        one.application.put("familyMembers", everybody);

        assertThatThrownBy(one::release).isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("спросить реестры ещё раз");

        one.askAgain();
        assertThat(desk.jdbc.sql("select returned from term_open where case_id = ?").param(one.id)
                .query(Boolean.class).single()).as("nobody sent it back").isFalse();
        one.upload().release();
        assertThat(one.openTasks()).containsExactly(FamilyCase.MOBILITY_CENTRE);
    }

    @Test
    void shouldWriteNothing_whenTheFormIsWrong() {
        FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko");
        one.application.put("applicantIin", "123456789012");
        one.application.put("settlementOffice", "sko-lmc");

        assertThatThrownBy(one::take).isInstanceOf(FormFieldValidationException.class)
                .hasMessageNotContaining("123456789012");

        assertThat(read(one).values()).containsOnlyNulls();
        assertThat(one.openTasks()).containsExactly(FamilyCase.TAKE);
    }

    private Map<String, Object> read(FamilyCase one) {
        return fields.read(one.id, List.of("applicantSurname", "applicantPhone", "settlementOffice", "consentGiven",
                "consentDate"), Access.system("test"));
    }

    private int events(FamilyCase one) {
        return desk.jdbc.sql("select count(*) from case_event where case_id = ?").param(one.id).query(Integer.class)
                .single();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> withoutIin(FamilyCase one, int index) {
        List<Map<String, Object>> rows =
                new ArrayList<>((List<Map<String, Object>>) one.application.get("familyMembers"));
        Map<String, Object> row = new HashMap<>(rows.get(index));
        row.put("iin", null);
        rows.set(index, row);
        return rows;
    }
}
