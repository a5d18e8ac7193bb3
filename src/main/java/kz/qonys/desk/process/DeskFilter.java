package kz.qonys.desk.process;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.filter.Filter;

/**
 * The filters every officer finds in Tasklist. Which tasks they mean depends on who asks: that is added at the call.
 */
public enum DeskFilter {
    MINE, OFFICE, TODAY, OVERDUE, RETURNED;

    /** Filter property that tells ours from hand-made ones. */
    static final String PROPERTY = "desk";

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of the name in Tasklist. */
    public String messageKey() {
        return "desk.filter." + key();
    }

    /** The desk filter that these filter properties name. */
    public static Optional<DeskFilter> of(Map<String, ?> properties) {
        Object key = properties == null ? null : properties.get(PROPERTY);
        return Arrays.stream(values()).filter(filter -> filter.key().equals(key)).findFirst();
    }

    static Optional<DeskFilter> of(Filter filter) {
        return of(filter.getProperties());
    }
}
