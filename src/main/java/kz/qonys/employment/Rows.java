package kz.qonys.employment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** Reads a table of reference data: semicolons, a header line, lines with # are remarks. */
final class Rows {

    private Rows() {
    }

    /** @throws IllegalStateException when a row has another number of columns than the header */
    static List<String[]> of(String path) {
        List<String[]> lines = text(path).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(";", -1)).toList();
        lines.forEach(line -> {
            if (line.length != lines.get(0).length) {
                throw new IllegalStateException(path + ": a row has " + line.length + " columns: " + line[0]);
            }
        });
        return lines.subList(1, lines.size());
    }

    private static String text(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
