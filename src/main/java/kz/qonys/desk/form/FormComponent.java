package kz.qonys.desk.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.qonys.language.Language;

/**
 * A component of a form as the schema describes it.
 *
 * @param name       key of a field, path of a list; null for what carries no value
 * @param json       the component's own JSON
 * @param properties Modeler's custom properties
 * @param components children of a group or list
 */
record FormComponent(String id, String type, String name, JsonNode json, Map<String, String> properties,
                     List<FormComponent> components) {

    static final Set<String> FIELDS = Set.of("textfield", "textarea", "number", "checkbox", "radio", "select",
            "checklist", "taglist", "datetime", "expression");
    enum Binding { CASE, FLOW, BOTH }

    boolean isList() {
        return type.equals("dynamiclist");
    }

    boolean isGroup() {
        return type.equals("group");
    }

    boolean isField() {
        return FIELDS.contains(type);
    }

    boolean isComputed() {
        return type.equals("expression");
    }

    /** True when its value is a list. */
    boolean isMany() {
        return isList() || type.equals("checklist") || type.equals("taglist");
    }

    Binding binding() {
        return switch (properties.getOrDefault("binding", "")) {
            case "flow" -> Binding.FLOW;
            case "both" -> Binding.BOTH;
            default -> Binding.CASE;
        };
    }

    /** Closed by the schema itself, whatever the data say. */
    boolean isClosed() {
        return json.path("disabled").asBoolean(false) || json.path("readonly").asBoolean(false);
    }

    /** The FEEL expression of an attribute, without the equals sign. */
    Optional<String> expression(String... attribute) {
        String text = Arrays.stream(attribute).reduce(json, JsonNode::path, (a, b) -> b).asText("");
        return text.startsWith("=") ? Optional.of(text.substring(1)) : Optional.empty();
    }

    JsonNode rule(String name) {
        return json.path("validate").path(name);
    }

    String label(Language language) {
        String attribute = json.path("label").asText("").isBlank() && json.has("dateLabel") ? "dateLabel" : "label";
        String base = json.path(attribute).asText("");
        String text = language == Language.RU ? base : properties.getOrDefault(attribute + "." + language.code(), base);
        return text.isBlank() || text.startsWith("=") ? Optional.ofNullable(name).orElse("") : text;
    }
}
