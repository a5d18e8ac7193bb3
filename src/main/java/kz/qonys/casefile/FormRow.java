package kz.qonys.casefile;

import java.util.LinkedHashMap;
import java.util.Map;

/** Rows and options as forms show them, see {@link CaseFields}. */
public final class FormRow {

    private FormRow() {
    }

    /**
     * A row of a table or list; open for more.
     *
     * @param pairs column, value, column, value and so on; a value may be null
     */
    public static Map<String, Object> of(Object... pairs) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put((String) pairs[i], pairs[i + 1]);
        }
        return row;
    }

    /** What may be chosen. */
    public static Map<String, Object> option(String label, String value) {
        return of("label", label, "value", value);
    }
}
