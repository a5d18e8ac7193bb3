package kz.qonys.deployment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Whether the rows of a table fit every combination of its inputs once. Each column is cut into the places that its
 * cells tell apart (a value, the span between two values, "anything else"); a row then is a set of places per column.
 */
final class Coverage {

    /** Combinations looked at in the search for one that no row fits; a larger table must be split. */
    private static final int MOST_STEPS = 200_000;

    /**
     * Two rows that fit at once.
     *
     * @param first  index of the row
     * @param second index of the other
     */
    record Overlap(int first, int second, String example) {
    }

    /**
     * A column cut into places.
     *
     * @param places   what each place is called
     * @param demanded places that some row must fit
     * @param rows     places that each row fits
     */
    record Column(String label, List<String> places, BitSet demanded, List<BitSet> rows) {
    }

    private final List<Column> columns;
    private final int rows;
    private final Deadline deadline;
    private int steps;

    Coverage(List<Column> columns, int rows, Deadline deadline) {
        this.columns = columns;
        this.rows = rows;
        this.deadline = deadline;
    }

    /**
     * Cuts a column.
     *
     * @param listed the column's list of possible values, empty when it has none
     */
    static Column column(String label, Cells kind, String listed, List<Cells.Test> tests) {
        return kind == Cells.STRING || kind == Cells.BOOLEAN ? words(label, kind, listed, tests)
                : spans(label, kind, listed, tests);
    }

    private static Column words(String label, Cells kind, String listed, List<Cells.Test> tests) {
        Set<String> words = new LinkedHashSet<>();
        if (kind == Cells.BOOLEAN) {
            words.addAll(List.of("true", "false"));
        }
        Cells.split(listed).stream().filter(word -> !word.isEmpty()).forEach(words::add);
        boolean closed = !words.isEmpty();
        tests.forEach(test -> test.parts().forEach(part -> words.add(part.word())));
        List<String> places = new ArrayList<>(words);
        BitSet demanded = new BitSet();
        demanded.set(0, closed ? places.size() : 0);
        if (!closed) {
            places.add("…");
            // A list nobody closed is a look-up: what it does not name is not asked for.
            demanded.set(0, places.size() - 1);
        }
        return new Column(label, places, demanded, tests.stream().map(test -> {
            BitSet fits = new BitSet();
            test.parts().forEach(part -> fits.set(places.indexOf(part.word())));
            if (test.isAnything() || test.negated()) {
                fits.flip(0, places.size());
            }
            return fits;
        }).toList());
    }

    private static Column spans(String label, Cells kind, String listed, List<Cells.Test> tests) {
        TreeSet<BigDecimal> cuts = new TreeSet<>();
        List<Cells.Test> all = new ArrayList<>(tests);
        Optional<Cells.Test> range = listed.isEmpty() ? Optional.empty() : kind.test(listed);
        range.ifPresent(all::add);
        all.forEach(test -> test.parts().forEach(part -> {
            if (part.low() != null) {
                cuts.add(part.low());
            }
            if (part.high() != null) {
                cuts.add(part.high());
            }
        }));
        List<BigDecimal> points = new ArrayList<>(cuts);
        List<String> places = new ArrayList<>();
        BitSet real = new BitSet();
        for (int place = 0; place <= 2 * points.size(); place++) {
            places.add(placeName(kind, points, place));
            real.set(place, isReal(kind, points, place));
        }
        BitSet demanded = (BitSet) real.clone();
        range.ifPresent(test -> demanded.and(fits(test, points)));
        return new Column(label, places, demanded, tests.stream().map(test -> {
            BitSet fits = fits(test, points);
            fits.and(real);
            return fits;
        }).toList());
    }

