package kz.qonys.casefile;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Seals values by key, as one JSON object, for the tables of any package; each package declares its
 * {@link SealedColumn} beans itself.
 */
@Component
public class SealedValues {

    private final FieldCipher cipher;

    SealedValues(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /**
     * Seals values for one row of a column.
     *
     * @param values text, numbers, flags, lists and maps of these
     * @throws IllegalStateException when a value cannot be written as JSON; names no value
     */
    public String seal(SealedColumn column, String rowId, Map<String, Object> values) {
        return cipher.seal(Json.text(values), column.context(rowId));
    }

    /**
     * Opens what {@link #seal} has sealed: a map the caller may change, empty when nothing was sealed.
     *
     * @throws FieldCipher.UnreadableException when it does not belong to this row or its key is missing
     */
    public Map<String, Object> open(SealedColumn column, String rowId, String sealed) {
        return sealed == null ? new LinkedHashMap<>() : Json.map(cipher.open(sealed, column.context(rowId)));
    }
}
