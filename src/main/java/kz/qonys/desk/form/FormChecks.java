package kz.qonys.desk.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.language.Fault;

/**
 * The house rules for forms (design.md section 7): what Tasklist 7.24 draws (form-js 1.8.7), every key known, every
 * text in three languages, and nothing in it that runs in a browser or keeps the server busy. A fault's field is the id
 * of the component.
 */
public final class FormChecks {

    /** Newest schema that Tasklist 7.24 (form-js 1.8.7) draws. */
    private static final int NEWEST = 16;
    private static final int MOST_COMPONENTS = 300;
    private static final int DEEPEST = 4;
    private static final int MOST_OPTIONS = 200;
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_PATTERN = 200;

    private static final Set<String> DRAWN = Set.of("textfield", "textarea", "number", "checkbox", "checklist", "radio",
            "select", "taglist", "datetime", "text", "html", "expression", "table", "group", "dynamiclist", "separator",
            "spacer");
    private static final Set<String> ATTRIBUTES = Set.of("id", "type", "key", "path", "label", "description", "text",
            "content", "expression", "computeOn", "values", "valuesKey", "valuesExpression", "columns", "dataSource",
            "rowCount", "components", "conditional", "validate", "properties", "layout", "readonly", "disabled",
            "defaultValue", "subtype", "dateLabel", "timeLabel", "timeSerializingFormat", "timeInterval", "use24h",
            "disallowPassedDates", "decimalDigits", "increment", "serializeToString", "appearance", "searchable",
            "showOutline", "isRepeating", "allowAddRemove", "defaultRepetitions", "nonCollapsedItems",
            "disableCollapse", "height", "verticalAlignment");
    private static final Set<String> ROOT = Set.of("id", "type", "schemaVersion", "components", "exporter",
            "executionPlatform", "executionPlatformVersion", "versionTag");
    private static final Set<String> VALIDATION = Set.of("required", "minLength", "maxLength", "min", "max", "pattern",
            "validationType");
    private static final Set<String> COMPUTED = Set.of("hide", "expression", "dataSource", "readonly", "disabled",
            "valuesExpression", "required", "minLength", "maxLength", "min", "max");
    private static final List<String> WORDS = List.of("label", "dateLabel", "timeLabel", "description", "text",
            "content");
    private static final Set<String> BOTH = Set.of("category", "abroad", "settlementOffice");
    private static final Set<String> SCOPE = Set.of("this", "parent", "i");

