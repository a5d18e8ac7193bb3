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
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import kz.qonys.language.Language;

/** A Camunda form, parsed for the server: what it declares, shows, refers to. Immutable. */
public final class FormSchema {

    /** Key of the start form's field that tells one drawn form from another. */
    public static final String SUBMISSION_KEY = "submissionKey";

    /** Key of a list row's server-owned identity. */
    static final String ROW_IDENTITY = "personId";

    /** Newest schema that Tasklist 7.24 (form-js 1.8.7) draws. */
    private static final int NEWEST = 16;
    private static final Set<String> BOTH = Set.of("category", "abroad", "settlementOffice");
    private static final Pattern KEY = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*");
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
            FormSchema schema = new FormSchema(root.path("id").asText(""), components(root));
            List<String> faults = schema.faults(root);
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException("Form " + schema.id + ": " + String.join("; ", faults));
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
        walk(components).map(component -> FormComponent.STATIC.contains(component.type())
                        ? component.json().path("conditional") : component.json())
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

    private static List<FormComponent> components(JsonNode parent) {
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
                components(json));
    }

    private List<String> faults(JsonNode root) {
        List<String> faults = new ArrayList<>();
        if (id.isEmpty()) {
            faults.add("no id");
        }
        if (root.path("schemaVersion").asInt(0) > NEWEST) {
            faults.add("schemaVersion above " + NEWEST);
        }
        check(components, faults);
        return faults;
    }

    private static void check(List<FormComponent> level, List<String> faults) {
        Set<String> keys = new HashSet<>();
        flat(level).forEach(component -> {
            String name = component.name();
            if ((component.isField() || component.isList()) && (name == null || !KEY.matcher(name).matches())) {
                faults.add("component without a plain key: " + component.id());
            } else if (name != null && !keys.add(name)) {
                faults.add("key twice: " + name);
            }
            if (!component.isField() && !component.isList() && !FormComponent.STATIC.contains(component.type())) {
                faults.add("component type that Tasklist does not draw: " + component.type());
            }
            if (component.binding() == FormComponent.Binding.BOTH && !BOTH.contains(name)) {
                faults.add("binding both is not for " + name);
            }
            faults.addAll(patternFaults(component));
            check(component.components(), faults);
        });
        level.stream().filter(FormComponent::isGroup).filter(group -> !group.json().path("path").asText("").isEmpty())
                .forEach(group -> faults.add("group with a path: " + group.id()));
    }

    private static List<String> patternFaults(FormComponent component) {
        try {
            Pattern.compile(component.rule("pattern").asText(""));
            return List.of();
        } catch (PatternSyntaxException e) {
            return List.of("pattern of " + component.name() + " is not a regular expression");
        }
    }
}
