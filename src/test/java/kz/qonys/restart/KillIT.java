package kz.qonys.restart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * SIGKILL at random moments of the walk on the demo's own file database. Four kills in the build;
 * {@code -Dqonys.kills=10 -Dqonys.kills.seed=...} makes more or repeats a run.
 */
class KillIT {

    /** Where a kill falls. The portal's moment is forced: it has done its work, and nobody here knows yet. */
    private enum Moment {
        STEP, PORTAL, START_UP
    }

    private static final List<Moment> MOMENTS = List.of(Moment.PORTAL, Moment.STEP, Moment.START_UP, Moment.STEP,
            Moment.STEP, Moment.PORTAL, Moment.STEP, Moment.START_UP, Moment.STEP, Moment.PORTAL);
    private static final int FIRST_FAMILY = 100;
    private static final int FAMILIES = 6;
    private static final int LONGEST_STEP_MILLIS = 250;
    private static final int LOOKS = 300;
    /** Longer than the lease of a job, by the engine's clock. */
    private static final String LEASE = "PT61S";

    private final int kills = Integer.getInteger("qonys.kills", 4);
    private final long seed = Long.getLong("qonys.kills.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Path data = Node.FOLDER.resolve("kill");
    private final Map<Integer, List<String>> acknowledged = new TreeMap<>();
    private final Set<Integer> started = new HashSet<>();
    private final Set<Integer> finished = new HashSet<>();
    private final List<String> report = new ArrayList<>();
    private int starts;
    private Duration startTime = Duration.ofSeconds(10);

    @BeforeEach
    void clear() throws IOException {
        FileSystemUtils.deleteRecursively(data);
        Files.createDirectories(data);
        for (int family = FIRST_FAMILY; family < FIRST_FAMILY + FAMILIES; family++) {
            acknowledged.put(family, new ArrayList<>());
        }
    }

    @Test
    void shouldLoseAndDoubleNothing_whenKilledAtAnyMoment() throws IOException {
        Instant begin = Instant.now();
        for (int kill = 0; kill < kills; kill++) {
            killAt(MOMENTS.get(kill % MOMENTS.size()), kill);
        }
        try (Node node = start()) {
            while (finished.size() < FAMILIES) {
                step(node, any());
            }
            // what the last lease may still hold
            node.ask("clock " + LEASE);
            quiet(node);
            for (int look = 0; look < LOOKS && !node.ask("unsent").equals("0"); look++) {
                node.endsWithin(Duration.ofMillis(100));
            }
        }
        report.add("%d kills, %d starts, %d acknowledged steps, %d s".formatted(kills, starts, acknowledged.values()
                .stream().mapToInt(List::size).sum(), Duration.between(begin, Instant.now()).toSeconds()));
        Files.write(Node.FOLDER.resolve("kill-report.txt"), report);

        JdbcClient books = JdbcClient.create(new DriverManagerDataSource(
                "jdbc:h2:file:" + data.resolve("qonys") + ";WRITE_DELAY=0;IFEXISTS=TRUE", "sa", ""));
        new CaseBooks(books, data).mustBalance(acknowledged.keySet());
        assertThat(books.sql("select (select count(*) from registry_call where operation = 'register' and attempts > 1)"
                + " + (select count(*) from outbox where attempts > 1)").query(Integer.class).single())
                .as("writes cut off between effect and answer; seed %s", seed)
                .isPositive();
    }

    private void killAt(Moment moment, int kill) {
        switch (moment) {
            case START_UP -> {
                Node node = launch();
                Duration alive = Duration.ofMillis(random.nextLong(500, startTime.toMillis()));
                node.endsWithin(alive);
                node.kill();
                note(kill, moment, "after " + alive.toMillis() + " ms");
            }
            case STEP -> {
                Node node = start();
                int steps = random.nextInt(1 + remaining() / (kills - kill + 1));
                for (int i = 0; i < steps && finished.size() < FAMILIES; i++) {
                    step(node, any());
                }
                int family = any();
                node.tell((started.contains(family) ? "step " : "start ") + family);
                Duration alive = Duration.ofMillis(random.nextInt(LONGEST_STEP_MILLIS));
                node.endsWithin(alive);
                node.kill();
                note(kill, moment, "%d steps, then %d ms into family %d".formatted(steps, alive.toMillis(), family));
            }
            case PORTAL -> {
                Node node = start();
                node.ask("portal HANG");
                long before = effects();
                int steps = 0;
                while (effects() == before) {
                    step(node, any());
                    steps++;
                }
                node.kill();
                note(kill, moment, "%d steps, effect written, no answer".formatted(steps));
            }
        }
    }

    /** One step of a family, noted when it was acknowledged. */
    private void step(Node node, int family) {
        if (!started.contains(family)) {
            node.ask("start " + family);
            started.add(family);
            return;
        }
        String answer = node.ask("step " + family);
        switch (answer) {
            case Walker.WAITING -> node.endsWithin(Duration.ofMillis(50));
            case Walker.FINISHED -> finished.add(family);
            default -> acknowledged.get(family).add(answer);
        }
    }

    private int any() {
        List<Integer> open = acknowledged.keySet().stream().filter(family -> !finished.contains(family)).toList();
        return open.get(random.nextInt(open.size()));
    }

    /** Steps still to go, about. */
    private int remaining() {
        int all = acknowledged.keySet().stream().mapToInt(family -> CaseBooks.steps(family).size() + 2).sum();
        return all - started.size() - acknowledged.values().stream().mapToInt(List::size).sum();
    }

    private Node launch() {
        starts++;
        return Node.launch("kill-" + starts, Map.of("SPRING_PROFILES_ACTIVE", "demo", "QONYS_DATA", data.toString(),
                "QONYS_DEMO_CASES", "false"));
    }

    /** Starts, checks that nothing acknowledged is missing, and lets the leases of the killed node run out. */
    private Node start() {
        Instant begin = Instant.now();
        Node node = launch().ready();
        startTime = Duration.between(begin, Instant.now());
        report.add("start %d: %.1f s".formatted(starts, startTime.toMillis() / 1000.0));
        acknowledged.forEach((family, steps) -> mustHave(node, family, steps));
        node.ask("clock " + LEASE);
        return node;
    }

    private void mustHave(Node node, int family, List<String> steps) {
        List<String> done = new ArrayList<>(Arrays.asList(node.ask("done " + family).split(",")));
        for (String step : steps) {
            if (!step.equals("upload")) {
                assertThat(done.remove(step)).as("%s of family %s; seed %s", step, family, seed).isTrue();
            }
        }
    }

    private void quiet(Node node) {
        node.endsWithin(Duration.ofSeconds(2));
    }

    private long effects() {
        Path memory = data.resolve("registry-simulator.log");
        try (Stream<String> lines = Files.exists(memory) ? Files.lines(memory) : Stream.empty()) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(int kill, Moment moment, String when) {
        report.add("kill %d: %s, %s; finished %s".formatted(kill + 1, moment, when,
                new TreeSet<>(finished)));
    }
}
