package kz.qonys.journey;

import static kz.qonys.journey.FamilyCase.MOBILITY_CENTRE;
import static kz.qonys.journey.FamilyCase.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.qonys.registry.RegistryBreakers;
import kz.qonys.registry.simulator.GatewaySimulator;
import kz.qonys.registry.simulator.KnobTable;
import kz.qonys.registry.simulator.SyntheticPopulation.Family;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every knob of {@code registry-knobs.csv} against every registry that a process asks: where the case stands while the
 * knob is turned, and that it goes on with nothing lost or doubled afterwards. Time-outs are left to the table of the
 * ports: a case cannot tell them from a lost connection. What was walked stands in
 * {@code target/registry/knobs-of-cases.md}.
 */
@Journey
class KnobsJourneyTest {

    private static final Path TABLE = Path.of("target/registry/knobs-of-cases.md");
    private static final Map<String, Map<String, State>> WALKED = new LinkedHashMap<>();
    private static final Map<String, String> SERVICES = services();
    private static final Duration SIGNS_OF_LIFE = Duration.ofMinutes(2);

    /** Where a case stands. */
    enum State {
        /** The next person has the task. */
        GOES_ON,
        /** It waits for the registry, visibly, without an incident. */
        WAITS,
        /** An operator was alarmed. */
        ALARM
    }

    @Autowired
    private Desk desk;

    @Autowired
    private RegistryBreakers breakers;

    private Family family;

    @BeforeEach
    void smallFamily() {
        family = IntStream.range(100, 600).mapToObj(desk.gateway.population()::family)
                .min(Comparator.comparingInt(one -> one.members().size())).orElseThrow();
    }

    @AfterEach
    void allIsWell() {
        desk.gateway.backAll();
    }

    @AfterAll
    static void print() throws IOException {
        StringBuilder table = new StringBuilder("| knob | " + String.join(" | ", SERVICES.keySet()) + " |\n|---|"
                + "---|".repeat(SERVICES.size()) + "\n");
        WALKED.forEach((knob, cells) -> table.append("| ").append(knob).append(" | ").append(String.join(" | ",
                SERVICES.keySet().stream().map(name -> String.valueOf(cells.get(name))).toList())).append(" |\n"));
        Files.createDirectories(TABLE.getParent());
        Files.writeString(TABLE, table);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void shouldStandWhereTheTableSaysAndGoOn_whenARegistryMisbehaves(String knob, String registry, State expected) {
        desk.at("2026-11-16T10:00");
        boolean writing = registry.equals("portal-register");
        String target = writing ? MOBILITY_CENTRE : REGISTER;
        // A limit is reached by whoever came before
        List<FamilyCase> before = opened(knob.startsWith("limit") ? 1 : 0, writing);
        FamilyCase one = opened(1, writing).get(0);
        KnobTable.turn(desk.gateway, knob, SERVICES.get(registry), family.applicant().iin());
        before.forEach(other -> ask(other, writing));
        ask(one, writing);
        assertThat(state(one, target)).isEqualTo(expected);
        WALKED.computeIfAbsent(knob, key -> new LinkedHashMap<>()).put(registry, expected);

        mend(one);
        List<FamilyCase> all = Stream.concat(before.stream(), Stream.of(one)).toList();
        for (int i = 0; i < 15 && !all.stream().allMatch(each -> each.openTasks().contains(target)); i++) {
            desk.clock.move(SIGNS_OF_LIFE);
            all.forEach(this::runToTheEnd);
        }

        assertThat(all).allSatisfy(each -> assertThat(each.openTasks()).containsExactly(target));
        assertThat(desk.engine.getRuntimeService().createIncidentQuery().count()).isZero();
        if (writing) {
            assertThat(desk.gateway.journal().effects(one.id + ":register:1")).isEqualTo(1);
        }
    }

    private List<FamilyCase> opened(int number, boolean writing) {
        return IntStream.range(0, number).mapToObj(i -> FamilyCase.open(desk, family, "sko"))
                .map(one -> writing ? one.take().upload() : one).toList();
    }

    private void ask(FamilyCase one, boolean writing) {
        if (writing) {
            one.decideAsAuthor("release");
        } else {
            desk.walk.submit(one.id, FamilyCase.TAKE, one.author, one.application);
        }
        runToTheEnd(one);
    }

    private State state(FamilyCase one, String target) {
        if (desk.engine.getRuntimeService().createIncidentQuery().count() > 0) {
            return State.ALARM;
        }
        return one.openTasks().contains(target) ? State.GOES_ON : State.WAITS;
    }

    /** Everything that is due, also beside a job that needs an operator. */
    private void runToTheEnd(FamilyCase one) {
        boolean alarmed = true;
        while (alarmed) {
            try {
                desk.walk.runDueJobs(one.id);
                alarmed = false;
            } catch (RuntimeException e) {
                assertThat(desk.engine.getRuntimeService().createIncidentQuery().count()).as(e.getMessage())
                        .isPositive();
            }
        }
    }

    private void mend(FamilyCase one) {
        desk.gateway.up();
        desk.gateway.backAll();
        breakers.reset();
        desk.engine.getManagementService().createJobQuery().noRetriesLeft().list().stream().map(Job::getId)
                .forEach(job -> desk.engine.getManagementService().setJobRetries(job, 1));
        runToTheEnd(one);
    }

    private static Map<String, String> services() {
        Map<String, String> services = new LinkedHashMap<>();
        services.put("person", GatewaySimulator.PERSON_SERVICE);
        services.put("family-card", GatewaySimulator.FAMILY_CARD_SERVICE);
        services.put("portal-register", GatewaySimulator.PORTAL_SERVICE);
        services.put("consent", GatewaySimulator.CONSENT_SERVICE);
        return services;
    }

    static Stream<Object[]> cells() throws IOException {
        try (var table = KnobsJourneyTest.class.getResourceAsStream("/registry-knobs.csv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1)
                    .map(line -> line.split(";", -1)).filter(row -> !row[2].equals("timeout"))
                    .flatMap(row -> SERVICES.keySet().stream()
                            .map(registry -> new Object[] {row[0], registry, expected(row, registry)}));
        }
    }

    private static State expected(String[] row, String registry) {
        String answer = Arrays.stream(row[3].split(",")).filter(pair -> pair.startsWith(registry + "="))
                .map(pair -> pair.substring(pair.indexOf('=') + 1).split(":")[0]).findFirst().orElse(row[1]);
        return switch (answer) {
            case "Unavailable" -> State.WAITS;
            case "Misconfigured" -> State.ALARM;
            case "Ok" -> State.GOES_ON;
            default -> refused(answer, registry);
        };
    }

    /**
     * A write that is refused and a consent that is never enough are for an operator; a question is answered with no.
     */
    private static State refused(String answer, String registry) {
        boolean operator = registry.equals("portal-register")
                || registry.equals("person") && answer.equals("ConsentRequired");
        return operator ? State.ALARM : State.GOES_ON;
    }
}
