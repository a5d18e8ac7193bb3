package kz.qonys.desk.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.language.Fault;

/**
 * Takes a submission by the form's own rules: only declared fields, only those open and visible, each valid. The
 * browser checks the same, but a browser can be bypassed.
 */
public final class FormRules {

    static final int MOST_ROWS = 50;
    private static final String IDENTITY = "[A-Za-z0-9-]{1,64}";

    private final FormSchema schema;
    private final Surroundings around;
    private final FieldRules fields;
    private final Feel feel;
    private final List<Fault> faults = new ArrayList<>();
    private Map<String, Object> stored = Map.of();

    /** What a submission is judged against besides the form. */
    public interface Surroundings {

        /** True when the case file knows the key. */
        boolean known(String key);

        /** True when the case file would never take the key. */
        boolean readOnly(String key);

        /** Values on file. */
        Map<String, Object> stored(Set<String> keys);

        /** An engine variable, null when unset. */
        Object variable(String name);

        /** Choices from staff data; empty when the key is no such list. */
        Optional<List<String>> options(String valuesKey);

        /** Today in business time, ISO. */
        LocalDate today();
    }

    /**
     * What was taken.
     *
     * @param caseValues    for the case file
     * @param variables     for the engine
     * @param submissionKey of the start form, null elsewhere
     * @param faults        everything that is wrong; the rest must not be used unless empty
     */
    public record Outcome(Map<String, Object> caseValues, Map<String, Object> variables, String submissionKey,
                          List<Fault> faults) {
    }

    private FormRules(FormSchema schema, Surroundings around, Feel feel) {
        this.schema = schema;
        this.around = around;
        this.feel = feel;
        this.fields = new FieldRules(feel, around, faults);
    }

    /**
     * Judges a submission.
     *
     * @param submitted plain values by key: String, Boolean, Number, List, Map or null
     * @throws IllegalStateException when the form declares a field that nobody keeps or an expression that fails
     */
    public static Outcome judge(FormSchema schema, Map<String, Object> submitted, Surroundings around, Feel feel) {
        return new FormRules(schema, around, feel).judge(submitted);
    }

    private Outcome judge(Map<String, Object> submitted) {
        Map<String, FormComponent> declared = schema.fields();
        if (!declared.keySet().containsAll(submitted.keySet())) {
            faults.add(Fault.of("desk.form.undeclared"));
        }
        Set<String> open = open(declared);
        Map<String, Object> data = data(declared, open, submitted);
        Map<String, FormComponent> visible = visible(schema.components(), open, data);
        Map<String, Object> shown = without(data, open, visible.keySet());

        Map<String, Object> caseValues = new LinkedHashMap<>();
        Map<String, Object> variables = new LinkedHashMap<>();
        visible.forEach((name, component) -> {
            boolean take = open.contains(name) && !closedByData(component, shown);
            if (take && (submitted.containsKey(name) || fields.required(component))) {
                Object raw = submitted.get(name);
                Object value = component.isList() ? rows(component, name, raw, shown)
                        : fields.value(component, name, raw, shown, raw == null);
                if (!untouched(component, raw)) {
                    put(component, value, caseValues, variables);
                }
            } else if (component.isComputed() && component.binding() == FormComponent.Binding.FLOW) {
                variables.put(name, data.get(name));
            }
        });
        return new Outcome(caseValues, variables, submissionKey(declared, submitted), List.copyOf(faults));
    }

    private Set<String> open(Map<String, FormComponent> declared) {
        Set<String> open = new LinkedHashSet<>();
        declared.forEach((name, component) -> {
            boolean flow = component.binding() == FormComponent.Binding.FLOW;
            if (!flow && !component.isComputed() && !around.known(name)) {
                throw new IllegalStateException("Form " + schema.id() + " declares a field nobody keeps: " + name);
            }
            if (!component.isClosed() && !component.isComputed() && (flow || !around.readOnly(name))) {
                open.add(name);
            }
        });
        return open;
    }