    /** Even places are the spans between the points, odd places the points themselves. */
    private static BitSet fits(Cells.Test test, List<BigDecimal> points) {
        BitSet fits = new BitSet();
        int size = 2 * points.size() + 1;
        for (Cells.Part part : test.parts()) {
            int low = part.low() == null ? 0 : 2 * points.indexOf(part.low()) + (part.lowIncluded() ? 1 : 2);
            int high = part.high() == null ? size - 1 : 2 * points.indexOf(part.high()) + (part.highIncluded() ? 1 : 0);
            if (low <= high) {
                fits.set(low, high + 1);
            }
        }
        if (test.isAnything() || test.negated()) {
            fits.flip(0, size);
        }
        return fits;
    }

    private static boolean isReal(Cells kind, List<BigDecimal> points, int place) {
        boolean between = place % 2 == 0 && place > 0 && place < 2 * points.size();
        return !between || kind == Cells.NUMBER
                || points.get(place / 2).subtract(points.get(place / 2 - 1)).compareTo(BigDecimal.ONE) > 0;
    }

    private static String placeName(Cells kind, List<BigDecimal> points, int place) {
        if (points.isEmpty()) {
            return "…";
        }
        if (place % 2 == 1) {
            return shown(kind, points.get(place / 2));
        }
        if (place == 0) {
            return "< " + shown(kind, points.get(0));
        }
        return place == 2 * points.size() ? "> " + shown(kind, points.get(points.size() - 1))
                : shown(kind, points.get(place / 2 - 1)) + " … " + shown(kind, points.get(place / 2));
    }

    private static String shown(Cells kind, BigDecimal point) {
        return kind == Cells.DATE ? LocalDate.ofEpochDay(point.longValue()).toString() : point.toPlainString();
    }

    /** The first two rows that fit one combination. */
    Optional<Overlap> overlap() {
        for (int i = 0; i < rows; i++) {
            deadline.check();
            for (int j = i + 1; j < rows; j++) {
                Optional<String> example = common(i, j);
                if (example.isPresent()) {
                    return Optional.of(new Overlap(i, j, example.get()));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> common(int first, int second) {
        List<String> example = new ArrayList<>();
        for (Column column : columns) {
            BitSet both = (BitSet) column.rows().get(first).clone();
            both.and(column.rows().get(second));
            if (both.isEmpty()) {
                return Optional.empty();
            }
            example.add(column.label() + " = " + column.places().get(both.nextSetBit(0)));
        }
        return Optional.of(String.join("; ", example));
    }

    /** A combination that no row fits. */
    Optional<String> gap() {
        return gap(0, IntStream.range(0, rows).boxed().toList(), new ArrayList<>());
    }

    private Optional<String> gap(int index, List<Integer> left, List<String> chosen) {
        if (++steps > MOST_STEPS) {
            throw new UnreadableModelException("deployment.decision.large", 0);
        }
        deadline.check();
        if (left.isEmpty()) {
            List<String> example = new ArrayList<>(chosen);
            columns.subList(index, columns.size()).forEach(column -> example.add(column.label() + " = "
                    + (column.demanded().isEmpty() ? "…" : column.places().get(column.demanded().nextSetBit(0)))));
            return Optional.of(String.join("; ", example));
        }
        if (index == columns.size() || fitsEverything(index, left)) {
            return Optional.empty();
        }
        Column column = columns.get(index);
        for (int place = column.demanded().nextSetBit(0); place >= 0; place = column.demanded().nextSetBit(place + 1)) {
            int here = place;
            List<String> next = new ArrayList<>(chosen);
            next.add(column.label() + " = " + column.places().get(place));
            Optional<String> gap = gap(index + 1,
                    left.stream().filter(row -> column.rows().get(row).get(here)).toList(), next);
            if (gap.isPresent()) {
                return gap;
            }
        }
        return Optional.empty();
    }

    /** True when one of the rows fits whatever the remaining columns hold. */
    private boolean fitsEverything(int index, List<Integer> left) {
        return left.stream().anyMatch(row -> columns.subList(index, columns.size()).stream().allMatch(column -> {
            BitSet missing = (BitSet) column.demanded().clone();
            missing.andNot(column.rows().get(row));
            return missing.isEmpty();
        }));
    }
}
