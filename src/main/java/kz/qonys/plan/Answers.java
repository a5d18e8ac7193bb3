package kz.qonys.plan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;

/** Reads what a form submitted into values that may be kept, and gathers what is wrong with it. */
final class Answers {

    static final int LONG_TEXT = 2_000;
    static final int SHORT_TEXT = 200;

    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069\\uFEFF&&[^\\n\\t]]");

    private final Map<String, Object> values;
    private final Map<String, Object> kept;
    private final List<Fault> faults = new ArrayList<>();

    /** @param before what is kept already; a key that the form said nothing of stays */
    Answers(Map<String, Object> values, Map<String, Object> before) {
        this.values = values;
        this.kept = new LinkedHashMap<>(before);
    }

    Answers text(String key, int longest) {
        if (values.containsKey(key)) {
            keep(key, clean(key, values.get(key), longest));
        }
        return this;
    }

    Answers code(String key, Set<String> codes) {
        if (values.containsKey(key)) {
            String code = clean(key, values.get(key), SHORT_TEXT);
            keep(key, code == null || codes.contains(code) ? code : refuse(key, "plan.fault.choice"));
        }
        return this;
    }

    Answers codes(String key, Set<String> codes) {
        if (values.containsKey(key)) {
            List<String> chosen = values.get(key) instanceof List<?> list
                    ? list.stream().map(String::valueOf).distinct().toList() : List.of();
            keep(key, codes.containsAll(chosen) ? chosen : refuse(key, "plan.fault.choice"));
        }
        return this;
    }

    Answers day(String key, LocalDate from, LocalDate to) {
        if (values.containsKey(key)) {
            keep(key, day(key, clean(key, values.get(key), SHORT_TEXT), from, to));
        }
        return this;
    }

    Answers number(String key, int least, int most) {
        if (values.get(key) instanceof Number number) {
            keep(key, number.intValue() < least || number.intValue() > most
                    ? refuse(key, "plan.fault.number", least, most) : number.intValue());
        }
        return this;
    }

    /** Rows of two texts; rows that name the same first one twice are refused. */
    Answers rows(String key, String what, String why) {
        return rows(key, what, why, Set.of());
    }

    /** Rows of two texts and of flags, which are false where nothing was ticked. */
    Answers rows(String key, String what, String why, Set<String> flags) {
        if (values.containsKey(key)) {
            List<Map<String, Object>> rows = new ArrayList<>();
            List<?> given = values.get(key) instanceof List<?> list ? list : List.of();
            for (int i = 0; i < given.size(); i++) {
                Map<?, ?> row = given.get(i) instanceof Map<?, ?> map ? map : Map.of();
                String at = key + "[" + i + "].";
                String item = required(at + what, clean(at + what, row.get(what), SHORT_TEXT));
                String reason = required(at + why, clean(at + why, row.get(why), SHORT_TEXT));
                if (rows.stream().anyMatch(known -> Objects.equals(known.get(what), item))) {
                    refuse(at + what, "plan.fault.twice");
                }
                Map<String, Object> kept = new LinkedHashMap<>();
                kept.put(what, item);
                kept.put(why, reason);
                flags.forEach(flag -> kept.put(flag, Boolean.TRUE.equals(row.get(flag))));
                rows.add(kept);
            }
            keep(key, rows);
        }
        return this;
    }

    /** @throws FaultException with every fault, when there is one */
    Map<String, Object> checked() {
        if (!faults.isEmpty()) {
            throw new FaultException(List.copyOf(faults));
        }
        return kept;
    }

    private String day(String key, String text, LocalDate from, LocalDate to) {
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            return day.isBefore(from) || day.isAfter(to) ? refuse(key, "plan.fault.day", from, to) : day.toString();
        } catch (DateTimeException e) {
            return refuse(key, "plan.fault.kind");
        }
    }

    private void keep(String key, Object value) {
        kept.put(key, value);
    }

    private String required(String at, String text) {
        return text == null ? refuse(at, "plan.fault.required") : text;
    }

    private String clean(String at, Object value, int longest) {
        if (value == null || value instanceof String text && text.isBlank()) {
            return null;
        }
        if (!(value instanceof String text)) {
            return refuse(at, "plan.fault.kind");
        }
        if (text.length() > longest) {
            return refuse(at, "plan.fault.long", longest);
        }
        return HIDDEN.matcher(text).find() ? refuse(at, "plan.fault.characters") : text.strip();
    }

    private <T> T refuse(String at, String fault, Object... arguments) {
        if (faults.stream().noneMatch(known -> known.field().equals(at))) {
            faults.add(Fault.at(at, fault, arguments));
        }
        return null;
    }
}
