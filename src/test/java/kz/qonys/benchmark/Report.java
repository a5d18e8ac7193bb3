package kz.qonys.benchmark;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of a run, as Markdown. */
final class Report {

    private Report() {
    }

    static String of(Measured stock, Measured own) {
        Cost.Line all = stock.cost().total();
        return "Per finished case | statements (reads) | rows written | WAL kB | growth kB\n---|---|---|---|---\n"
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

    static String measures(Map<String, Cost> costs) {
        Cost.Line stock = costs.get("stock").total();
        return "Alone, added to stock | statements | rows | WAL kB | x statements | x rows | x WAL\n"
                + "---|---|---|---|---|---|---\n" + costs.entrySet().stream().map(entry -> {
                    Cost.Line line = entry.getValue().total();
                    return String.format(Locale.ROOT, "%s | %.0f | %.0f | %.0f | %.2f | %.2f | %.2f%n",
                            entry.getKey().replace('_', ' '), line.statements(), line.rows(), line.wal() / 1024,
                            line.statements() / stock.statements(), line.rows() / stock.rows(), line.wal() / stock.wal());
                }).collect(Collectors.joining());
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
