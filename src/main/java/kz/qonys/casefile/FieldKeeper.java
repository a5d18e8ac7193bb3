package kz.qonys.casefile;

import java.util.Map;
import java.util.Set;

/**
 * Field keys that another package keeps in tables of its own, and that forms may fill. Declare a bean;
 * {@link CaseFields} then shows the keys as it shows those of any {@link FieldSource}, and hands over what a form
 * submitted.
 */
public interface FieldKeeper extends FieldSource {

    /** Those of {@link #keys} that a form may fill; the others are only shown. */
    Set<String> filled();

    /**
     * Takes what a form submitted, in the caller's transaction. A key that is absent changes nothing.
     *
     * @param values only keys of {@link #filled}, JSON-like as in {@link CaseFields}
     * @throws kz.qonys.language.FaultException with every fault at once, each at its field
     */
    void take(String caseId, Map<String, Object> values, Access access);
}
