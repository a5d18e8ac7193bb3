package kz.qonys.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The analysts' files on the class path, keyed by their path in the repository ({@code processes/…}, {@code forms/…}).
 * The name is the same from an IDE, an exploded directory and a fat jar, so the engine recognises an unchanged file.
 */
class ModelFiles {

    private static final List<String> PATTERNS = List.of(
            "processes/**/*.bpmn", "processes/**/*.dmn", "forms/**/*.form");

    private final PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();

    /** Every file in the order of its name. */
    Map<String, Resource> all() {
        Map<String, Resource> files = new TreeMap<>();
        for (String pattern : PATTERNS) {
            for (Resource resource : resources("classpath*:" + pattern)) {
                files.put(name(resource, pattern.substring(0, pattern.indexOf('/') + 1)), resource);
            }
        }
        return files;
    }

    private Resource[] resources(String pattern) {
        try {
            return resolver.getResources(pattern);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Resource resource, String folder) {
        try {
            String url = resource.getURL().toString();
            return url.substring(url.lastIndexOf("/" + folder) + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
