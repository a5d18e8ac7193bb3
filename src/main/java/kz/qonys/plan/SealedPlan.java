package kz.qonys.plan;

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

/** Seals what people wrote in plans; its columns take part in the rotation of keys. */
@Component
class SealedPlan {

    static final SealedColumn VERSION = new SealedColumn("plan_version", "words");
    static final SealedColumn DELIVERY = new SealedColumn("plan_delivery", "words");

    /** Declares the columns. */
    @Configuration(proxyBeanMethods = false)
    static class Columns {

        @Bean
        SealedColumn planVersionWords() {
            return VERSION;
        }

        @Bean
        SealedColumn planDeliveryWords() {
            return DELIVERY;
        }
    }

    private final FieldCipher cipher;
    private final ObjectMapper json = new ObjectMapper();

    SealedPlan(FieldCipher cipher) {
        this.cipher = cipher;
    }

    String seal(SealedColumn column, String rowId, Map<String, Object> values) {
        try {
            return cipher.seal(json.writeValueAsString(values), column.context(rowId));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Words of a plan are no JSON: " + e.getClass().getSimpleName());
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
            throw new IllegalStateException("Words of a plan cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
