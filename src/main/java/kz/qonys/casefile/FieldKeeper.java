package kz.qonys.casefile;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Field keys that another package keeps in tables of its own, and that forms may fill. Declare a bean;
 * {@link CaseFields} then shows the keys as it shows those of any {@link FieldSource}, and hands over what a form
 * submitted.
 */
public interface FieldKeeper extends FieldSource {

    /** Keys that a form may fill. */
    Set<String> filled();

    /** Keys that are only shown. */
    default Set<String> shown() {
        return Set.of();
    }

    @Override
    default Set<String> keys() {
        return Stream.concat(filled().stream(), shown().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Takes what a form submitted, in the caller's transaction. A key that is absent changes nothing.
     *
     * @param values only keys of {@link #filled}, JSON-like as in {@link CaseFields}
     * @throws kz.qonys.language.FaultException with every fault at once, each at its field
     */
    void take(String caseId, Map<String, Object> values, Access access);
}
