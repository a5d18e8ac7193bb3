package kz.qonys.staff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * A table kept as a file: UTF-8, semicolons between cells, column names in the first line, no quoting. One map per
 * line, column to trimmed cell.
 */
public final class Sheet {

    private Sheet() {
    }

    /** Reads a sheet of the class path, e.g. {@code staff/roles.csv}. */
    public static List<Map<String, String>> read(String path) {
        return read(new ClassPathResource(path));
    }

    /**
     * Reads a sheet.
     *
     * @throws IllegalStateException when a line has another number of cells than the first one; names file and line
     */
    public static List<Map<String, String>> read(Resource resource) {
        try {
            List<String> lines = resource.getContentAsString(StandardCharsets.UTF_8).lines().toList();
            String[] columns = lines.get(0).split(";", -1);
            return Stream.iterate(1, line -> line < lines.size(), line -> line + 1)
                    .filter(line -> !lines.get(line).isBlank())
                    .map(line -> row(resource, line + 1, columns, lines.get(line).split(";", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parts of a cell that holds several values. */
    static List<String> parts(String cell) {
        return Arrays.stream(cell.split("\\|")).filter(part -> !part.isBlank()).toList();
    }

    private static Map<String, String> row(Resource resource, int line, String[] columns, String[] cells) {
        if (cells.length != columns.length) {
            throw new IllegalStateException(resource.getFilename() + ", line " + line + ": expected " + columns.length
                    + " cells, found " + cells.length);
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
            row.put(columns[i], cells[i].strip());
        }
        return row;
    }
}
