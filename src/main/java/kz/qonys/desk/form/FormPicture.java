package kz.qonys.desk.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.language.Moments;
import kz.qonys.signature.SignedField;

/**
 * What a person sees in a form: every visible field and table with its label and its value, in the reader's language.
 */
public final class FormPicture {

    private final Map<String, Object> data;
    private final Language language;
    private final Messages messages;
    private final Function<String, Map<String, String>> offered;
    private final Predicate<String> application;
    private final Feel feel;
    private final FieldRules rules;
    private final RowWords words;

    private FormPicture(FormSchema schema, Map<String, Object> data, Language language, Messages messages,
            Function<String, Map<String, String>> offered, Predicate<String> application, Feel feel) {
        this.data = data;
        this.language = language;
        this.messages = messages;
        this.offered = offered;
        this.application = application;
        this.feel = feel;
        this.rules = new FieldRules(feel, null, new ArrayList<>());
        this.words = new RowWords(schema, language, messages);
    }

    /**
     * The picture of a form.
     *
     * @param data        values by key: those on file and those of the engine's flow flags
     * @param offered     labels by value of a list of choices from staff data, by its key
     * @param application whether a key is content of the application
     */
    public static List<SignedField> of(FormSchema schema, Map<String, Object> data, Language language,
            Messages messages,
            Function<String, Map<String, String>> offered, Predicate<String> application, Feel feel) {
        List<SignedField> shown = new ArrayList<>();
        new FormPicture(schema, data, language, messages, offered, application, feel)
                .collect(schema.components(), shown);
        return List.copyOf(shown);
    }

    private void collect(List<FormComponent> level, List<SignedField> shown) {
        for (FormComponent component : level) {
            if (rules.holds(component, data, "conditional", "hide")) {
                continue;
            }
            if (component.isGroup()) {
                collect(component.components(), shown);
            } else if (component.type().equals("table")) {
                shown.add(table(component));
            } else if (component.isList()) {
                shown.add(list(component));
            } else if (component.isField() && !component.isComputed()) {
                Object value = data.get(component.name());
                shown.add(new SignedField(component.name(), component.label(language), shown(component, value), null,
                        value, content(component)));
            }
        }
    }

    private boolean content(FormComponent component) {
        return component.binding() != FormComponent.Binding.FLOW && application.test(component.name());
    }

    private SignedField table(FormComponent table) {
        String source = table.expression("dataSource").orElse("");
        List<List<SignedField.Cell>> rows = rows(source).stream().map(row -> {
            List<SignedField.Cell> cells = new ArrayList<>();
            for (JsonNode column : table.json().path("columns")) {
                String key = column.path("key").asText();
                cells.add(new SignedField.Cell(key, columnLabel(table, column, key), words.of(key, row.get(key))));
            }
            return List.copyOf(cells);
        }).toList();
        return new SignedField(source, table.label(language), null, rows, data.get(source), application.test(source));
    }

    private SignedField list(FormComponent list) {
        List<List<SignedField.Cell>> rows = rows(list.name()).stream()
                .map(row -> FormSchema.flat(list.components()).filter(FormComponent::isField)
                        .filter(component -> !component.isComputed())
                        .map(component -> new SignedField.Cell(component.name(), component.label(language),
                                shown(component, row.get(component.name())))).toList()).toList();
        return new SignedField(list.name(), list.label(language), null, rows, data.get(list.name()), content(list));
    }

    private List<Map<?, ?>> rows(String key) {
        List<Map<?, ?>> rows = new ArrayList<>();
        if (data.get(key) instanceof List<?> list) {
            list.stream().filter(Map.class::isInstance).forEach(row -> rows.add((Map<?, ?>) row));
        }
        return rows;
    }

    private String columnLabel(FormComponent table, JsonNode column, String key) {
        String base = column.path("label").asText("");
        return language == Language.RU ? base
                : table.properties().getOrDefault("column." + key + "." + language.code(), base);
    }

    private String shown(FormComponent component, Object value) {
        if (value == null) {
            return "";
        }
        return switch (component.type()) {
            case "radio", "select" -> choice(component, value);
            case "checklist", "taglist" -> value instanceof List<?> many
                    ? many.stream().map(one -> choice(component, one)).collect(Collectors.joining(", ")) : plain(value);
            case "datetime" -> value.toString().matches("\\d{4}-\\d{2}-\\d{2}")
                    ? Moments.day(LocalDate.parse(value.toString())) : value.toString();
            default -> plain(value);
        };
    }

    private String choice(FormComponent component, Object value) {
        String text = String.valueOf(value);
        String key = component.json().path("valuesKey").asText("");
        Optional<String> expression = component.expression("valuesExpression");
        if (!key.isEmpty()) {
            return offered.apply(key).getOrDefault(text, text);
        }
        return expression.map(written -> labels(feel.evaluate(written, data)))
                .orElseGet(() -> RowWords.labels(component, language))
                .getOrDefault(text, text);
    }

    private static Map<String, String> labels(Object options) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (options instanceof List<?> list) {
            list.stream().filter(Map.class::isInstance).map(Map.class::cast).forEach(option ->
                    labels.put(String.valueOf(option.get("value")), String.valueOf(option.get("label"))));
        }
        return labels;
    }

    private String plain(Object value) {
        return value instanceof Boolean flag ? messages.text(language, flag ? "value.yes" : "value.no")
                : Objects.toString(value, "");
    }
}