    /** Everything expressions may name: what was entered where the form is open, else what is on file. */
    private Map<String, Object> data(Map<String, FormComponent> declared, Set<String> open,
                                     Map<String, Object> submitted) {
        Map<String, Object> data = new LinkedHashMap<>();
        Set<String> foreign = schema.judged();
        foreign.removeAll(open);
        Set<String> onFile = foreign.stream().filter(around::known).filter(key -> !flow(declared, key))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        identityLists(declared, submitted).forEach(onFile::add);
        if (!onFile.isEmpty()) {
            stored = around.stored(onFile);
        }
        foreign.forEach(key -> data.put(key, onFile.contains(key) ? stored.get(key) : around.variable(key)));
        open.forEach(name -> data.put(name, submitted.get(name)));
        declared.values().stream().filter(FormComponent::isComputed)
                .filter(component -> !component.name().equals(FormSchema.SUBMISSION_KEY))
                .forEach(component -> component.expression("expression")
                        .ifPresent(expression -> data.put(component.name(), feel.evaluate(expression, data))));
        return data;
    }

    private static boolean flow(Map<String, FormComponent> declared, String key) {
        return declared.containsKey(key) && declared.get(key).binding() == FormComponent.Binding.FLOW;
    }

    /** Lists whose rows claim to be rows on file: the claim is checked against what is there. */
    private static Set<String> identityLists(Map<String, FormComponent> declared, Map<String, Object> submitted) {
        return declared.values().stream().filter(FormComponent::isList).map(FormComponent::name)
                .filter(name -> identities(submitted.get(name)).findAny().isPresent())
                .collect(Collectors.toSet());
    }

    private static Stream<Object> identities(Object list) {
        List<?> rows = list instanceof List<?> given ? given : List.of();
        return rows.stream().filter(Map.class::isInstance)
                .<Object>map(row -> ((Map<?, ?>) row).get(FormSchema.ROW_IDENTITY)).filter(Objects::nonNull);
    }

    /** Fields that conditions leave visible. A hidden field's value does not count for the conditions of others. */
    private Map<String, FormComponent> visible(List<FormComponent> level, Set<String> open, Map<String, Object> data) {
        Map<String, FormComponent> visible = new LinkedHashMap<>();
        collect(level, data, visible);
        for (int pass = 0; pass <= level.size(); pass++) {
            Map<String, FormComponent> next = new LinkedHashMap<>();
            collect(level, without(data, open, visible.keySet()), next);
            if (next.keySet().equals(visible.keySet())) {
                return next;
            }
            visible = next;
        }
        return visible;
    }

    private void collect(List<FormComponent> level, Map<String, Object> data, Map<String, FormComponent> into) {
        for (FormComponent component : level) {
            if (fields.holds(component, data, "conditional", "hide")) {
                continue;
            }
            if (component.isGroup()) {
                collect(component.components(), data, into);
            } else if (component.name() != null) {
                into.put(component.name(), component);
            }
        }
    }

    private static Map<String, Object> without(Map<String, Object> data, Set<String> open, Set<String> visible) {
        Map<String, Object> rest = new LinkedHashMap<>(data);
        open.stream().filter(name -> !visible.contains(name)).forEach(name -> rest.put(name, null));
        return rest;
    }

    private boolean closedByData(FormComponent component, Map<String, Object> data) {
        return fields.holds(component, data, "disabled") || fields.holds(component, data, "readonly");
    }

    /** Tasklist sends null for what the officer never touched; text that was emptied comes as an empty string. */
    private static boolean untouched(FormComponent component, Object raw) {
        return raw == null && (component.isList() || component.type().startsWith("text"));
    }

    private static void put(FormComponent component, Object value, Map<String, Object> caseValues,
                            Map<String, Object> variables) {
        if (component.binding() != FormComponent.Binding.FLOW) {
            caseValues.put(component.name(), value);
        }
        if (component.binding() != FormComponent.Binding.CASE) {
            variables.put(component.name(), value);
        }
    }

