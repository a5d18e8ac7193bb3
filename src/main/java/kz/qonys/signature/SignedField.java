package kz.qonys.signature;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A field as it stood on the signer's screen. Personal data.
 *
 * @param key         of the form
 * @param label       in the signer's language
 * @param shown       the value in the signer's language; null for a list
 * @param rows        the rows of a list, cell by cell; null for a single value
 * @param value       the value as stored, the same in every language
 * @param application true when it is content of the application, which a later round may change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignedField(String key, String label, String shown, List<List<Cell>> rows, Object value,
        boolean application) {

    /** A cell of a row. */
    public record Cell(String key, String label, String shown) {

        @Override
        public String toString() {
            return "Cell[" + key + "]";
        }
    }

    @Override
    public String toString() {
        return "SignedField[" + key + "]";
    }
}
