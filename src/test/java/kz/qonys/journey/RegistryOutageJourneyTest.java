package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.MOBILITY_CENTRE;
import static kz.qonys.journey.FamilyCase.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.qonys.deployment.PastTheGate;
import kz.qonys.registry.Registry;
import kz.qonys.registry.RegistryBreakers;
import kz.qonys.registry.simulator.Behaviour;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.GatewaySimulator.Outage;
import kz.qonys.registry.simulator.ReceivedMessages;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Registries that are gone, wrongly set up, or cut off in the middle. */
@Journey
class RegistryOutageJourneyTest {

    private static final int CASES = 200;
    private static final int WRITING = 40;
    private static final Duration STEP = Duration.ofSeconds(20);
    private static final Duration OUTAGE = Duration.ofMinutes(10);
    private static final int KILLS = 20;
    private static final long ATTEMPTS = 10;
    private static final long JOBS_OF_ATTEMPT = 3;

    @Autowired
    private Desk desk;

    @Autowired
    private RegistryBreakers breakers;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void shouldLoseAndDoubleNothing_whenTwoHundredCasesMeetATenMinuteOutage() {
        desk.at("2026-11-16T10:00");
        List<Family> small = smallFamilies();
        List<FamilyCase> writing = IntStream.range(0, WRITING)
                .mapToObj(i -> FamilyCase.open(desk, small.get(i % small.size()), "sko").take().upload()).toList();
        // what is written takes effect, but the answer never arrives
        desk.gateway.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.RESET);
        writing.subList(0, WRITING / 8).forEach(one -> one.decideAsAuthor("release"));
        runDue();
        breakers.reset();
        desk.gateway.down(Outage.REFUSED);
        writing.subList(WRITING / 8, WRITING).forEach(one -> one.decideAsAuthor("release"));
        List<FamilyCase> asking = new ArrayList<>();
        for (int i = WRITING; i < CASES; i++) {
            FamilyCase one = FamilyCase.open(desk, small.get(i % small.size()), "pav");
            desk.walk.submit(one.id, FamilyCase.TAKE, one.author, one.application);
            asking.add(one);
        }
        long jobs = pass(OUTAGE);
        assertThat(asking).allSatisfy(one -> assertThat(one.openTasks()).isEmpty());
        assertThat(breakers.isOpen(Registry.MIGRATION_PORTAL)).isTrue();
        assertThat(jobs).as("jobs that the outage cost: ten attempts of three for each question")
                .isLessThan(ATTEMPTS * JOBS_OF_ATTEMPT * waiting());

