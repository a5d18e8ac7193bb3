package kz.qonys.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.plan.PlannedService;
import kz.qonys.plan.PlannedService.State;
import kz.qonys.registry.ServiceSystem;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.ReceivedMessages;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A system in which services are entered is away: what is for it waits and comes once, everything else goes on. */
@Journey
class ServiceOutageJourneyTest {

    private static final Set<ServiceSystem> TOLD = Set.of(ServiceSystem.KANDAS, ServiceSystem.FAMILY_CARD);
    private static final Duration STEP = Duration.ofMinutes(20);
    private static final int STEPS = 30;
    private static final int OTHERS = 3;

    @Autowired
    private Desk desk;

    @Autowired
    private PlanWalk walk;

    @ParameterizedTest
    @EnumSource
    void shouldWaitAndComeOnceWhileTheRestGoesOn_whenTheSystemIsAway(ServiceSystem away) {
        desk.at("2026-11-16T10:00");
        FamilyCase one = walk.begun("sko");
        Map<String, Object> form = walk.draft();
        form.put("planAdds", List.of(Map.of("item", militaryService(one), "reason", "officer-sees")));
        try {
            // what is written takes effect, but the answer never arrives; later nothing arrives at all
            desk.gateway.behave(GatewaySimulator.entryService(away), Behaviour.RESET);
            walk.drafted(one, form).confirmed(one).approved(one);
            Map<String, Task> tasks = walk.tasks(one);
            List<PlannedService> others = of(one, null).stream().limit(OTHERS).toList();
            others.forEach(service -> walk.deliver(service, tasks.get(service.id())));
            desk.walk.runDueJobs(one.id);
            desk.gateway.behave(GatewaySimulator.entryService(away), Behaviour.SERVICE_UNAVAILABLE);
            desk.clock.move(STEP);
            desk.walk.runDueJobs(one.id);

            assertThat(states(one, away)).isNotEmpty().containsOnly("waiting");
            assertThat(elsewhere(one, away)).isNotEmpty().containsOnly("acknowledged");
            others.forEach(service -> assertThat(walk.services.find(service.id()).orElseThrow().state())
                    .isEqualTo(State.DELIVERED));
            if (!TOLD.contains(away)) {
                assertThat(of(one, away)).allSatisfy(service -> assertThatThrownBy(() -> deliver(service, tasks))
                        .as("neither the registry nor a paper says so")
                        .isInstanceOf(FormFieldValidationException.class));
            }
        } finally {
            desk.gateway.behave(GatewaySimulator.entryService(away), Behaviour.NORMAL);
        }

        for (int i = 0; i < STEPS && states(one, away).contains("waiting"); i++) {
            desk.clock.move(STEP);
            desk.walk.runDueJobs(one.id);
        }

        assertThat(states(one, away)).containsOnly("acknowledged");
        Map<String, ReceivedMessages.Key> received = desk.gateway.journal().keys().stream()
                .collect(Collectors.toMap(ReceivedMessages.Key::idempotencyKey, key -> key));
        assertThat(ids(one, away)).allSatisfy(id -> assertThat(received.get(id).effects()).isEqualTo(1))
                .anySatisfy(id -> assertThat(received.get(id).arrivals()).as("tried again").isGreaterThan(1));
        if (!TOLD.contains(away)) {
            Map<String, Task> tasks = walk.tasks(one);
            assertThat(of(one, away)).isNotEmpty().allSatisfy(service -> {
                deliver(service, tasks);
                assertThat(walk.services.find(service.id()).orElseThrow().state()).isEqualTo(State.DELIVERED);
            });
        }
        assertThat(desk.engine.getRuntimeService().createIncidentQuery().count()).isZero();
    }

    /** With a photo, but without a paper: the registry has confirmed. */
    private void deliver(PlannedService service, Map<String, Task> tasks) {
        walk.photo(service);
        desk.walk.submitTask(tasks.get(service.id()).getId(), walk.officer(service),
                Map.of("decision", "delivered", "serviceDoneOn", LocalDate.now(desk.clock).toString()));
    }

    private Object militaryService(FamilyCase one) {
        return one.rows(PlanWalk.DRAFT, "sko-career-centre-officer", "planAddChoices").stream()
                .map(row -> row.get("value"))
                .filter(value -> value.toString().endsWith(":ADI-12")).findFirst().orElseThrow();
    }

    /** Services for which this system acts; for null those for which none does. */
    private List<PlannedService> of(FamilyCase one, ServiceSystem system) {
        List<String> ids =
                desk.jdbc.sql("select id from plan_delivery where case_id = ? and coalesce(registry, '-') = ?")
                .params(one.id, system == null ? "-" : system.code()).query(String.class).list();
        return walk.services.ofCase(one.id).stream().filter(service -> ids.contains(service.id())).toList();
    }

    private List<String> states(FamilyCase one, ServiceSystem system) {
        return desk.jdbc.sql("select state from outbox where case_id = ? and channel = ?").params(one.id, system.code())
                .query(String.class).list();
    }

    private List<String> elsewhere(FamilyCase one, ServiceSystem system) {
        return desk.jdbc.sql("select state from outbox where case_id = ? and channel <> ?")
                .params(one.id, system.code())
                .query(String.class).list();
    }

    private List<String> ids(FamilyCase one, ServiceSystem system) {
        return desk.jdbc.sql("select id from outbox where case_id = ? and channel = ?").params(one.id, system.code())
                .query(String.class).list();
    }
}
