package kz.qonys.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import kz.qonys.language.Language;

/**
 * Languages of a form. The base text stands in its ordinary attribute, in Russian; custom property
 * {@code <attribute>.<language>} holds another language, {@code option.<value>.<language>} that of a choice,
 * {@code column.<key>.<language>} that of a table column.
 */
public final class FormTexts {

    private static final List<String> ATTRIBUTES = List.of("label", "description", "text", "content", "dateLabel",
            "timeLabel", "alt");
    private static final List<String> ADORNERS = List.of("prefixAdorner", "suffixAdorner");
    private static final ObjectMapper JSON = new ObjectMapper();

    private FormTexts() {
    }

    /** Puts the texts of a form into a language, in place. A text without a translation stays Russian. */
    public static void translate(JsonNode form, Language language) {
        if (language != Language.RU) {
            visit(form, language, (holder, attribute, text) -> {
                if (text != null) {
                    holder.put(attribute, text);
                }
            });
        }
    }

    /**
     * Texts of a form that a language lacks; for the model tests.
     *
     * @param form schema text
     * @return one line per text, naming the property to add; empty when complete
     */
    public static List<String> missing(String form, Language language) {
        List<String> missing = new ArrayList<>();
        try {
            visit(JSON.readTree(form), language, (holder, attribute, text) -> {
                if (text == null || text.isBlank()) {
                    missing.add(attribute + " \"" + holder.path(attribute).asText() + "\"");
                }
            });
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Form is not JSON", e);
        }
        return missing;
    }

    private interface Visitor {
        void text(ObjectNode holder, String attribute, String translation);
    }

    private static void visit(JsonNode parent, Language language, Visitor visitor) {
        String suffix = "." + language.code();
        parent.path("components").forEach(component -> {
            JsonNode properties = component.path("properties");
            ATTRIBUTES.forEach(name -> offer(component, name, properties.path(name + suffix), visitor));
            ADORNERS.forEach(name -> offer(component.path("appearance"), name,
                    properties.path(name + suffix), visitor));
            component.path("values").forEach(option -> offer(option, "label",
                    properties.path("option." + option.path("value").asText() + suffix), visitor));
            component.path("columns").forEach(column -> offer(column, "label",
                    properties.path("column." + column.path("key").asText() + suffix), visitor));
            visit(component, language, visitor);
        });
    }

    private static void offer(JsonNode holder, String attribute, JsonNode translation, Visitor visitor) {
        if (holder instanceof ObjectNode object && !object.path(attribute).asText("").isBlank()) {
            visitor.text(object, attribute, translation.isTextual() ? translation.asText() : null);
        }
    }
}
