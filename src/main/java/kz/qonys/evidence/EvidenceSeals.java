package kz.qonys.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import kz.qonys.casefile.FieldCipher;
import kz.qonys.casefile.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sealed columns of table evidence_item; as beans they take part in key rotation. */
@Configuration(proxyBeanMethods = false)
class EvidenceSeals {

    private static final SealedColumn KEY = new SealedColumn("evidence_item", "file_key");
    private static final SealedColumn DETAILS = new SealedColumn("evidence_item", "details");
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).build();

    @Bean
    SealedColumn evidenceKeyColumn() {
        return KEY;
    }

    @Bean
    SealedColumn evidenceDetailsColumn() {
        return DETAILS;
    }

    static String sealKey(FieldCipher cipher, String key, String itemId) {
        return cipher.seal(key, KEY.context(itemId));
    }

    static String openKey(FieldCipher cipher, String sealed, String itemId) {
        return cipher.open(sealed, KEY.context(itemId));
    }

    static String seal(FieldCipher cipher, EvidenceItem.Details details, String itemId) {
        try {
            return cipher.seal(JSON.writeValueAsString(details), DETAILS.context(itemId));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Details cannot be written: " + e.getClass().getSimpleName());
        }
    }

    static EvidenceItem.Details open(FieldCipher cipher, String sealed, String itemId) {
        try {
            return JSON.readValue(cipher.open(sealed, DETAILS.context(itemId)), EvidenceItem.Details.class);
        } catch (JsonProcessingException e) {
            // the parser's message quotes the text, which is personal
            throw new IllegalStateException("Stored details cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
