package kz.qonys.desk.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.qonys.language.Fault;

/** Rules of single fields, as form-js 1.8 words them in a schema. */
final class FieldRules {

    private static final int SHORT_TEXT = 1000;
    private static final int LONG_TEXT = 10_000;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");
    private static final Pattern PHONE = Pattern.compile("(\\+|00)[1-9]\\d{6,19}");

    private final Feel feel;
    private final FormRules.Surroundings around;
    private final List<Fault> faults;

    FieldRules(Feel feel, FormRules.Surroundings around, List<Fault> faults) {
        this.feel = feel;
        this.around = around;
        this.faults = faults;
    }

    /** True when an attribute is a FEEL expression that holds. */
    boolean holds(FormComponent component, Map<String, Object> data, String... attribute) {
        return component.expression(attribute).map(expression -> feel.evaluate(expression, data))
                .filter(Boolean.TRUE::equals).isPresent();
    }

    boolean required(FormComponent component) {
        return component.rule("required").asBoolean(false);
    }

    /** The value in its final type; faults are noted. */
    Object value(FormComponent component, String path, Object raw, Map<String, Object> data, boolean absent) {
        Object value = raw instanceof String text ? text.strip() : raw;
        boolean empty = absent || "".equals(value) || value instanceof List<?> list && list.isEmpty();
        if (empty || component.type().equals("checkbox") && Boolean.FALSE.equals(value)) {
            if (required(component)) {
                faults.add(Fault.at(path, "desk.fault.required"));
            }
            return component.type().equals("checkbox") ? Boolean.FALSE : component.isMany() ? List.of() : null;
        }
        return switch (component.type()) {
            case "textfield", "textarea" -> text(component, path, value, data);
            case "number" -> number(component, path, value, data);
            case "checkbox" -> typed(path, value, value instanceof Boolean);
            case "radio", "select" -> choice(component, path, value, data);
            case "checklist", "taglist" -> choices(component, path, value, data);
            case "datetime" -> moment(component, path, value);
            default -> typed(path, null, false);
        };
    }

    private Object typed(String path, Object value, boolean right) {
        if (!right) {
            faults.add(Fault.at(path, "desk.fault.type"));
        }
        return right ? value : null;
    }

