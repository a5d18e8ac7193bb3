package kz.qonys.restart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A node of the application in a JVM of its own, configured by environment variables as an operator would. */
final class Node implements AutoCloseable {

    static final Path FOLDER = Path.of("target", "restart-" + System.getProperty("qonys.fork", "0"))
            .toAbsolutePath();

    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);
    private static final String ENDED = "ended";
    private static final List<Class<?>> DRIVER = List.of(NodeMain.class, Walker.class, CaseBooks.class);

    private final Process process;
    private final Writer commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final List<String> output = new ArrayList<>();
    private final Path log;

    private Node(String name, Process process) {
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        this.log = FOLDER.resolve(name + ".log");
        Thread reader = new Thread(this::read, "output of " + name);
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a node; it is not ready yet. */
    static Node launch(String name, Map<String, String> environment) {
        try {
            Files.createDirectories(FOLDER);
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    // Short lives: quick to start matters more than quick to run
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx700m", "-Duser.timezone=UTC",
                    "-cp", classPath(), NodeMain.class.getName());
            builder.environment().keySet().removeIf(key -> key.startsWith("SPRING_") || key.startsWith("QONYS_"));
            builder.environment().put("SERVER_PORT", "0");
            builder.environment().put("LOGGING_LEVEL_ROOT", "WARN");
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true);
            return new Node(name, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the other tests' classes, whose configurations the application would take for its own. */
    private static String classPath() throws IOException {
        Path driver = FOLDER.resolve("driver");
        for (Class<?> type : DRIVER) {
            String file = type.getName().replace('.', '/') + ".class";
            Path copy = driver.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(type.getClassLoader().getResourceAsStream(file), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return Stream.concat(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> !entry.replace('\\', '/').endsWith("test-classes")
                                && !entry.replace('\\', '/').endsWith("test-classes/")),
                Stream.of(driver.toString())).collect(Collectors.joining(File.pathSeparator));
    }

    /** Waits until the node serves. */
    Node ready() {
        assertThat(next(LONGEST_START)).as("start; see %s", log).isEqualTo(NodeMain.READY);
        return this;
    }

    /** Waits until the node has given up starting; returns what it printed. */
    String refusal() {
        assertThat(next(LONGEST_START)).as("refusal to start; see %s", log).isEqualTo(ENDED);
        assertThat(exitCode()).isNotZero();
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    /** Sends a command; returns what the node answered. */
    String ask(String command) {
        tell(command);
        return answer();
    }

    void tell(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer to the oldest command without one; fails when the command failed. */
    String answer() {
        String answer = anyAnswer();
        assertThat(answer).as("see %s", log).startsWith(NodeMain.OK);
        return answer.substring(NodeMain.OK.length());
    }

    /** The answer to the oldest command without one, "ok ..." or "fault ...". */
    String anyAnswer() {
        return next(LONGEST_ANSWER);
    }

    /** Lets time pass; true when the node ended meanwhile. */
    boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        assertThat(endsWithin(Duration.ofSeconds(10))).isTrue();
    }

    /** An orderly stop. */
    @Override
    public void close() {
        try {
            commands.close();
        } catch (IOException e) {
            // it has gone already
            kill();
        }
        if (!endsWithin(Duration.ofSeconds(60))) {
            kill();
        }
    }

    private int exitCode() {
        assertThat(endsWithin(Duration.ofSeconds(30))).isTrue();
        return process.exitValue();
    }

    private String next(Duration patience) {
        try {
            String answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(answer).as("no answer within %s; see %s", patience, log).isNotNull();
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                Writer file = Files.newBufferedWriter(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                file.write(line + "\n");
                file.flush();
                if (line.startsWith(NodeMain.MARK)) {
                    answers.add(line.substring(NodeMain.MARK.length()));
                } else {
                    synchronized (output) {
                        output.add(line);
                    }
                }
            }
        } catch (IOException e) {
            // the pipe of a killed process
            output.add(e.toString());
        } finally {
            answers.add(ENDED);
        }
    }
}
