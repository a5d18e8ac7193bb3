package kz.qonys.desk.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.language.Fault;
import kz.qonys.language.FaultException;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.BytesValue;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** Plain values out of what Tasklist or an engine client submits. Nothing is deserialised into a class. */
final class Submitted {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Submitted() {
    }

    static Map<String, Object> plain(VariableMap variables) {
        Map<String, Object> plain = new LinkedHashMap<>();
        variables.keySet().forEach(key -> plain.put(key, plain((TypedValue) variables.getValueTyped(key))));
        return plain;
    }

    private static Object plain(TypedValue typed) {
        if (typed == null) {
            return null;
        }
        if (typed instanceof SerializableValue serial) {
            String text = serial.getValueSerialized();
            return text != null || !serial.isDeserialized() ? parsed(text) : checked(serial.getValue());
        }
        if (typed instanceof BytesValue || typed instanceof FileValue) {
            throw new FaultException(Fault.of("desk.form.undeclared"));
        }
        return checked(typed.getValue());
    }

    private static Object parsed(String text) {
        try {
            return text == null ? null : checked(JSON.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            throw new FaultException(Fault.of("desk.form.unreadable"));
        }
    }

    private static Object checked(Object value) {
        boolean plain = value == null || value instanceof String || value instanceof Boolean || value instanceof Number
                || value instanceof List<?> || value instanceof Map<?, ?>;
        if (!plain) {
            throw new FaultException(Fault.of("desk.form.unreadable"));
        }
        return value;
    }
}
