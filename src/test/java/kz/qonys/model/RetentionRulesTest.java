package kz.qonys.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Period;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** History is removed so long after the start of a case, see {@code kz.qonys.deployment.LeanMeasure#REMOVAL_TIME}. */
class RetentionRulesTest {

    /**
     * Review, relocation and plan of up to three years, five years of monitoring, three years of keeping the record.
     */
    private static final int LONGEST_CASE_DAYS = 11 * 366;

    static Stream<Path> processes() throws IOException {
        return ModelFolder.files("processes", ".bpmn");
    }

    @ParameterizedTest
    @MethodSource("processes")
    void shouldKeepHistoryBeyondTheLongestCase(Path file) {
        assertThat(Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(Process.class)).allSatisfy(process ->
                assertThat(Period.parse(process.getCamundaHistoryTimeToLiveString()).getDays()).as(process.getId())
                        .isGreaterThan(LONGEST_CASE_DAYS));
    }
}
