package kz.qonys.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** JSON inside sealed columns; its own mapper, so that the web's settings never change what is stored. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {
    }

    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A value cannot be written as JSON: " + e.getClass().getSimpleName());
        }
    }

    static Map<String, Object> map(String text) {
        return read(text, new TypeReference<Map<String, Object>>() { });
    }

    static List<String> strings(String text) {
        return read(text, new TypeReference<List<String>>() { });
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            // the parser's message quotes the text, which may be personal
            throw new IllegalStateException("Stored JSON cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