        desk.gateway.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.NORMAL);
        desk.gateway.up();
        Instant back = desk.clock.instant();
        for (int i = 0; i < 120 && waiting() > 0; i++) {
            pass(STEP);
        }

        assertThat(asking).allSatisfy(one -> assertThat(one.openTasks()).containsExactly(REGISTER));
        assertThat(writing).allSatisfy(one -> assertThat(one.openTasks()).containsExactly(MOBILITY_CENTRE));
        assertThat(desk.engine.getRuntimeService().createIncidentQuery().count()).isZero();
        assertThat(writing).allSatisfy(one ->
                assertThat(desk.gateway.journal().effects(one.id + ":register:1")).isEqualTo(1));
        assertThat(desk.gateway.journal().entries()).filteredOn(ReceivedMessages.Entry::effective)
                .extracting(ReceivedMessages.Entry::idempotencyKey).doesNotHaveDuplicates();
        assertThat(herd(back)).as("messages in the fullest twenty seconds of one service")
                .isLessThan(2 * STEP.toSeconds() * breakers.perSecond());
    }

    @Test
    void shouldAlarmTheOperatorAtOnceAndGoOn_whenTheSignatureIsNotOurGateways() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = FamilyCase.open(desk, smallFamilies().get(0), "sko");
        desk.gateway.behave(GatewaySimulator.FAMILY_CARD_SERVICE, Behaviour.FOREIGN_KEY);
        try {
            desk.walk.submit(one.id, FamilyCase.TAKE, one.author, one.application);
            assertThatThrownBy(() -> desk.walk.runDueJobs(one.id)).hasMessageContaining("signature-wrong");
        } finally {
            desk.gateway.behave(GatewaySimulator.FAMILY_CARD_SERVICE, Behaviour.NORMAL);
        }
        // the callers show it too
        Incident incident = desk.engine.getRuntimeService().createIncidentQuery().list().stream()
                .filter(found -> found.getId().equals(found.getRootCauseIncidentId())).findFirst().orElseThrow();
        assertThat(incident.getIncidentMessage()).isEqualTo("A registry is misconfigured: signature-wrong");
        Job job = desk.engine.getManagementService().createJobQuery().jobId(incident.getConfiguration()).singleResult();
        assertThat(job.getRetries()).isZero();

        desk.engine.getManagementService().setJobRetries(job.getId(), 1);
        desk.walk.runDueJobs(one.id);

        assertThat(one.openTasks()).containsExactly(REGISTER);
        assertThat(desk.engine.getRuntimeService().createIncidentQuery().count()).isZero();
    }

    @Test
    void shouldTakeEffectOnce_whenTheEngineForgetsTwentyTimesBetweenEffectAndCommit() {
        desk.at("2026-11-16T10:00");
        List<Family> small = smallFamilies();
        TransactionTemplate cutOff = new TransactionTemplate(transactions);
        for (int kill = 0; kill < KILLS; kill++) {
            FamilyCase one = FamilyCase.open(desk, small.get(kill % small.size()), "sko").take().upload();
            one.decideAsAuthor("release");
            executeUpTo("serviceTask_askRegistry", one);
            // odd ones lose the provider's answer besides the engine's own transaction
            desk.gateway.behave(GatewaySimulator.PORTAL_SERVICE, kill % 2 == 0 ? Behaviour.NORMAL : Behaviour.RESET);
            String key = one.id + ":register:1";
            cutOff.executeWithoutResult(status -> {
                executeUpTo(null, one);
                status.setRollbackOnly();
            });
            assertThat(desk.gateway.journal().effects(key)).as("kill %d", kill).isEqualTo(1);
            assertThat(one.openTasks()).isEmpty();
            desk.gateway.behave(GatewaySimulator.PORTAL_SERVICE, Behaviour.NORMAL);
            breakers.reset();

            desk.walk.runDueJobs(one.id);

            assertThat(one.openTasks()).containsExactly(MOBILITY_CENTRE);
            assertThat(desk.gateway.journal().effects(key)).as("kill %d", kill).isEqualTo(1);
        }
    }

    @Test
    void shouldGoOn_whenACaseWaitsInTheFirstVersionOfTheDiagram() {
        desk.at("2026-11-16T10:00");
        FamilyCase one = FamilyCase.open(desk, smallFamilies().get(2), "sko");
        desk.gateway.down(Outage.REFUSED);
        desk.walk.submit(one.id, FamilyCase.TAKE, one.author, one.application);
        PastTheGate.deploy(desk.engine, desk.engine.getRepositoryService().createDeployment()
                .addClasspathResource("earlier/registry-inquiry.bpmn"));
        ProcessDefinition first = desk.engine.getRepositoryService().createProcessDefinitionQuery()
                .processDefinitionKey("registry-inquiry").latestVersion().singleResult();
        try {
            String instance = desk.engine.getRuntimeService().startProcessInstanceById(first.getId(), one.id,
                    Map.of("caseId", one.id, "inquiry", "family")).getId();
            desk.walk.runDueJobs(one.id);
            assertThat(desk.engine.getRuntimeService().getActiveActivityIds(instance))
                    .containsExactly("timerEvent_nextAttempt");

            desk.gateway.up();
            pass(Duration.ofMinutes(5));

            assertThat(desk.engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(instance).count())
                    .isZero();
            assertThat(desk.jdbc.sql("select distinct outcome from registry_call where case_id = ? "
                    + "and operation = 'person'")
                    .param(one.id).query(String.class).list()).containsExactly("ok");
        } finally {
            desk.engine.getRepositoryService().deleteDeployment(first.getDeploymentId(), true);
        }
    }

    @Test
    void shouldAskAnewBeforeTheRelease_whenAnAnswerIsOlderThanItsValidity() {
        desk.at("2026-09-14T10:00");
        FamilyCase one = FamilyCase.open(desk, smallFamilies().get(1), "sko").take().upload();
        desk.at("2026-10-16T10:00");
        assertThat(one.rows(REGISTER, one.author, "registryAnswers")).extracting("outcome")
                .contains("сведения получены; срок действия ответа истёк, запросите заново");
        assertThatThrownBy(() -> one.decideAsAuthor("release")).hasMessageContaining("старше срока");
        long before = desk.gateway.journal().count(GatewaySimulator.PERSON_SERVICE);

        one.askAgain();

        assertThat(desk.gateway.journal().count(GatewaySimulator.PERSON_SERVICE)).isGreaterThan(before);
        one.release();
        assertThat(one.openTasks()).containsExactly(MOBILITY_CENTRE);
    }

    /** Lets time pass with everything that falls due; returns the number of jobs. */
    private long pass(Duration time) {
        long jobs = 0;
        for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(STEP)) {
            desk.clock.move(STEP);
            jobs += runDue();
        }
        return jobs;
    }

    /** What the job executor would run for inquiries of all cases; their order does not matter. */
    private long runDue() {
        long jobs = 0;
        for (List<Job> due = due(); !due.isEmpty(); due = due()) {
            due.forEach(job -> desk.engine.getManagementService().executeJob(job.getId()));
            jobs += due.size();
        }
        return jobs;
    }

    private List<Job> due() {
        return desk.engine.getManagementService().createJobQuery().processDefinitionKey("registry-inquiry")
                .executable().list();
    }

    private int waiting() {
        return desk.jdbc.sql("select count(*) from registry_waiting").query(Integer.class).single();
    }

    private long herd(Instant since) {
        Map<String, Long> windows = desk.gateway.journal().entries().stream()
                .filter(entry -> !entry.at().isBefore(since))
                .collect(Collectors.groupingBy(entry -> entry.serviceId()
                        + Duration.between(since, entry.at()).toSeconds() / STEP.toSeconds(), TreeMap::new,
                        Collectors.counting()));
        return windows.values().stream().mapToLong(count -> count).max().orElse(0);
    }

    private void executeUpTo(String activity, FamilyCase one) {
        for (int i = 0; i < 10; i++) {
            List<Job> due = desk.engine.getRuntimeService().createProcessInstanceQuery()
                    .processDefinitionKey("registry-inquiry").variableValueEquals("caseId", one.id).list().stream()
                    .flatMap(instance -> desk.engine.getManagementService().createJobQuery()
                            .processInstanceId(instance.getId()).executable().list().stream()).toList();
            if (due.isEmpty() || activity != null && due.stream().allMatch(job -> activity.equals(activityOf(job)))) {
                return;
            }
            due.forEach(job -> desk.engine.getManagementService().executeJob(job.getId()));
        }
    }

    private String activityOf(Job job) {
        return desk.engine.getManagementService().createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId())
                .singleResult().getActivityId();
    }

    /** The smallest families of the population; several cases may name the same one. */
    private List<Family> smallFamilies() {
        return IntStream.range(100, 600).mapToObj(desk.gateway.population()::family)
                .sorted(Comparator.comparingInt(family -> family.members().size())).limit(10).toList();
    }
}
