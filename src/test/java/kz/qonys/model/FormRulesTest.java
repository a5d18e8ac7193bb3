package kz.qonys.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house rules of design.md section 7 for forms: what Tasklist 7.24 draws, in three languages. */
class FormRulesTest {

    private static final Set<String> DRAWN = Set.of("textfield", "textarea", "number", "checkbox", "checklist", "radio",
            "select", "taglist", "datetime", "text", "html", "expression", "table", "group", "dynamiclist",
            "separator", "spacer");
    private static final List<String> WORDS = List.of("label", "dateLabel", "timeLabel", "description", "text");

    static Stream<Path> forms() throws IOException {
        return ModelFolder.files("forms", ".form");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void shouldCarryTheIdOfItsFile(Path file) throws IOException {
        JsonNode form = read(file);

        assertThat(file.getFileName()).hasToString(form.path("id").asText() + ".form");
        assertThat(form.path("schemaVersion").asInt()).isBetween(1, 16);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void shouldUseOnlyWhatTasklistDraws(Path file) throws IOException {
        Set<String> ids = new HashSet<>();
        for (JsonNode component : components(read(file))) {
            assertThat(DRAWN).contains(component.path("type").asText());
            assertThat(ids.add(component.path("id").asText())).as(component.path("id").asText()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void shouldSpeakThreeLanguages(Path file) throws IOException {
        for (JsonNode component : components(read(file))) {
            for (String word : WORDS) {
                if (component.has(word)) {
                    assertTranslated(component, word);
                }
            }
            for (JsonNode option : component.path("values")) {
                assertTranslated(component, "option." + option.path("value").asText());
            }
            for (JsonNode column : component.path("columns")) {
                assertTranslated(component, "column." + column.path("key").asText());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void shouldNotRepeatAKeyOnOneLevel(Path file) throws IOException {
        assertDistinct(read(file).path("components"));
    }

    private static void assertDistinct(JsonNode components) {
        Set<String> keys = new HashSet<>();
        for (JsonNode component : components) {
            if (component.has("key")) {
                assertThat(keys.add(component.path("key").asText())).as(component.path("key").asText()).isTrue();
            }
            assertDistinct(component.path("components"));
        }
    }

    private static void assertTranslated(JsonNode component, String word) {
        for (String language : List.of("kk", "en")) {
            assertThat(component.path("properties").path(word + "." + language).asText())
                    .as("%s: %s.%s", component.path("id").asText(), word, language).isNotBlank();
        }
    }

    private static List<JsonNode> components(JsonNode form) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode component : form.path("components")) {
            all.add(component);
            all.addAll(components(component));
        }
        return all;
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
