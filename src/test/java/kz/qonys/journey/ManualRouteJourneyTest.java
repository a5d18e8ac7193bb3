package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.DocumentKind;
import kz.qonys.casefile.Documents;
import kz.qonys.casefile.Documents.Upload;
import kz.qonys.casefile.Person;
import kz.qonys.registry.RegistryBreakers;
import kz.qonys.registry.RegistryInquiries;
import kz.qonys.registry.RegistryPerson;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A registry does not answer in time: an officer enters the data from paper, and reconciles when the registry is back.
 */
@Journey
class ManualRouteJourneyTest {

    private static final String ENTER = "userTask_enterManually";
    private static final String RECONCILE = "userTask_reconcileAnswer";

    @Autowired
    private Desk desk;

    @Autowired
    private Documents documents;

    @Autowired
    private RegistryInquiries registries;

    @Autowired
    private RegistryBreakers breakers;

    @AfterEach
    void mend() {
        desk.gateway.behave(GatewaySimulator.PERSON_SERVICE, Behaviour.NORMAL);
    }

    @Test
    void shouldGoOnWithTheEntryAndLetAPersonDecide_whenTheRegistrySaysOtherwise() {
        FamilyCase one = waitedTooLong();
        Map<String, Object> form = one.form(ENTER, one.author);
        assertThat(form).containsEntry("manualKind", "person").containsKeys("manualAbout", "manualSurname");
        Map<String, Object> entry = entry(form);
        entry.put("manualName", "Басқаша");
        assertThatThrownBy(() -> desk.walk.submit(one.id, ENTER, one.author, entry))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("скан");
        scan(one);

        desk.walk.submit(one.id, ENTER, one.author, entry);

        assertThat(one.openTasks()).containsExactly(REGISTER);
        assertThat(onFile(one).name()).isEqualTo("Басқаша");
        assertThat(one.rows(REGISTER, one.author, "registryAnswers")).extracting("outcome")
                .contains("сведения получены, внесено вручную");
        registryIsBack(one);
        assertThat(one.openTasks()).containsExactlyInAnyOrder(REGISTER, RECONCILE);
        List<Map<String, Object>> rows = one.rows(RECONCILE, one.author, "entryCompared");
        assertThat(rows).filteredOn(row -> row.get("mark").equals("расходится"))
                .anySatisfy(row -> assertThat(row).containsEntry("field", "Имя").containsEntry("entered", "Басқаша"));
        assertThat(rows).filteredOn(row -> row.get("field").equals("Фамилия")).extracting("mark")
                .containsExactly("совпадает");

        desk.walk.submit(one.id, RECONCILE, one.author, Map.of("decision", "registry"));

        assertThat(one.openTasks()).containsExactly(REGISTER);
        assertThat(onFile(one).name()).isEqualToIgnoringCase(one.family.applicant().name());
        assertThat(verdict(one)).isEqualTo("registry");
        assertThat(desk.engine.getRuntimeService().createIncidentQuery().count()).isZero();
    }

    @Test
    void shouldKeepTheEntry_whenTheOfficerFindsTheRegistryWrong() {
        FamilyCase one = waitedTooLong();
        scan(one);
        Map<String, Object> entry = entry(one.form(ENTER, one.author));
        entry.put("manualSurname", "Басқатегі");
        desk.walk.submit(one.id, ENTER, one.author, entry);
        registryIsBack(one);

        desk.walk.submit(one.id, RECONCILE, one.author, Map.of("decision", "manual"));

        assertThat(onFile(one).surname()).isEqualTo("Басқатегі");
        assertThat(verdict(one)).isEqualTo("manual");
    }

    @Test
    void shouldWithdrawTheTask_whenTheRegistryAnswersFirst() {
        FamilyCase one = waitedTooLong();

        registryIsBack(one);

        assertThat(one.openTasks()).containsExactly(REGISTER);
        assertThat(onFile(one).iin()).isEqualTo(one.family.applicant().iin());
        assertThat(desk.jdbc.sql("select count(*) from registry_waiting").query(Integer.class).single()).isZero();
    }

    private FamilyCase waitedTooLong() {
        desk.at("2026-11-16T10:00");
        desk.gateway.behave(GatewaySimulator.PERSON_SERVICE, Behaviour.BAD_GATEWAY);
        Family family = desk.freshFamily(one -> one.members().stream().noneMatch(kin -> kin.person().iin() != null)
                || one.members().isEmpty());
        FamilyCase one = FamilyCase.open(desk, family, "sko").take();
        assertThat(one.openTasks()).isEmpty();
        desk.at("2026-11-17T18:30");
        desk.walk.runDueJobs(one.id);
        assertThat(one.openTasks()).containsExactly(ENTER);
        return one;
    }

    private void registryIsBack(FamilyCase one) {
        desk.gateway.behave(GatewaySimulator.PERSON_SERVICE, Behaviour.NORMAL);
        breakers.reset();
        desk.clock.move(Duration.ofMinutes(30));
        desk.walk.runDueJobs(one.id);
    }

    private static Map<String, Object> entry(Map<String, Object> form) {
        Map<String, Object> entry = new HashMap<>();
        form.forEach((key, value) -> {
            if (key.startsWith("manual") && value != null && !key.equals("manualKind") && !key.equals("manualAbout")
                    && !(value instanceof List)) {
                entry.put(key, value);
            }
        });
        entry.put("manualReason", "Тізілім екі күн жауап бермеді, құжат түпнұсқасы көрсетілді");
        return entry;
    }

    private void scan(FamilyCase one) {
        documents.add(one.id, new Upload(applicant(one).personId(), DocumentKind.REGISTRY_EXTRACT.code(), "scan.pdf",
                new ByteArrayInputStream("%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII))),
                new Access(one.author, one.from + "-cc", null, "upload"));
    }

    private RegistryPerson onFile(FamilyCase one) {
        return registries.personsOnFile(one.id, applicant(one).personId()).orElseThrow().get(0);
    }

    private String verdict(FamilyCase one) {
        return desk.jdbc.sql("select verdict from registry_manual where case_id = ?").param(one.id)
                .query(String.class).single();
    }

    private Person applicant(FamilyCase one) {
        return desk.cases.persons(one.id, Access.system("test")).stream().filter(Person::applicant).findFirst()
                .orElseThrow();
    }
}
