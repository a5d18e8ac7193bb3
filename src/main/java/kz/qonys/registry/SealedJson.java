package kz.qonys.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Values as they lie in the tables of this package: as JSON, sealed by the {@link AnswerVault}. */
final class SealedJson {

    private final ObjectMapper json = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private final AnswerVault vault;

    SealedJson(AnswerVault vault) {
        this.vault = vault;
    }

    /**
     * @throws IllegalStateException when the value is no JSON; without its content, which the parser's text may quote
     */
    String seal(Object value) {
        return vault.seal(written(value));
    }

    /** @throws IllegalStateException when the value was stored otherwise; without its content */
    <T> T open(String sealed, JavaType type) {
        try {
            return json.readValue(vault.open(sealed), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is sealed cannot be read as " + type.getRawClass().getSimpleName());
        }
    }

    /** A value in the clear, to be compared. */
    String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A " + value.getClass().getSimpleName() + " cannot be written as JSON");
        }
    }
}
