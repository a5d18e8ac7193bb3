package kz.qonys.relocation;

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

/** Seals values by key as JSON; its columns take part in the rotation of keys. */
@Component
class SealedRelocation {

    static final SealedColumn MOVE = new SealedColumn("relocation_move", "data");
    static final SealedColumn ENTRY = new SealedColumn("relocation_entry", "words");

    /** Declares the columns. */
    @Configuration(proxyBeanMethods = false)
    static class Columns {

        @Bean
        SealedColumn relocationMoveData() {
            return MOVE;
        }

        @Bean
        SealedColumn relocationEntryWords() {
            return ENTRY;
        }
    }

    private final FieldCipher cipher;
    private final ObjectMapper json = new ObjectMapper();

    SealedRelocation(FieldCipher cipher) {
        this.cipher = cipher;
    }

    String seal(SealedColumn column, String rowId, Map<String, Object> values) {
        try {
            return cipher.seal(json.writeValueAsString(values), column.context(rowId));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Values cannot be written as JSON: " + e.getClass().getSimpleName());
        }
    }

    /** Empty when nothing was sealed. */
    Map<String, Object> open(SealedColumn column, String rowId, String sealed) {
        if (sealed == null) {
            return new LinkedHashMap<>();
        }
        try {
            return json.readValue(cipher.open(sealed, column.context(rowId)),
                    new TypeReference<LinkedHashMap<String, Object>>() { });
        } catch (JsonProcessingException e) {
            // the parser's message quotes the text, which may be personal
            throw new IllegalStateException("Stored JSON cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
