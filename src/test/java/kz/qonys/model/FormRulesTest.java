package kz.qonys.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house rules of design.md section 7 for forms: what Tasklist 7.24 draws, in three languages. */
class FormRulesTest {

    static Stream<Path> forms() throws IOException {
        return ModelFolder.files("forms", ".form");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void shouldKeepTheHouseRules_whenDeployedWithAllOthers(Path file) throws IOException {
        assertThat(ModelFolder.faults(file)).isEmpty();
    }
}
