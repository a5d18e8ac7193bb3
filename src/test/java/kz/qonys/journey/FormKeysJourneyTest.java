package kz.qonys.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.qonys.casefile.CaseFields;
import kz.qonys.desk.OptionLists;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** No form names what nobody keeps, and no form asks what nobody reads. */
@Journey
class FormKeysJourneyTest {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z]+");

    @Autowired
    private CaseFields fields;

    @Autowired
    private OptionLists lists;

    static Stream<Path> forms() throws IOException {
        return files("forms", ".form");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void shouldNameOnlyWhatSomebodyKeeps_whenAFormHasAField(Path file) throws IOException {
        for (JsonNode component : read(file).path("components")) {
            for (String key : List.of(component.path("key").asText(), component.path("path").asText(),
                    component.path("dataSource").asText().replace("=", ""))) {
                boolean own = flow(component) || key.isEmpty() || key.equals("submissionKey");
                assertThat(own || fields.knows(key)).as("%s: %s", file.getFileName(), key).isTrue();
            }
            if (component.has("valuesKey")) {
                String choices = component.path("valuesKey").asText();
                assertThat(lists.knows(choices) || fields.knows(choices)).as(component.toString()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void shouldOfferOnlyFieldsOfTheCaseFile_whenARemarkNamesAField(Path file) throws IOException {
        for (JsonNode component : read(file).path("components")) {
            if (component.path("path").asText().equals("remarks")) {
                component.path("components").get(0).path("values").forEach(option ->
                        assertThat(fields.knows(option.path("value").asText())).as(option.toString()).isTrue());
            }
        }
    }

    @Test
    void shouldBeReadByAModelOrAListener_whenAFormSetsAFlag() throws IOException {
        Set<String> flags = new TreeSet<>();
        for (Path file : forms().toList()) {
            for (JsonNode component : read(file).path("components")) {
                if (flow(component)) {
                    flags.add(component.path("key").asText());
                }
            }
        }
        String readers = Stream.concat(files("processes", ".bpmn"), Stream.concat(files("processes", ".dmn"),
                files("src/main/java", ".java"))).map(FormKeysJourneyTest::text).reduce("", String::concat);

        assertThat(flags).isNotEmpty().allMatch(flag -> NAME.matcher(flag).matches())
                .allMatch(flag -> readers.contains("\"" + flag + "\"") || readers.contains("${" + flag));
    }

    private static boolean flow(JsonNode component) {
        return component.path("properties").path("binding").asText().equals("flow");
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(String folder, String ending) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(Path.of(folder))) {
            walk.filter(path -> path.toString().endsWith(ending) && !path.toString().contains("demo"))
                    .forEach(found::add);
        }
        return found.stream();
    }
}
