package kz.qonys.employment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.qonys.casefile.FieldCipher;
import kz.qonys.casefile.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Seals what people wrote; its columns take part in the rotation of keys. */
@Component
class SealedWords {

    static final SealedColumn ATTEMPT_NOTE = new SealedColumn("employment_attempt", "note");
    static final SealedColumn OFFER_NOTE = new SealedColumn("employment_offer", "note");
    static final SealedColumn MOVE = new SealedColumn("employment_move", "data");
    static final SealedColumn REGISTRATION = new SealedColumn("employment_registration", "words");

    /** Declares the columns. */
    @Configuration(proxyBeanMethods = false)
    static class Columns {

        @Bean
        SealedColumn attemptNote() {
            return ATTEMPT_NOTE;
        }

        @Bean
        SealedColumn offerNote() {
            return OFFER_NOTE;
        }

        @Bean
        SealedColumn moveData() {
            return MOVE;
        }

        @Bean
        SealedColumn registrationWords() {
            return REGISTRATION;
        }
    }

    private final FieldCipher cipher;
    private final ObjectMapper json = new ObjectMapper();

    SealedWords(FieldCipher cipher) {
        this.cipher = cipher;
    }

    String seal(SealedColumn column, String rowId, String text) {
        return cipher.seal(text, column.context(rowId));
    }

    String open(SealedColumn column, String rowId, String sealed) {
        return cipher.open(sealed, column.context(rowId));
    }

    String sealMap(SealedColumn column, String rowId, Map<String, Object> values) {
        try {
            return seal(column, rowId, json.writeValueAsString(values));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Values cannot be written as JSON: " + e.getClass().getSimpleName());
        }
    }

    /** Empty when nothing was sealed. */
    Map<String, Object> openMap(SealedColumn column, String rowId, String sealed) {
        if (sealed == null) {
            return new LinkedHashMap<>();
        }
        try {
            return json.readValue(open(column, rowId, sealed), new TypeReference<LinkedHashMap<String, Object>>() { });
        } catch (JsonProcessingException e) {
            // the parser's message quotes the text, which may be personal
            throw new IllegalStateException("Stored JSON cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
