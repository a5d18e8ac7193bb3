package kz.qonys.journey;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads every text and binary column of every table, the engine's and ours, and names those in which the finder finds.
 * Sealed columns are read as well: plaintext must not be in them either.
 */
final class DatabaseScan {

    private final JdbcClient jdbc;
    private final PersonalData finder;

    private record Column(String table, String name, boolean binary) {
    }

    DatabaseScan(JdbcClient jdbc, PersonalData finder) {
        this.jdbc = jdbc;
        this.finder = finder;
    }

    List<String> findings() {
        return findings(columns());
    }

    /** Findings of one table only. */
    List<String> findings(String table) {
        return findings(columns().stream().filter(column -> column.table().equalsIgnoreCase(table)).toList());
    }

    private List<String> findings(List<Column> columns) {
        List<String> findings = new ArrayList<>();
        for (Column column : columns) {
            String sql = "select \"" + column.name() + "\" as scanned from \"" + column.table() + "\" where \""
                    + column.name() + "\" is not null";
            jdbc.sql(sql).query((row, number) -> column.binary()
                            ? new String(row.getBytes("scanned"), StandardCharsets.UTF_8) : row.getString("scanned"))
                    .list().stream().map(finder::in).filter(kinds -> !kinds.isEmpty())
                    .forEach(kinds -> findings.add((column.table() + "." + column.name()).toLowerCase(Locale.ROOT)
                            + " " + kinds));
        }
        return findings.stream().distinct().toList();
    }

    /** Number of columns that are read. */
    int breadth() {
        return columns().size();
    }

    Set<String> tables() {
        return Set.copyOf(columns().stream().map(column -> column.table().toLowerCase(Locale.ROOT)).distinct()
                .toList());
    }

    private List<Column> columns() {
        return jdbc.sql("""
                select c.table_name, c.column_name, c.data_type from information_schema.columns c
                join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema
                where lower(c.table_schema) = 'public' and t.table_type in ('BASE TABLE', 'BASE_TABLE')
                  and (lower(c.data_type) like '%char%' or lower(c.data_type) in ('text', 'bytea')
                       or lower(c.data_type) like '%large object%' or lower(c.data_type) like '%binary%')
                order by c.table_name, c.column_name""")
                .query((row, number) -> new Column(row.getString(1), row.getString(2),
                        row.getString(3).toLowerCase(Locale.ROOT).matches(".*binary.*|bytea"))).list();
    }
}
