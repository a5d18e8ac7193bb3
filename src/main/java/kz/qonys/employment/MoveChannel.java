package kz.qonys.employment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.UUID;
import kz.qonys.registry.MigrationPortal;
import kz.qonys.registry.RelocationData;
import kz.qonys.registry.outbox.Delivery;
import kz.qonys.registry.outbox.OutboxChannel;
import org.springframework.stereotype.Component;

/** Way of the details of a move to the migration portal. */
@Component
class MoveChannel implements OutboxChannel {

    static final String CODE = "portal-move";

    private final MigrationPortal portal;
    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    MoveChannel(MigrationPortal portal) {
        this.portal = portal;
    }

    @Override
    public String code() {
        return CODE;
    }

    String payload(RelocationData move) {
        try {
            return json.writeValueAsString(move);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A move is no JSON: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public Delivery send(String key, String caseId, String payload) {
        try {
            return Delivery.of(portal.relocation(key, json.readValue(payload, RelocationData.class),
                    UUID.randomUUID().toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A move cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
