package kz.qonys.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Versions on the class path against the floors below which a published hole lies. */
class DependencyFloorTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/dependency-floor.csv", delimiter = ';', numLinesToSkip = 1)
    void shouldNotFallBelowTheFloor(String type, String artifact, String floor, String why) throws Exception {
        String file = Path.of(Class.forName(type).getProtectionDomain().getCodeSource().getLocation().toURI())
                .getFileName().toString();
        Matcher version = Pattern.compile(Pattern.quote(artifact) + "-(\\d[\\d.]*)(?:[-.][A-Za-z].*)?\\.jar")
                .matcher(file);

        assertThat(version.matches()).as(file).isTrue();
        assertThat(Version.parse(version.group(1))).as("%s: %s", artifact, why)
                .isGreaterThanOrEqualTo(Version.parse(floor));
    }

    @Test
    void shouldNotCarryWhatWeNeverUse() {
        for (String type : List.of("groovy.lang.GroovyShell", "org.camunda.connect.Connectors",
                "org.springframework.web.reactive.DispatcherHandler", "org.graalvm.polyglot.Context")) {
            assertThat(getClass().getClassLoader().getResource(type.replace('.', '/') + ".class")).as(type).isNull();
        }
    }
}
