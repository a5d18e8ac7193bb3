package kz.qonys.casefile;

import java.util.Map;
import java.util.Set;

/**
 * Field keys that another package fills (what is missing, what registries answered, select options). Declare a bean;
 * {@link CaseFields} then knows the keys and asks for their values. A form may fill in those of {@link #taken} alone.
 */
public interface FieldSource {

    Set<String> keys();

    /** Value of one of the keys, JSON-like as in {@link CaseFields}; null when there is none. */
    Object value(String key, String caseId, Access access);

    /** Those of the keys that a form may also fill in; none unless the source says so. */
    default Set<String> taken() {
        return Set.of();
    }

    /**
     * Takes what a form submitted under {@link #taken} keys, in the caller's transaction.
     *
     * @throws kz.qonys.language.FaultException with every fault at once
     */
    default void take(String caseId, Map<String, Object> values, Access access) {
        throw new UnsupportedOperationException("Nothing is taken here");
    }
}
