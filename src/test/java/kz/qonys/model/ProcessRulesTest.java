package kz.qonys.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house rules of design.md section 7, over every diagram and decision in {@code processes/}. */
class ProcessRulesTest {

    static Stream<Path> models() throws IOException {
        return Stream.concat(ModelFolder.files("processes", ".bpmn"), ModelFolder.files("processes", ".dmn"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldKeepTheHouseRules_whenDeployedWithAllOthers(Path file) throws IOException {
        assertThat(ModelFolder.faults(file)).isEmpty();
    }
}
