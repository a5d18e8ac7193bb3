package kz.qonys.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** Reads the tables of this package: semicolons, a header line, lines starting with # are remarks. */
public final class Table {

    private Table() {
    }

    /**
     * Rows of a table on the class path without the header.
     *
     * @throws IllegalStateException when a row has another number of columns than the header
     */
    public static List<List<String>> rows(String path) {
        List<List<String>> lines = lines(path).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> List.of(line.trim().split("\\s*;\\s*", -1)))
                .toList();
        int columns = lines.get(0).size();
        lines.forEach(line -> {
            if (line.size() != columns) {
                throw new IllegalStateException(path + ": expected " + columns + " columns in " + line);
            }
        });
        return lines.subList(1, lines.size());
    }

    private static List<String> lines(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
