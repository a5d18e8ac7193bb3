package kz.qonys.desk.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.qonys.language.Fault;
import kz.qonys.language.Language;

/** A Camunda form, parsed for the server: what it declares, shows, refers to. Immutable. */
public final class FormSchema {

    /** Key of the start form's field that tells one drawn form from another. */
    public static final String SUBMISSION_KEY = "submissionKey";

    /** Key of a list row's server-owned identity. */
    static final String ROW_IDENTITY = "personId";

    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String id;
    private final List<FormComponent> components;

    private FormSchema(String id, List<FormComponent> components) {
        this.id = id;
        this.components = components;
    }

    /**
     * Parses a form.
     *
     * @throws IllegalArgumentException naming every fault of the schema
     */
    public static FormSchema parse(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            FormSchema schema = new FormSchema(root.path("id").asText(""), componentsOf(root));
            List<Fault> faults = FormChecks.structure(root);
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException("Form " + schema.id + ": " + FormChecks.shown(faults));
            }
            return schema;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Form is not JSON", e);
        }
    }

    /** The form's id, by which a task refers to it. */
    public String id() {
        return id;
    }

    List<FormComponent> components() {
        return components;
    }

    /** Fields and lists at the top level, groups dissolved, by key. */
    Map<String, FormComponent> fields() {
        Map<String, FormComponent> fields = new LinkedHashMap<>();
        flat(components).filter(component -> component.name() != null)
                .forEach(component -> fields.put(component.name(), component));
        return fields;
    }

    /** Keys of the case file that the form shows or names in an expression, among those that exist. */
    public Set<String> shown(Predicate<String> known) {
        Set<String> keys = new LinkedHashSet<>();
        fields().values().stream().filter(field -> field.binding() != FormComponent.Binding.FLOW)
                .map(FormComponent::name).forEach(keys::add);
        keys.addAll(named());
        Set<String> flow = new HashSet<>();
        fields().values().stream().filter(field -> field.binding() == FormComponent.Binding.FLOW)
                .map(FormComponent::name).forEach(flow::add);
        keys.removeIf(key -> flow.contains(key) || !known.test(key));
        return keys;
    }

    /** Keys of lists that the form draws, so that nothing on file is an empty list and not null. */
    public Set<String> lists() {
        Set<String> lists = new HashSet<>(valuesKeys());
        walk(components).filter(FormComponent::isMany).map(FormComponent::name).forEach(lists::add);
        walk(components).filter(component -> component.type().equals("table"))
                .flatMap(component -> names(component.json().path("dataSource").asText(""))).forEach(lists::add);
        return lists;
    }

    /** Keys of variables that hold the choices of a field. */
    public Set<String> valuesKeys() {
        Set<String> keys = new LinkedHashSet<>();
        walk(components).map(component -> component.json().path("valuesKey").asText(""))
                .filter(key -> !key.isEmpty()).forEach(keys::add);
        return keys;
    }

    /** Names that expressions and templates anywhere in the form refer to. */
    public Set<String> named() {
        Set<String> names = new LinkedHashSet<>(valuesKeys());
        walk(components).forEach(component -> texts(component.json()).forEach(text -> {
            if (text.startsWith("=")) {
                names(text).forEach(names::add);
            } else {
                TEMPLATE.matcher(text).results().flatMap(match -> names(match.group(1))).forEach(names::add);
            }
        }));
        return names;
    }

    /** Of these, the names that decide about a submission: what is only drawn does not. */
    Set<String> judged() {
        Set<String> names = new LinkedHashSet<>(valuesKeys());
        walk(components).map(component -> component.isField() || component.isList() ? component.json()
                        : component.json().path("conditional"))
                .flatMap(FormSchema::texts).filter(text -> text.startsWith("="))
                .flatMap(FormSchema::names).forEach(names::add);
        return names;
    }

    /** Names of engine variables that the form binds. */
    public Set<String> flowKeys() {
        Set<String> keys = new LinkedHashSet<>();
        fields().values().stream().filter(field -> field.binding() == FormComponent.Binding.FLOW)
                .map(FormComponent::name).forEach(keys::add);
        return keys;
    }

    /**
     * Of given values those that a person can enter in this form: declared, neither closed nor computed, of a plain
     * shape; in the rows of a list the same, with the row's identity.
     */
    public Map<String, Object> entered(Map<String, Object> values) {
        Map<String, Object> entered = new LinkedHashMap<>();
        fields().forEach((name, component) -> {
            if (values.containsKey(name) && !component.isComputed() && !component.isClosed()) {
                enter(entered, name, component, values.get(name));
            }
        });
        return entered;
    }

    private static void enter(Map<String, Object> entered, String name, FormComponent component, Object value) {
        if (component.isList()) {
            entered.put(name, value instanceof List<?> rows
                    ? rows.stream().limit(FormRules.MOST_ROWS).map(row -> row(component, row)).toList() : List.of());
        } else if (component.isMany()) {
            entered.put(name, value instanceof List<?> chosen
                    ? chosen.stream().filter(String.class::isInstance).toList() : List.of());
        } else if (value == null || value instanceof String || value instanceof Boolean || value instanceof Number) {
            entered.put(name, value);
        }
    }

    private static Map<String, Object> row(FormComponent list, Object row) {
        Map<String, Object> entered = new LinkedHashMap<>();
        if (row instanceof Map<?, ?> values) {
            flat(list.components()).filter(component -> component.name() != null
                            && (!component.isComputed() || component.name().equals(ROW_IDENTITY)))
                    .filter(component -> values.containsKey(component.name()))
                    .forEach(component -> enter(entered, component.name(), component, values.get(component.name())));
        }
        return entered;
    }

    /**
     * Words for the place of a fault: the labels on the way, rows counted from one.
     *
     * @param path field key, or {@code list[row].field}
     */
    public String place(String path, Language language, IntFunction<String> row) {
        List<String> words = new ArrayList<>();
        List<FormComponent> level = components;
        for (String part : path.split("\\.")) {
            Matcher matcher = Pattern.compile("(.+?)(?:\\[(\\d+)])?").matcher(part);
            String key = matcher.matches() ? matcher.group(1) : part;
            FormComponent found = flat(level).filter(c -> key.equals(c.name())).findFirst().orElse(null);
            if (found == null) {
                return String.join(", ", words);
            }
            words.add(found.label(language));
            if (matcher.group(2) != null) {
                words.add(row.apply(Integer.parseInt(matcher.group(2)) + 1));
            }
            level = found.components();
        }
        return String.join(", ", words);
    }

    /** Id of the component at a fault's place, by which the drawn form marks it; null when there is none. */
    public String componentId(String path) {
        List<FormComponent> level = components;
        String id = null;
        for (String part : path.split("\\.")) {
            String key = part.replaceAll("\\[\\d+]$", "");
            FormComponent found = flat(level).filter(c -> key.equals(c.name())).findFirst().orElse(null);
            if (found == null) {
                return id;
            }
            id = found.id();
            level = found.components();
        }
        return id;
    }

    static Stream<FormComponent> flat(List<FormComponent> components) {
        return components.stream().flatMap(c -> c.isGroup() ? flat(c.components()) : Stream.of(c));
    }

    static Stream<String> names(String expression) {
        return NAME.matcher(LITERAL.matcher(expression).replaceAll(" ")).results().map(match -> match.group());
    }

    private static Stream<FormComponent> walk(List<FormComponent> components) {
        return components.stream().flatMap(c -> Stream.concat(Stream.of(c), walk(c.components())));
    }

    private static Stream<String> texts(JsonNode json) {
        if (json.isTextual()) {
            return Stream.of(json.asText());
        }
        Stream.Builder<Stream<String>> parts = Stream.builder();
        json.properties().forEach(field -> {
            if (!field.getKey().equals("components")) {
                parts.add(texts(field.getValue()));
            }
        });
        if (json.isArray()) {
            json.forEach(element -> parts.add(texts(element)));
        }
        return parts.build().flatMap(s -> s);
    }

    static List<FormComponent> componentsOf(JsonNode parent) {
        List<FormComponent> components = new ArrayList<>();
        parent.path("components").forEach(json -> components.add(component(json)));
        return List.copyOf(components);
    }

    private static FormComponent component(JsonNode json) {
        String type = json.path("type").asText("default");
        Map<String, String> properties = new LinkedHashMap<>();
        json.path("properties").properties().forEach(p -> properties.put(p.getKey(), p.getValue().asText()));
        String name = type.equals("dynamiclist") ? json.path("path").asText(null)
                : FormComponent.FIELDS.contains(type) ? json.path("key").asText(null) : null;
        return new FormComponent(json.path("id").asText(null), type, name, json, Map.copyOf(properties),
                componentsOf(json));
    }
}
