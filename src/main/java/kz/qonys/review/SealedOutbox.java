package kz.qonys.review;

import kz.qonys.casefile.FieldCipher;
import kz.qonys.casefile.SealedColumn;
import kz.qonys.registry.outbox.OutboxVault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Outward writes lie under the keys of the case file, and their columns take part in the rotation of keys. */
@Configuration(proxyBeanMethods = false)
class SealedOutbox {

    private static final SealedColumn PAYLOAD = new SealedColumn("outbox", "payload");
    private static final SealedColumn REASON = new SealedColumn("outbox_action", "reason");

    @Bean
    SealedColumn outboxPayload() {
        return PAYLOAD;
    }

    @Bean
    SealedColumn outboxReason() {
        return REASON;
    }

    @Bean
    OutboxVault outboxVault(FieldCipher cipher) {
        return new OutboxVault() {
            @Override
            public String seal(Column column, String rowId, String text) {
                return cipher.seal(text, sealed(column).context(rowId));
            }

            @Override
            public String open(Column column, String rowId, String sealed) {
                return cipher.open(sealed, sealed(column).context(rowId));
            }
        };
    }

    private static SealedColumn sealed(OutboxVault.Column column) {
        return column == OutboxVault.Column.PAYLOAD ? PAYLOAD : REASON;
    }
}
