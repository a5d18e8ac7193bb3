package kz.qonys.roadmap;

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

/** Seals what people wrote in and about roadmaps; its columns take part in the rotation of keys. */
@Component
class SealedRoadmap {

    static final SealedColumn ROADMAP = new SealedColumn("roadmap", "words");
    static final SealedColumn REMARK = new SealedColumn("roadmap_remark", "words");
    static final SealedColumn COPY = new SealedColumn("roadmap_copy", "words");

    /** Declares the columns. */
    @Configuration(proxyBeanMethods = false)
    static class Columns {

        @Bean
        SealedColumn roadmapWords() {
            return ROADMAP;
        }

        @Bean
        SealedColumn roadmapRemarkWords() {
            return REMARK;
        }

        @Bean
        SealedColumn roadmapCopyWords() {
            return COPY;
        }
    }

    private final FieldCipher cipher;
    private final ObjectMapper json = new ObjectMapper();

    SealedRoadmap(FieldCipher cipher) {
        this.cipher = cipher;
    }

    String seal(SealedColumn column, String rowId, Map<String, Object> values) {
        try {
            return cipher.seal(json.writeValueAsString(values), column.context(rowId));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Words of a roadmap are no JSON: " + e.getClass().getSimpleName());
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
            throw new IllegalStateException("Words of a roadmap cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
