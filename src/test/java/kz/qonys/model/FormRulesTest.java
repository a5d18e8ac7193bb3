package kz.qonys.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    /** A column of another name than the others have stays empty, and nobody complains. */
    @Test
    void shouldNameTheSameColumns_whenFormsShowTheSameRows() throws IOException {
        Map<String, Set<List<String>>> columns = new TreeMap<>();
        for (Path form : forms().toList()) {
            for (JsonNode component : new ObjectMapper().readTree(form.toFile()).findParents("dataSource")) {
                columns.computeIfAbsent(component.path("dataSource").asText(), rows -> new HashSet<>())
                        .add(component.path("columns").findValuesAsText("key"));
            }
        }
        assertThat(columns).isNotEmpty().allSatisfy((rows, names) -> assertThat(names).as(rows).hasSize(1));
    }
}
