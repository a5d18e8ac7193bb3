package kz.qonys.benchmark;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What was done to each table.
 *
 * @param tables by table name in lower case
 */
public record Cost(Map<String, Line> tables) {

    /**
     * What was done to one table, or to several together.
     *
     * @param statements select, insert, update, delete as the server received them
     * @param selects    those of them that only read
     * @param rows       rows inserted, updated and deleted
     * @param wal        bytes of write-ahead log
     * @param pages      8 kB pages touched
     */
    public record Line(double statements, double selects, double rows, double wal, double pages) {

        static final Line NOTHING = new Line(0, 0, 0, 0, 0);

        Line plus(Line other) {
            return new Line(statements + other.statements, selects + other.selects, rows + other.rows, wal + other.wal,
                    pages + other.pages);
        }

        Line times(double factor) {
            return new Line(statements * factor, selects * factor, rows * factor, wal * factor, pages * factor);
        }
    }

    public Cost minus(Cost earlier) {
        Map<String, Line> left = new HashMap<>();
        tables.forEach((table, line) -> {
            Line rest = line.plus(earlier.tables.getOrDefault(table, Line.NOTHING).times(-1));
            if (rest.statements() > 0) {
                left.put(table, rest);
            }
        });
        return new Cost(left);
    }

    public Cost per(int cases) {
        return new Cost(tables.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().times(1.0 / cases))));
    }

    public Line total() {
        return sum(table -> true);
    }

    public Line engine() {
        return sum(Cost::isEngine);
    }

    public Line own() {
        return sum(table -> !isEngine(table));
    }

    static boolean isEngine(String table) {
        return table.startsWith("act_");
    }

    /** Tables by WAL and statements, dearest first. */
    List<String> dearest(Predicate<String> wanted) {
        return tables.keySet().stream().filter(wanted).sorted(Comparator
                .comparingDouble((String table) -> -tables.get(table).wal())
                .thenComparingDouble(table -> -tables.get(table).statements())).toList();
    }

    private Line sum(Predicate<String> wanted) {
        return tables.entrySet().stream().filter(entry -> wanted.test(entry.getKey())).map(Map.Entry::getValue)
                .reduce(Line.NOTHING, Line::plus);
    }
}