    private Object text(FormComponent component, String path, Object value, Map<String, Object> data) {
        if (!(value instanceof String text)) {
            return typed(path, value, false);
        }
        BigDecimal most = limit(component, "maxLength", data).orElse(
                BigDecimal.valueOf(component.type().equals("textarea") ? LONG_TEXT : SHORT_TEXT));
        if (text.length() > most.intValue()) {
            faults.add(Fault.at(path, "desk.fault.maxLength", most.intValue()));
            return null;
        }
        limit(component, "minLength", data).filter(least -> text.length() < least.intValue())
                .ifPresent(least -> faults.add(Fault.at(path, "desk.fault.minLength", least.intValue())));
        String pattern = component.rule("pattern").asText("");
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
            faults.add(Fault.at(path, "desk.fault.pattern"));
        }
        String kind = component.rule("validationType").asText("");
        if (kind.equals("email") && !EMAIL.matcher(text).matches()
                || kind.equals("phone") && !PHONE.matcher(text).matches()) {
            faults.add(Fault.at(path, "desk.fault." + kind));
        }
        return text;
    }

    private Object number(FormComponent component, String path, Object value, Map<String, Object> data) {
        Optional<BigDecimal> parsed = decimal(value);
        if (parsed.isEmpty()) {
            faults.add(Fault.at(path, "desk.fault.number"));
            return null;
        }
        BigDecimal number = parsed.get();
        JsonNode digits = component.json().path("decimalDigits");
        if (digits.isNumber() && number.stripTrailingZeros().scale() > digits.asInt()) {
            faults.add(digits.asInt() == 0 ? Fault.at(path, "desk.fault.whole")
                    : Fault.at(path, "desk.fault.decimals", digits.asInt()));
        }
        decimal(component.json().path("increment").asText("")).filter(step -> step.signum() > 0)
                .filter(step -> number.remainder(step).signum() != 0)
                .ifPresent(step -> faults.add(Fault.at(path, "desk.fault.step", step)));
        limit(component, "min", data).filter(least -> number.compareTo(least) < 0)
                .ifPresent(least -> faults.add(Fault.at(path, "desk.fault.min", least)));
        limit(component, "max", data).filter(most -> number.compareTo(most) > 0)
                .ifPresent(most -> faults.add(Fault.at(path, "desk.fault.max", most)));
        boolean whole = number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(1e9)) < 0;
        if (whole && (value instanceof Integer || value instanceof Long || digits.isNumber() && digits.asInt() == 0)) {
            return number.intValue();
        }
        return number.doubleValue();
    }

    private Object choice(FormComponent component, String path, Object value, Map<String, Object> data) {
        if (value instanceof List<?> || value instanceof Map<?, ?>
                || !options(component, data).contains(String.valueOf(value))) {
            faults.add(Fault.at(path, "desk.fault.option"));
            return null;
        }
        return value;
    }

    private Object choices(FormComponent component, String path, Object value, Map<String, Object> data) {
        if (!(value instanceof List<?> chosen)) {
            return typed(path, value, false);
        }
        List<String> options = options(component, data);
        boolean offered = chosen.stream().allMatch(one -> one instanceof String && options.contains(one));
        if (!offered || new HashSet<>(chosen).size() < chosen.size()) {
            faults.add(Fault.at(path, "desk.fault.option"));
            return null;
        }
        return List.copyOf(chosen);
    }

    /** Values that may be chosen; nothing when the list is not there, so that nothing unknown passes. */
    private List<String> options(FormComponent component, Map<String, Object> data) {
        String key = component.json().path("valuesKey").asText("");
        if (!key.isEmpty()) {
            return around.options(key).orElseGet(() -> optionValues(data.get(key)));
        }
        Optional<String> expression = component.expression("valuesExpression");
        if (expression.isPresent()) {
            return optionValues(feel.evaluate(expression.get(), data));
        }
        List<String> values = new ArrayList<>();
        component.json().path("values").forEach(option -> values.add(option.path("value").asText()));
        return values;
    }

    private static List<String> optionValues(Object list) {
        return list instanceof List<?> options
                ? options.stream().map(o -> o instanceof Map<?, ?> m ? m.get("value") : o).map(String::valueOf).toList()
                : List.of();
    }

    private Object moment(FormComponent component, String path, Object value) {
        String kind = component.json().path("subtype").asText("date");
        if (!(value instanceof String text) || text.length() > 40) {
            return typed(path, value, false);
        }
        try {
            LocalDate date = switch (kind) {
                case "time" -> {
                    DateTimeFormatter.ISO_TIME.parse(text);
                    yield null;
                }
                case "datetime" -> LocalDate.from(DateTimeFormatter.ISO_DATE_TIME.parse(text));
                default -> LocalDate.parse(text);
            };
            if (date != null && component.json().path("disallowPassedDates").asBoolean(false)
                    && date.isBefore(around.today())) {
                faults.add(Fault.at(path, "desk.fault.passedDate"));
            }
            return text;
        } catch (DateTimeException e) {
            faults.add(Fault.at(path, "desk.fault.date"));
            return null;
        }
    }

    private Optional<BigDecimal> limit(FormComponent component, String name, Map<String, Object> data) {
        return component.expression("validate", name)
                .map(expression -> decimal(feel.evaluate(expression, data)))
                .orElseGet(() -> decimal(component.rule(name).asText("")));
    }

    private static Optional<BigDecimal> decimal(Object value) {
        String text = value instanceof Number || value instanceof String ? value.toString() : "";
        try {
            return text.isBlank() || text.length() > 40 ? Optional.empty() : Optional.of(new BigDecimal(text.strip()))
                    .filter(number -> Math.abs((long) number.precision() - number.scale()) < 40);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
