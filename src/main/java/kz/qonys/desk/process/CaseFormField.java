package kz.qonys.desk.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.form.FormFieldImpl;
import org.camunda.bpm.engine.impl.form.type.StringFormType;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;

/**
 * A form field whose value is fetched when somebody asks: Tasklist builds the form three times a view, but asks for
 * values once, and each fetch is an entry in the access log.
 */
final class CaseFormField extends FormFieldImpl {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient Supplier<Object> source;
    private final boolean list;

    CaseFormField(String key, boolean list, Supplier<Object> source) {
        this.source = source;
        this.list = list;
        setId(key);
        setType(new StringFormType());
    }

    @Override
    public TypedValue getValue() {
        Object found = source.get();
        // Tasklist sends a list back under the type it came with; a null type would be refused.
        Object fetched = found == null && list ? List.of() : found;
        if (fetched == null) {
            return Variables.untypedNullValue();
        }
        if (fetched instanceof List<?> || fetched instanceof Map<?, ?>) {
            return SpinValues.jsonValue(json(fetched)).create();
        }
        if (fetched instanceof Boolean flag) {
            return Variables.booleanValue(flag);
        }
        if (fetched instanceof Integer number) {
            return Variables.integerValue(number);
        }
        if (fetched instanceof Number number) {
            return Variables.doubleValue(number.doubleValue());
        }
        return Variables.stringValue(fetched.toString());
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A form value is not JSON");
        }
    }
}
