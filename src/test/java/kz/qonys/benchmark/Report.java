package kz.qonys.benchmark;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of a run, as Markdown. */
final class Report {

    static final String TOGETHER = "together";
    static final String WITHOUT = "without_";

    private static final String RATIOS = " | %.2f | %.2f | %.2f";

    private Report() {
    }

    static String of(Measured stock, Measured own) {
        Cost.Line all = stock.cost().total();
        return "Together | statements (reads) | rows written | WAL kB | growth kB\n---|---|---|---|---\n"
                + line("stock 7.24.0", all, stock.growth(true))
                + line("ours, engine tables", own.cost().engine(), own.growth(true))
                + line("ours, own tables", own.cost().own(), own.growth(false))
                + line("ours, all", own.cost().total(), own.growth(true) + own.growth(false))
                + ratio("engine tables / stock", own.cost().engine(), all, own.growth(true) / stock.growth(true))
                + ratio("all / stock", own.cost().total(), all,
                        (own.growth(true) + own.growth(false)) / stock.growth(true))
                + line("documents, not compared", own.uploads().total(), 0)
                + "\n## Own tables\n\n" + tables(own, false) + "\n## Engine tables of ours\n\n" + tables(own, true)
                + "\n## Engine tables of stock\n\n" + tables(stock, true);
    }

    /** Ratios to stock of each measure alone, and of all measures but this one where that was counted. */
    static String measures(Map<String, Cost> costs) {
        Cost.Line stock = costs.get("stock").total();
        String rows = costs.keySet().stream().filter(name -> !name.startsWith(WITHOUT))
                .map(name -> "\n" + name.replace('_', ' ') + ratios(costs.get(name).total(), stock)
                        + (costs.containsKey(WITHOUT + name) ? ratios(costs.get(WITHOUT + name).total(), stock)
                                : " | | |"))
                .collect(Collectors.joining());
        return String.format(Locale.ROOT,
                "Stock: %.0f statements, %.0f rows, %.0f kB of WAL for a case; all else as a ratio"
                + " to it.%n%n", stock.statements(), stock.rows(), stock.wal() / 1024)
                + "Measure | alone: statements | rows | WAL | all but it: statements | rows | WAL\n"
                + "---|---|---|---|---|---|---" + rows + "\n";
    }

    private static String ratios(Cost.Line line, Cost.Line stock) {
        return String.format(Locale.ROOT, RATIOS, line.statements() / stock.statements(), line.rows() / stock.rows(),
                line.wal() / stock.wal());
    }

    static String pages(String title, Cost cost) {
        return title + " | pages of 8 kB | statements\n---|---|---\n" + cost.dearest(table -> true).stream()
                .map(table -> String.format(Locale.ROOT, "%s | %.0f | %.0f%n", table, cost.tables().get(table).pages(),
                        cost.tables().get(table).statements()))
                .collect(Collectors.joining()) + String.format(Locale.ROOT, "**together** | **%.0f** | **%.0f**%n",
                        cost.total().pages(), cost.total().statements());
    }

    private static String tables(Measured measured, boolean engine) {
        return "Table | statements (reads) | rows | WAL kB | growth kB\n---|---|---|---|---\n"
                + measured.cost().dearest(table -> Cost.isEngine(table) == engine).stream()
                        .map(table -> line(table, measured.cost().tables().get(table),
                                measured.growth().getOrDefault(table, 0.0)))
                        .collect(Collectors.joining());
    }

    private static String line(String name, Cost.Line line, double growth) {
        return String.format(Locale.ROOT, "%s | %.1f (%.1f) | %.1f | %.1f | %.1f%n", name, line.statements(),
                line.selects(), line.rows(), line.wal() / 1024, growth / 1024);
    }

    private static String ratio(String name, Cost.Line line, Cost.Line stock, double growth) {
        return String.format(Locale.ROOT, "**%s** | **%.2f** | **%.2f** | **%.2f** | **%.2f**%n", name,
                line.statements() / stock.statements(), line.rows() / stock.rows(), line.wal() / stock.wal(), growth);
    }
}
