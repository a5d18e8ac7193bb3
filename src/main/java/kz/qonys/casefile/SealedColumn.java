package kz.qonys.casefile;

import java.util.regex.Pattern;

/**
 * A column whose values {@link FieldCipher} seals with {@link #context}; the table has a primary key column {@code id}
 * of type varchar.
 * As a bean it takes part in key rotation.
 */
public record SealedColumn(String table, String column) {

    private static final Pattern NAME = Pattern.compile("[a-z_]+");

    public SealedColumn {
        if (!NAME.matcher(table).matches() || !NAME.matcher(column).matches()) {
            throw new IllegalArgumentException("Table and column are plain lower-case names.");
        }
    }

    /** What binds a value to its row: table, column and row id. */
    public String context(String rowId) {
        return table + "." + column + "/" + rowId;
    }
}
