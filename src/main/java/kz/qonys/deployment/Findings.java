package kz.qonys.deployment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kz.qonys.language.Language;

/** Collects the faults of one deployment, each once. */
final class Findings {

    private static final int LONGEST = 120;

    private final List<ModelFault> faults = new ArrayList<>();

    void inFile(String file, String key, Object... arguments) {
        add(new ModelFault(file, "", Map.of(), 0, key, shortened(arguments)));
    }

    void inLine(String file, int line, String key, Object... arguments) {
        add(new ModelFault(file, "", Map.of(), line, key, shortened(arguments)));
    }

    void at(String file, XmlElement element, String key, Object... arguments) {
        XmlElement owner = element.owner();
        add(new ModelFault(file, shortened(owner.id()), shortened(owner.labels()), element.line(), key,
                shortened(arguments)));
    }

    void at(String file, String elementId, Map<Language, String> labels, String key, List<Object> arguments) {
        add(new ModelFault(file, shortened(elementId), shortened(labels), 0, key, shortened(arguments.toArray())));
    }

    List<ModelFault> all() {
        return List.copyOf(faults);
    }

    private void add(ModelFault fault) {
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }

    private static List<Object> shortened(Object[] arguments) {
        List<Object> all = new ArrayList<>();
        for (Object argument : arguments) {
            all.add(argument instanceof Integer ? argument : shortened(String.valueOf(argument)));
        }
        return List.copyOf(all);
    }

    private static Map<Language, String> shortened(Map<Language, String> labels) {
        Map<Language, String> all = new EnumMap<>(Language.class);
        labels.forEach((language, label) -> {
            if (!label.isBlank()) {
                all.put(language, shortened(label));
            }
        });
        return all;
    }

    /** What a file says is repeated to the reader, not without bound and not with characters that leave the line. */
    private static String shortened(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