    private static final Pattern KEY = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*");
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,79}");
    private static final Pattern FORM_ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{\\s*([a-zA-Z][a-zA-Z0-9]*)\\s*}}");
    private static final Pattern TAG = Pattern.compile("<\\s*[a-zA-Z/!?]");
    private static final Pattern PLAIN_TAG = Pattern.compile("</?(p|b|i|strong|em|ul|ol|li|br|h[1-6]|span|div)\\s*/?>");
    private static final Pattern LINK = Pattern.compile("]\\s*\\(\\s*(?!https://|/[^/])|]\\s*:|!\\[");
    private static final Pattern REPEATED_GROUP =
            Pattern.compile("\\((?:[^()\\\\]|\\\\.)*[+*}|](?:[^()\\\\]|\\\\.)*\\)[+*{]");

    /** What keys mean outside the form. */
    public interface Surroundings {

        /** True when the case file keeps a field of this key. */
        boolean keeps(String fieldKey);

        /** True when staff data offer a list of this key. */
        boolean offers(String listKey);
    }

    private final Surroundings around;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private int components;

    private FormChecks(Surroundings around) {
        this.around = around;
    }

    /** Every fault of a form that is to be deployed. */
    public static List<Fault> faults(JsonNode form, Surroundings around) {
        FormChecks checks = new FormChecks(around);
        checks.form(form);
        return List.copyOf(checks.faults);
    }

    /** Faults that would make a form unsafe to take a submission by, whoever deployed it and when. */
    static List<Fault> structure(JsonNode form) {
        List<Fault> faults = new ArrayList<>();
        if (form.path("id").asText("").isEmpty()) {
            faults.add(Fault.of("form.id", ""));
        }
        if (form.path("schemaVersion").asInt(0) > NEWEST) {
            faults.add(Fault.of("form.schemaVersion", form.path("schemaVersion").asText(), NEWEST));
        }
        level(FormSchema.componentsOf(form), faults);
        return faults;
    }

    private static void level(List<FormComponent> level, List<Fault> faults) {
        Set<String> keys = new HashSet<>();
        FormSchema.flat(level).forEach(component -> {
            String name = component.name();
            String id = component.id() == null ? "" : component.id();
            if ((component.isField() || component.isList()) && (name == null || !KEY.matcher(name).matches())) {
                faults.add(Fault.at(id, "form.key", name == null ? "" : name));
            } else if (name != null && !keys.add(name)) {
                faults.add(Fault.at(id, "form.keyTwice", name));
            }
            if (!DRAWN.contains(component.type())) {
                faults.add(Fault.at(id, "form.type", component.type()));
            }
            if (component.binding() == FormComponent.Binding.BOTH && !BOTH.contains(name)) {
                faults.add(Fault.at(id, "form.both", String.valueOf(name),
                        String.join(", ", BOTH.stream().sorted().toList())));
            }
            if (!isPattern(component.rule("pattern").asText(""))) {
                faults.add(Fault.at(id, "form.pattern", component.rule("pattern").asText("")));
            }
            level(component.components(), faults);
        });
        level.stream().filter(FormComponent::isGroup).filter(group -> !group.json().path("path").asText("").isEmpty())
                .forEach(group -> faults.add(Fault.at(group.id() == null ? "" : group.id(), "form.groupPath",
                        group.json().path("path").asText())));
    }

    /** A repeated group that repeats inside itself can take the age of the universe on one line of text. */
    private static boolean isPattern(String pattern) {
        try {
            Pattern.compile(pattern);
            return pattern.length() <= LONGEST_PATTERN && !REPEATED_GROUP.matcher(pattern).find()
                    && !pattern.contains("(?") && !pattern.matches(".*\\\\[1-9k].*");
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private void form(JsonNode form) {
        if (!form.isObject() || !form.path("components").isArray()) {
            faults.add(Fault.of("form.shape"));
            return;
        }
        form.fieldNames().forEachRemaining(name -> {
            if (!ROOT.contains(name)) {
                faults.add(Fault.of("form.attribute", name));
            }
        });
        if (!FORM_ID.matcher(form.path("id").asText("")).matches()) {
            faults.add(Fault.of("form.id", form.path("id").asText("")));
        }
        if (!form.path("schemaVersion").isInt() || form.path("schemaVersion").asInt() < 1) {
            faults.add(Fault.of("form.schemaVersion", form.path("schemaVersion").asText(), NEWEST));
        }
        if (!form.path("executionPlatform").asText("Camunda Platform").equals("Camunda Platform")) {
            faults.add(Fault.of("form.platform", form.path("executionPlatform").asText()));
        }
        if (shape(form.path("components"), 1)) {
            structure(form).stream().filter(fault -> !fault.key().equals("form.id")).forEach(faults::add);
            collectKeys(form.path("components"));
            form.path("components").forEach(component -> component(component, false));
        }
    }

    /** Whether the tree of components is one at all, before anybody walks it. */
    private boolean shape(JsonNode level, int depth) {
        if (!level.isArray() || depth > DEEPEST) {
            faults.add(Fault.of("form.limits", MOST_COMPONENTS, DEEPEST));
            return false;
        }
        for (JsonNode component : level) {
            if (!component.isObject() || !component.path("type").isTextual()) {
                faults.add(Fault.of("form.shape"));
                return false;
            }
            if (++components > MOST_COMPONENTS) {
                faults.add(Fault.of("form.limits", MOST_COMPONENTS, DEEPEST));
                return false;
            }
            if (component.has("components") && !shape(component.path("components"), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private void collectKeys(JsonNode level) {
        level.forEach(component -> {
            keys.add(component.path("key").asText(""));
            keys.add(component.path("path").asText(""));
            collectKeys(component.path("components"));
        });
    }

    private void component(JsonNode component, boolean inRow) {
        String id = component.path("id").asText("");
        if (!ID.matcher(id).matches() || !ids.add(id)) {
            faults.add(Fault.at(id, "form.componentId", id));
        }
        component.fieldNames().forEachRemaining(name -> {
            if (!ATTRIBUTES.contains(name)) {
                faults.add(Fault.at(id, "form.attribute", name));
            }
        });
        component.path("validate").fieldNames().forEachRemaining(name -> {
            if (!VALIDATION.contains(name)) {
                faults.add(Fault.at(id, "form.validation", name));
            }
        });
        meaning(component, id, inRow);
        words(component, id);
        values(component, id, "", component);
        boolean row = inRow || component.path("type").asText().equals("dynamiclist");
        component.path("components").forEach(child -> component(child, row));
    }

    private void meaning(JsonNode component, String id, boolean inRow) {
        String type = component.path("type").asText();
        String name = component.path(type.equals("dynamiclist") ? "path" : "key").asText("");
        String binding = component.path("properties").path("binding").asText("");
        if (!Set.of("", "flow", "both").contains(binding)) {
            faults.add(Fault.at(id, "form.binding", binding));
        }
        boolean keeps = binding.equals("flow") || name.equals(FormSchema.SUBMISSION_KEY) || inRow || name.isEmpty()
                || around.keeps(name);
        if (!keeps && (FormComponent.FIELDS.contains(type) || type.equals("dynamiclist"))) {
            faults.add(Fault.at(id, "form.unknownField", name));
        }
        String list = component.path("valuesKey").asText("");
        if (!list.isEmpty() && !around.offers(list)) {
            faults.add(Fault.at(id, "form.unknownList", list));
        }
        for (String rows : List.of("minRows", "maxRows")) {
            if (!component.path("properties").path(rows).asText("0").matches("\\d{1,3}")) {
                faults.add(Fault.at(id, "form.rows", rows));
            }
        }
        if (component.path("values").size() > MOST_OPTIONS) {
            faults.add(Fault.at(id, "form.options", MOST_OPTIONS));
        }
    }

    private void words(JsonNode component, String id) {
        for (String word : WORDS) {
            if (component.has(word)) {
                translated(component, id, word);
            }
        }
        for (JsonNode option : component.path("values")) {
            if (!option.path("value").isTextual() || option.path("label").asText("").isBlank()) {
                faults.add(Fault.at(id, "form.option"));
            }
            translated(component, id, "option." + option.path("value").asText());
        }
        for (JsonNode column : component.path("columns")) {
            translated(component, id, "column." + column.path("key").asText());
        }
    }

    private void translated(JsonNode component, String id, String word) {
        for (String language : List.of("kk", "en")) {
            if (component.path("properties").path(word + "." + language).asText("").isBlank()) {
                faults.add(Fault.at(id, "form.word." + language, word + "." + language));
            }
        }
    }

    /** Every text of a component: expressions where they may stand, words that are only words everywhere else. */
    private void values(JsonNode node, String id, String name, JsonNode component) {
        if (node.isContainerNode()) {
            node.properties().stream().filter(field -> !field.getKey().equals("components"))
                    .forEach(field -> values(field.getValue(), id, field.getKey(), component));
            if (node.isArray()) {
                node.forEach(element -> values(element, id, name, component));
            }
        } else if (node.isTextual()) {
            String text = node.asText();
            if (text.startsWith("=") && COMPUTED.contains(name)) {
                expression(text.substring(1), id);
            } else if (text.startsWith("=")) {
                faults.add(Fault.at(id, "form.computed", name));
            } else if (text.length() > LONGEST_TEXT || !name.equals("pattern") && !isPlain(text, name, component)) {
                faults.add(Fault.at(id, "form.markup", name, LONGEST_TEXT));
            }
        }
    }

    private boolean isPlain(String text, String name, JsonNode component) {
        boolean html = component.path("type").asText().equals("html") && name.startsWith("content");
        String bare = html ? PLAIN_TAG.matcher(text).replaceAll("") : text;
        Matcher template = TEMPLATE.matcher(bare);
        boolean known = template.results().allMatch(match -> isName(match.group(1)));
        String rest = template.replaceAll("");
        return known && !rest.contains("{{") && !rest.contains("}}") && !TAG.matcher(rest).find()
                && !LINK.matcher(rest).find() && !rest.toLowerCase(Locale.ROOT).contains("javascript:");
    }

    private void expression(String text, String id) {
        FormExpression expression = FormExpression.read(text);
        List<String> unknown = expression.names().stream().filter(name -> !isName(name)).toList();
        if (!expression.isReadable()) {
            faults.add(Fault.at(id, "form.expression", text, String.join(", ", FormExpression.FUNCTIONS)));
        } else if (!unknown.isEmpty()) {
            faults.add(Fault.at(id, "form.expressionName", text, String.join(", ", unknown)));
        }
    }

    private boolean isName(String name) {
        return SCOPE.contains(name) || keys.contains(name) || around.keeps(name) || around.offers(name);
    }

    /** Words for a fault of {@link #structure}, for those who mend the system. */
    static String shown(List<Fault> faults) {
        return faults.stream().map(fault -> fault.key() + fault.arguments()).collect(Collectors.joining("; "));
    }

    /** Ids and labels of all components, for whoever words the faults. */
    public static Stream<JsonNode> components(JsonNode parent) {
        Stream.Builder<JsonNode> all = Stream.builder();
        parent.path("components").forEach(component -> {
            all.add(component);
            components(component).forEach(all);
        });
        return all.build();
    }
}
