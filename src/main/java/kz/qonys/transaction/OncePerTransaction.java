package kz.qonys.transaction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Readings that hold until the transaction ends, or until somebody says that they do not. Values are handed out as they
 * were read: keep what cannot be changed.
 */
public final class OncePerTransaction {

    /**
     * The answer to a question about something, read at the first asking.
     *
     * @param about    whose data it is, e.g. a case id
     * @param question what is asked, e.g. the name of a table
     */
    @SuppressWarnings("unchecked")
    public <T> T read(Object about, Object question, Supplier<T> source) {
        Optional<Readings> readings = readings();
        if (readings.isEmpty()) {
            return source.get();
        }
        Map<List<Object>, Object> known = readings.get().known;
        List<Object> key = List.of(about, question);
        if (!known.containsKey(key)) {
            known.put(key, source.get());
        }
        return (T) known.get(key);
    }

    /** From now on this is the answer. */
    public void tell(Object about, Object question, Object answer) {
        readings().ifPresent(readings -> readings.known.put(List.of(about, question), answer));
    }

    /** True when this transaction knows an answer. */
    public boolean knows(Object about, Object question) {
        return readings().filter(readings -> readings.known.containsKey(List.of(about, question))).isPresent();
    }

    /** The next asking reads again. */
    public void forget(Object about, Object question) {
        readings().ifPresent(readings -> readings.known.remove(List.of(about, question)));
    }

    /** Every next asking reads again. */
    public void forgetAll(Object about) {
        readings().ifPresent(readings -> readings.known.keySet().removeIf(key -> key.get(0).equals(about)));
    }

    private Optional<Readings> readings() {
        return InTransaction.of(this, Readings.class, () -> new Readings(this));
    }

    private static final class Readings extends InTransaction {

        private final Map<List<Object>, Object> known = new HashMap<>();

        Readings(OncePerTransaction owner) {
            super(owner);
        }
    }
}