    private List<Map<String, Object>> rows(FormComponent list, String path, Object raw, Map<String, Object> data) {
        List<?> rows = raw instanceof List<?> given ? given : List.of();
        if (raw != null && !(raw instanceof List<?>)) {
            faults.add(Fault.at(path, "desk.fault.type"));
        }
        int least = number(list.properties().get("minRows"), 0);
        int most = number(list.properties().get("maxRows"), MOST_ROWS);
        if (rows.size() < least) {
            faults.add(Fault.at(path, "desk.fault.minRows", least));
        }
        if (rows.size() > most) {
            faults.add(Fault.at(path, "desk.fault.maxRows", most));
            return List.of();
        }
        checkIdentities(path, rows);
        List<Map<String, Object>> taken = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            taken.add(row(list, path + "[" + i + "]", rows.get(i), data, i));
        }
        return taken;
    }

    private void checkIdentities(String path, List<?> rows) {
        List<Object> claimed = identities(rows).toList();
        Set<Object> onFile = identities(stored.get(path)).collect(Collectors.toSet());
        if (new HashSet<>(claimed).size() < claimed.size() || !onFile.containsAll(claimed)) {
            faults.add(Fault.of("desk.form.undeclared"));
        }
    }

    private Map<String, Object> row(FormComponent list, String path, Object raw, Map<String, Object> data, int index) {
        Map<String, Object> taken = new LinkedHashMap<>();
        if (!(raw instanceof Map<?, ?> given)) {
            faults.add(Fault.at(path, "desk.fault.type"));
            return taken;
        }
        Map<String, FormComponent> declared = new LinkedHashMap<>();
        FormSchema.flat(list.components()).filter(c -> c.name() != null).forEach(c -> declared.put(c.name(), c));
        if (!declared.keySet().containsAll(given.keySet())) {
            faults.add(Fault.of("desk.form.undeclared"));
        }
        Map<String, Object> self = new LinkedHashMap<>();
        declared.keySet().forEach(name -> self.put(name, given.get(name)));
        Map<String, FormComponent> visible = new LinkedHashMap<>();
        collect(list.components(), rowScope(data, self, index), visible);
        self.keySet().stream().filter(name -> !visible.containsKey(name)).forEach(name -> self.put(name, null));
        Map<String, Object> scope = rowScope(data, self, index);
        visible.forEach((name, component) -> {
            Object value = given.get(name);
            if (component.isComputed()) {
                identity(name, value).ifPresent(identity -> taken.put(name, identity));
            } else if (!component.isClosed() && !closedByData(component, scope)) {
                taken.put(name, component.isList() ? rows(component, path + "." + name, value, scope)
                        : fields.value(component, path + "." + name, value, scope, value == null));
            }
        });
        return taken;
    }

    private static Optional<Object> identity(String name, Object value) {
        return name.equals(FormSchema.ROW_IDENTITY) && value instanceof String text && text.matches(IDENTITY)
                ? Optional.of(text) : Optional.empty();
    }

    /** The names form-js offers to expressions inside a row. */
    private static Map<String, Object> rowScope(Map<String, Object> data, Map<String, Object> self, int index) {
        Map<String, Object> scope = new LinkedHashMap<>(data);
        Map<String, Object> parent = new LinkedHashMap<>(data);
        List<Integer> position = List.of(index + 1);
        scope.put("this", self);
        scope.put("parent", parent);
        scope.put("i", position);
        scope.put("_this_", self);
        scope.put("_parent_", parent);
        scope.put("_i_", position);
        return scope;
    }

    private String submissionKey(Map<String, FormComponent> declared, Map<String, Object> submitted) {
        if (!declared.containsKey(FormSchema.SUBMISSION_KEY)) {
            return null;
        }
        Object key = submitted.get(FormSchema.SUBMISSION_KEY);
        if (key instanceof String text && text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return text;
        }
        faults.add(Fault.of("desk.form.noSubmissionKey"));
        return null;
    }

    private static int number(String text, int otherwise) {
        return text == null || text.isBlank() ? otherwise : Integer.parseInt(text.strip());
    }
}
