package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One application, one case; and whoever stands in another open case is seen before registration. */
@Journey
class OpeningJourneyTest {

    private static final String OFFICER = "tur-career-centre-officer";

    @Autowired
    private Desk desk;

    @Test
    void shouldOpenOneCase_whenTheFormIsSubmittedTwice() {
        String key = UUID.randomUUID().toString();
        String number = desk.cases.summary(desk.walk.start(OFFICER, "kandas", false, key)).caseNumber();
        long before = instances();

        assertThatThrownBy(() -> desk.walk.start(OFFICER, "kandas", false, key))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining(number);

        assertThat(instances()).isEqualTo(before);
    }

    @Test
    void shouldOpenOneCase_whenTheSameFormArrivesFourTimesAtOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        ExecutorService officers = Executors.newFixedThreadPool(4);
        List<String> outcomes = new ArrayList<>();
        try {
            Callable<String> start = () -> {
                try {
                    desk.walk.start(OFFICER, "kandas", false, key);
                    return "opened";
                } catch (FormFieldValidationException e) {
                    return "refused";
                }
            };
            for (Future<String> outcome : officers.invokeAll(List.of(start, start, start, start))) {
                outcomes.add(outcome.get());
            }
        } finally {
            officers.shutdownNow();
        }

        assertThat(outcomes).containsExactlyInAnyOrder("opened", "refused", "refused", "refused");
        assertThat(desk.jdbc.sql("select count(*) from case_file where submission_key = ?").param(key)
                .query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void shouldShowTheOtherOpenCase_whenAnIinStandsInIt() {
        Family family = desk.freshFamily();
        FamilyCase first = FamilyCase.open(desk, family, "sko").take();
        FamilyCase second = FamilyCase.open(desk, family, family.region(), "pav", false).take();

        assertThat(second.rows(REGISTER, second.author, "knownElsewhere")).extracting("caseNumber")
                .containsExactly(first.summary().caseNumber());
        assertThat(first.rows(REGISTER, first.author, "knownElsewhere")).extracting("caseNumber")
                .containsExactly(second.summary().caseNumber());
    }

    @Test
    void shouldRefuse_whenTheOfficerTakesNoApplications() {
        assertThatThrownBy(() -> desk.walk.start("tur-lmc-head", "kandas", false))
                .isInstanceOf(AuthorizationException.class);
    }

    private long instances() {
        return desk.engine.getHistoryService().createHistoricProcessInstanceQuery()
                .processDefinitionKey("resettlement-case").count();
    }
}
