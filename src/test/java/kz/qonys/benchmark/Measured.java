package kz.qonys.benchmark;

import java.util.HashMap;
import java.util.Map;

/**
 * One engine's cost of a finished case.
 *
 * @param cost    by table
 * @param uploads cost of the documents uploaded, which are not part of the comparison
 * @param growth  bytes by which each table with its indexes has grown
 */
record Measured(Cost cost, Cost uploads, Map<String, Double> growth) {

    static Map<String, Double> growth(Map<String, Long> before, Map<String, Long> after, int cases) {
        Map<String, Double> growth = new HashMap<>();
        after.forEach((table, size) -> growth.put(table, (size - before.getOrDefault(table, 0L)) / (double) cases));
        return growth;
    }

    double growth(boolean engine) {
        return growth.entrySet().stream().filter(entry -> Cost.isEngine(entry.getKey()) == engine)
                .mapToDouble(Map.Entry::getValue).sum();
    }
}
