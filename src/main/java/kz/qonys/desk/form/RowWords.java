package kz.qonys.desk.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.language.Moments;

/**
 * What a cell of a table says: form-js draws the stored value as it is, so codes and dates are put into words before. A
 * code's word is that of the case file, or that of the same choice about the applicant in the same form.
 */
public final class RowWords {

    private final Map<String, FormComponent> fields;
    private final Language language;
    private final Messages messages;

    public RowWords(FormSchema schema, Language language, Messages messages) {
        this.fields = schema.fields();
        this.language = language;
        this.messages = messages;
    }

    /** The rows of a list in words; anything else, and a list that the form lets edit, as it is. */
    public Object rows(String key, Object value) {
        if (!(value instanceof List<?> list) || fields.containsKey(key)) {
            return value;
        }
        List<Object> worded = new ArrayList<>();
        for (Object row : list) {
            worded.add(row instanceof Map<?, ?> cells ? row(cells) : row);
        }
        return worded;
    }

    private Map<String, Object> row(Map<?, ?> cells) {
        Map<String, Object> worded = new LinkedHashMap<>();
        cells.forEach((column, value) -> worded.put(String.valueOf(column),
                value instanceof String text ? of(String.valueOf(column), text) : value));
        return worded;
    }

    String of(String column, Object value) {
        if (value instanceof Boolean flag) {
            return messages.text(language, flag ? "value.yes" : "value.no");
        }
        String text = Objects.toString(value, "");
        if (column.equals("citizenship")) {
            return messages.country(language, text);
        }
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return Moments.day(LocalDate.parse(text));
        }
        String applicants = "applicant" + column.substring(0, 1).toUpperCase(Locale.ROOT) + column.substring(1);
        String choice = fields.containsKey(applicants)
                ? labels(fields.get(applicants), language).getOrDefault(text, text) : text;
        // not given as the default: a default is read as a pattern, and the text is whatever people have typed
        String word = messages.source().getMessage("value." + column + "." + text, null, null, language.locale());
        return word == null ? choice : word;
    }

    static Map<String, String> labels(FormComponent component, Language language) {
        Map<String, String> labels = new LinkedHashMap<>();
        component.json().path("values").forEach(option -> {
            String value = option.path("value").asText();
            String base = option.path("label").asText(value);
            labels.put(value, language == Language.RU ? base : component.properties()
                    .getOrDefault("option." + value + "." + language.code(), base));
        });
        return labels;
    }
}
