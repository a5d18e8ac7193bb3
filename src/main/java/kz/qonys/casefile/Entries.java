package kz.qonys.casefile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import kz.qonys.language.Moments;

/** Reads what a form submitted to a {@link FieldKeeper} and gathers what is wrong with it, each fault at its field. */
public final class Entries {

    public static final int LONG_TEXT = 2_000;
    public static final int SHORT_TEXT = 200;

    private final Map<?, ?> values;
    private final String prefix;
    private final List<Fault> faults;

    public Entries(Map<String, Object> values) {
        this(values, "", new ArrayList<>());
    }

    private Entries(Map<?, ?> values, String prefix, List<Fault> faults) {
        this.values = values;
        this.prefix = prefix;
        this.faults = faults;
    }

    /** True when the form said something about the field. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /**
     * What was kept before with what the form says now in its place; a key that it says nothing of stays as it was.
     * Days are kept as ISO text.
     *
     * @param keys those that may be kept
     * @param read reads the entry of a key, through the other methods here
     */
    public Map<String, Object> over(Map<String, Object> before, Set<String> keys, Function<String, Object> read) {
        Map<String, Object> kept = new LinkedHashMap<>(before);
        values.keySet().stream().map(String::valueOf).filter(keys::contains).forEach(key -> {
            Object value = read.apply(key);
            kept.put(key, value instanceof LocalDate day ? day.toString() : value);
        });
        return kept;
    }

    /** The rows of a list; none when the form said nothing about it. Faults of a row stand at the row. */
    public List<Entries> rows(String key) {
        List<Entries> rows = new ArrayList<>();
        if (values.get(key) instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof Map<?, ?> row) {
                    rows.add(new Entries(row, key + "[" + i + "].", faults));
                } else {
                    fault(key, "casefile.fault.kind");
                }
            }
        }
        return rows;
    }

    /** The chosen ones of the codes, each once; none when the form said nothing about it. */
    public List<String> codes(String key, Set<String> codes) {
        List<String> chosen = values.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).distinct().toList() : List.of();
        if (!codes.containsAll(chosen)) {
            fault(key, "casefile.fault.code");
        }
        return chosen.stream().filter(codes::contains).toList();
    }

    /** A text without characters that hide others; null when empty. */
    public String text(String key, int longest) {
        Object value = values.get(key);
        if (FieldRules.empty(value)) {
            return null;
        }
        if (!(value instanceof String text)) {
            return refuse(key, "casefile.fault.kind");
        }
        if (text.length() > longest) {
            return refuse(key, "casefile.fault.long", longest);
        }
        return FieldRules.HIDDEN.matcher(text).find() ? refuse(key, "casefile.fault.characters") : text.strip();
    }

    /** One of the codes; null when empty. */
    public String code(String key, Set<String> codes) {
        String code = text(key, SHORT_TEXT);
        return code == null || codes.contains(code) ? code : refuse(key, "casefile.fault.code");
    }

    /** A day between the two, both included; null when empty. */
    public LocalDate day(String key, LocalDate from, LocalDate to) {
        String text = text(key, SHORT_TEXT);
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            return day.isBefore(from) || day.isAfter(to)
                    ? refuse(key, "casefile.fault.day", Moments.day(from), Moments.day(to)) : day;
        } catch (DateTimeException e) {
            return refuse(key, "casefile.fault.kind");
        }
    }

    /** A whole number between the two, both included; null when empty. */
    public Integer number(String key, int least, int most) {
        Object value = values.get(key);
        if (value == null) {
            return null;
        }
        int number = value instanceof Number given ? given.intValue() : least - 1;
        return number < least || number > most ? refuse(key, "casefile.fault.number", least, most) : number;
    }

    /** True when the box is ticked. */
    public boolean flag(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /** True when the value is there; notes a fault when it is not. */
    public boolean given(String key, Object value) {
        if (value == null) {
            fault(key, "casefile.fault.required");
        }
        return value != null;
    }

    /** Notes a fault; null, as the value that cannot be taken. */
    public <T> T refuse(String key, String fault, Object... arguments) {
        fault(key, fault, arguments);
        return null;
    }

    /** Notes a fault at a field, the first one only. */
    public void fault(String key, String fault, Object... arguments) {
        String at = prefix + key;
        // An empty place was noted already, where it was read
        if (faults.stream().noneMatch(known -> Objects.equals(known.field(), at))) {
            faults.add(Fault.at(at, fault, arguments));
        }
    }

    /** @throws FaultException with every fault, when there is one */
    public void check() {
        if (!faults.isEmpty()) {
            throw new FaultException(List.copyOf(faults));
        }
    }
}
