package kz.qonys.casefile;

import java.util.Set;

/**
 * Read-only field keys that another package fills (what is missing, what registries answered, select options). Declare
 * a bean; {@link CaseFields} then knows the keys, marks them read-only and asks for their values.
 */
public interface FieldSource {

    Set<String> keys();

    /** Value of one of the keys, JSON-like as in {@link CaseFields}; null when there is none. */
    Object value(String key, String caseId, Access access);
}
