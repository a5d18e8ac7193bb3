package kz.qonys.print;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands on a paper of template {@code case-page}; all in words already.
 *
 * @param note   beside the title, e.g. the number of the copy; may be empty
 * @param places where people sign
 * @param foot   on every page
 */
public record CasePage(String note, List<Line> head, List<Part> parts, List<Place> places, String foot) {

    /** Template of these papers. */
    static final String TEMPLATE = "case-page";

    /** A name and what it is. */
    public record Line(String label, String shown) {
    }

    /**
     * A section.
     *
     * @param rows    of a table; none when there is no table
     * @param columns heads of the table
     */
    public record Part(String title, List<String> paragraphs, List<Line> lines, List<String> columns,
            List<List<String>> rows) {

        public static Part lines(String title, List<Line> lines) {
            return new Part(title, List.of(), shown(lines), List.of(), List.of());
        }

        public static Part paragraphs(String title, List<String> paragraphs) {
            return new Part(title, paragraphs, List.of(), List.of(), List.of());
        }

        public static Part table(String title, List<String> columns, List<List<String>> rows) {
            return new Part(title, List.of(), List.of(), columns, rows);
        }
    }

    /** A place for a signature: of whom, and whose name stands below it. */
    public record Place(String who, String name) {
    }

    /** Lines that say something. */
    public static List<Line> shown(List<Line> lines) {
        List<Line> shown = new ArrayList<>(lines);
        shown.removeIf(line -> line.shown() == null || line.shown().isBlank());
        return shown;
    }

    @Override
    public String toString() {
        return "CasePage";
    }
}
