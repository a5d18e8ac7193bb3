package kz.qonys.casefile;

import java.util.Collection;
import java.util.Map;

/**
 * The case file as forms see it: a flat set of keys. Values are JSON-like: String, Boolean, Integer, Double, List of
 * Map, or null; dates are ISO {@code yyyy-MM-dd} strings.
 */
public interface CaseFields {

    /** True when a form may declare the key. */
    boolean knows(String key);

    /** True when a form may show the key but never take it (computed or owned by a registry). */
    boolean readOnly(String key);

    /** True when the key holds content of the application, not a remark, a decision about it or something computed. */
    default boolean content(String key) {
        return knows(key) && !readOnly(key);
    }

    /**
     * Keeps other writers of the case waiting until the caller's transaction ends: what is read from now on is what a
     * write will find.
     */
    void hold(String caseId);

    /**
     * Values for a form, with one access-log entry naming the fields.
     *
     * @return one entry per asked key; null when nothing is on file
     */
    Map<String, Object> read(String caseId, Collection<String> keys, Access access);

    /**
     * Takes what a form submitted, all or nothing, in the caller's transaction; logs the access and, for changed
     * fields, the timeline.
     *
     * @throws kz.qonys.language.FaultException with every fault at once, each at its field
     */
    void write(String caseId, Map<String, Object> values, Access access);
}
