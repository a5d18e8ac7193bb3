package kz.qonys.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kz.qonys.deployment.ModelsRefusedException;
import kz.qonys.language.Language;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.i18n.LocaleContextHolder;

/** What must not get in does not: by the engine's own way of deployment and, for a sample, as the analyst over HTTP. */
@Journey
class ModelGateJourneyTest {

    private static final int LEAST_HOSTILE = 120;
    private static final int LEAST_MALFORMED = 300;
    private static final int EVERY = 9;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int TURNS = 3;

    @Autowired
    private Desk desk;

    @LocalServerPort
    private int port;

    private List<Long> before;

    @BeforeEach
    void count() {
        before = counts();
        Canary.TOUCHED.set(0);
    }

    @AfterEach
    void shouldLeaveNoTrace() {
        assertThat(counts()).isEqualTo(before);
        assertThat(Canary.TOUCHED).hasValue(0);
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void shouldDeployAndExecuteNothing_whenModelsAreHostile() throws IOException {
        Map<String, Models> hostile = HostileModels.all();
        assertThat(hostile).hasSizeGreaterThanOrEqualTo(LEAST_HOSTILE);

        refuseAll("hostile", hostile);
    }

    @Test
    void shouldDeployNothingAndStayUp_whenModelsAreMalformed() throws IOException {
        Map<String, Models> malformed = MalformedModels.all();
        assertThat(malformed).hasSizeGreaterThanOrEqualTo(LEAST_MALFORMED);

        refuseAll("malformed", malformed);
    }

    private void refuseAll(String kind, Map<String, Models> deployments) throws IOException {
        Set<String> sentences = new TreeSet<>();
        List<String> taken = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, Models> entry : deployments.entrySet()) {
            Language language = number % 2 == 0 ? Language.RU : Language.KK;
            boolean http = number++ % EVERY == 0;
            String answer = inTime(entry.getKey(), () -> http ? overHttp(entry.getKey(), entry.getValue(), language)
                    : inside(entry.getKey(), entry.getValue(), language));
            if (answer.isEmpty()) {
                taken.add(entry.getKey());
            } else {
                assertWords(entry.getKey(), answer);
                Stream.of(answer.split("\n")).skip(1).map(line -> language.code() + " " + entry.getKey() + ": " + line)
                        .forEach(sentences::add);
            }
        }
        Path report = Path.of("target", "gate", kind + ".txt");
        Files.createDirectories(report.getParent());
        Files.write(report, sentences);
        assertThat(taken).isEmpty();
    }

    /** A slow answer is asked for again: a starved machine or a cold servlet is slow once, a slow rule every time. */
    private static String inTime(String name, Supplier<String> deployment) {
        for (int turn = 1;; turn++) {
            long start = System.nanoTime();
            String answer = deployment.get();
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            if (taken.compareTo(LONGEST) < 0) {
                return answer;
            }
            assertThat(turn).as("%s took %s", name, taken).isLessThan(TURNS);
        }
    }

    /** Deploys as the engine's own users do; empty when it was taken. */
    private String inside(String name, Models models, Language language) {
        LocaleContextHolder.setLocale(language.locale());
        RepositoryService repository = desk.engine.getRepositoryService();
        DeploymentBuilder builder = repository.createDeployment()
                .name(name.length() > 100 ? name.substring(0, 100) : name);
        models.files().forEach((file, content) -> builder.addInputStream(file, new ByteArrayInputStream(content)));
        try {
            repository.deleteDeployment(builder.deploy().getId(), true);
            return "";
        } catch (ModelsRefusedException refused) {
            assertThat(refused.faults()).as(name).isNotEmpty();
            return refused.getMessage();
        }
    }

    private String overHttp(String name, Models models, Language language) {
        Modeler.Answer answer = new Modeler(port, "analyst").deploy("gate", models, language.code());
        if (answer.status() == 200) {
            desk.engine.getRepositoryService().deleteDeployment(answer.body().path("id").asText(), true);
            return "";
        }
        assertThat(answer.status()).as("%s: %s", name, answer.body()).isEqualTo(400);
        return answer.message();
    }

    /** Every line is a sentence of ours: what is wrong and, after it, what to do. */
    private static void assertWords(String name, String answer) {
        assertThat(answer).as(name).doesNotContain("Exception").doesNotContain("ENGINE-").doesNotContain("{0}");
        assertThat(answer.split("\n")).as(name).allMatch(line -> line.matches(".*[а-яәіңғүұқөһА-ЯӘІҢҒҮҰҚӨҺ]{3}.*"));
    }

    private List<Long> counts() {
        RepositoryService repository = desk.engine.getRepositoryService();
        return List.of(repository.createDeploymentQuery().count(), repository.createProcessDefinitionQuery().count(),
                repository.createDecisionDefinitionQuery().count(),
                desk.engine.getRuntimeService().createProcessInstanceQuery().count(),
                desk.engine.getManagementService().createJobQuery().count());
    }

    @Test
    void shouldNameAllFaultsAtOnce_whenSeveralRulesAreBroken() {
        Models models = Models.all().once("application-review.bpmn", "${terms.due('intake')}", "${terms.due('intak')}")
                .once("application-review.bpmn", "name=\"Принять заявление\"", "name=\"\"")
                .without("hold-hearing.form");

        assertThatExceptionOfType(ModelsRefusedException.class).isThrownBy(() -> deploy(models))
                .satisfies(refused -> assertThat(refused.faults())
                        .extracting(fault -> fault.file() + " " + fault.elementId()
                        + " " + fault.key()).contains(
                        "application-review.bpmn userTask_takeApplication deployment.task.due",
                        "application-review.bpmn userTask_takeApplication deployment.label.missing",
                        "application-refusal.bpmn userTask_holdHearing deployment.reference.form"));
    }

    private void deploy(Models models) {
        DeploymentBuilder builder = desk.engine.getRepositoryService().createDeployment();
        models.files().forEach((file, content) -> builder.addInputStream(file, new ByteArrayInputStream(content)));
        builder.deploy();
    }
}
