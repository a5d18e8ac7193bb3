package kz.qonys.employment;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;

/** Reads what a form submitted and gathers what is wrong with it; faults are worded by {@code employment.fault.*}. */
public final class Entries {

    public static final int LONG_TEXT = 2_000;
    public static final int SHORT_TEXT = 200;

    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069\\uFEFF&&[^\\n\\t]]");

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

    /** The rows of a list; none when the form said nothing about it. Faults of a row stand at the row. */
    public List<Entries> rows(String key) {
        List<Entries> rows = new ArrayList<>();
        if (values.get(key) instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof Map<?, ?> row) {
                    rows.add(new Entries(row, key + "[" + i + "].", faults));
                } else {
                    fault(key, "employment.fault.kind");
                }
            }
        }
        return rows;
    }

    /** The chosen values of a list of codes. */
    public List<String> codes(String key) {
        return values.get(key) instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    /** A text without characters that hide others; null when empty. */
    public String text(String key, int longest) {
        Object value = values.get(key);
        if (value == null || value instanceof String text && text.isBlank()) {
            return null;
        }
        if (!(value instanceof String text)) {
            return refuse(key, "employment.fault.kind");
        }
        if (text.length() > longest) {
            return refuse(key, "employment.fault.long", longest);
        }
        return HIDDEN.matcher(text).find() ? refuse(key, "employment.fault.characters") : text.strip();
    }

    /** One of the codes; null when empty. */
    public String code(String key, Set<String> codes) {
        String code = text(key, SHORT_TEXT);
        return code == null || codes.contains(code) ? code : refuse(key, "employment.fault.choice");
    }

    /** A day between the two; null when empty. */
    public LocalDate day(String key, LocalDate from, LocalDate to) {
        String text = text(key, SHORT_TEXT);
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            return day.isBefore(from) || day.isAfter(to) ? refuse(key, "employment.fault.day", from, to) : day;
        } catch (DateTimeException e) {
            return refuse(key, "employment.fault.kind");
        }
    }

    /** A whole number between the two; null when empty. */
    public Integer number(String key, int least, int most) {
        Object value = values.get(key);
        if (value == null) {
            return null;
        }
        int number = value instanceof Number given ? given.intValue() : least - 1;
        return number < least || number > most ? refuse(key, "employment.fault.number", least, most) : number;
    }

    /** True when the box is ticked. */
    public boolean flag(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /** True when the value is there; notes a fault when it is not. */
    public boolean given(String key, Object value) {
        if (value == null) {
            fault(key, "employment.fault.required");
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
