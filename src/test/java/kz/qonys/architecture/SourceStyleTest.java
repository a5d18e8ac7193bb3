package kz.qonys.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceStyleTest {

    private static final int COLUMNS = 120;

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void shouldKeepEveryLineOfJavaWithinTheMargin(String folder) throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        List<String> tooLong = new ArrayList<>();
        for (Path source : sources) {
            List<String> lines = Files.readAllLines(source);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).codePointCount(0, lines.get(i).length()) > COLUMNS) {
                    tooLong.add(source + ":" + (i + 1));
                }
            }
        }

        assertThat(sources).hasSizeGreaterThan(200);
        assertThat(tooLong).as("Lines of more than %d columns", COLUMNS).isEmpty();
    }
}
