package kz.qonys.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A set of the analysts' files as it is sent from Modeler: by bare name, some of them changed. */
final class Models {

    private final Map<String, byte[]> files = new TreeMap<>();

    /** All files of the repository. */
    static Models all() {
        Models models = new Models();
        for (String folder : List.of("processes", "forms")) {
            try (Stream<Path> walk = Files.walk(Path.of(folder))) {
                walk.filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form)"))
                        .forEach(file -> models.files.put(file.getFileName().toString(), bytes(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return models;
    }

    static Models none() {
        return new Models();
    }

    Map<String, byte[]> files() {
        return files;
    }

    String text(String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    Models with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Models with(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    Models without(String name) {
        files.remove(name);
        return this;
    }

    /** Changes a file; a change that changes nothing is a defect of the test. */
    Models changed(String name, UnaryOperator<String> change) {
        String before = text(name);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalStateException("Nothing changed in " + name);
        }
        return with(name, after);
    }

    Models replaced(String name, String before, String after) {
        return changed(name, text -> text.replace(before, after));
    }

    /** Replaces the first place only. */
    Models once(String name, String before, String after) {
        return changed(name, text -> {
            int at = text.indexOf(before);
            return at < 0 ? text : text.substring(0, at) + after + text.substring(at + before.length());
        });
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
