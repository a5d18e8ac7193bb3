package kz.qonys.employment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.UUID;
import kz.qonys.registry.LabourMarket;
import kz.qonys.registry.LabourReceipt;
import kz.qonys.registry.RegistryAnswer;
import kz.qonys.registry.UnemploymentDecision;
import kz.qonys.registry.UnemploymentDraft;
import kz.qonys.registry.outbox.Delivery;
import kz.qonys.registry.outbox.OutboxChannel;
import org.springframework.stereotype.Component;

/** Way of drafts and decisions to the labour-market system; keeps the numbers that it gives them. */
@Component
class LabourMarketChannel implements OutboxChannel {

    static final String CODE = "labour-market";

    /** What is sent: one of the two. */
    record Payload(UnemploymentDraft draft, UnemploymentDecision decision) {
    }

    private final LabourMarket market;
    private final Registrations registrations;
    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    LabourMarketChannel(LabourMarket market, Registrations registrations) {
        this.market = market;
        this.registrations = registrations;
    }

    @Override
    public String code() {
        return CODE;
    }

    String payload(Payload payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A write to the labour market is no JSON: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public Delivery send(String key, String caseId, String payload) {
        Payload write = read(payload);
        String messageId = UUID.randomUUID().toString();
        RegistryAnswer<LabourReceipt> answer = write.draft() != null
                ? market.submitDraft(key, write.draft(), messageId)
                : market.reportDecision(key, write.decision(), messageId);
        if (answer instanceof RegistryAnswer.Ok<LabourReceipt> ok) {
            if (write.draft() != null) {
                registrations.draftNumber(caseId, ok.data().number());
            } else {
                registrations.number(caseId, ok.data().number());
            }
        }
        return Delivery.of(answer);
    }

    private Payload read(String payload) {
        try {
            return json.readValue(payload, Payload.class);
        } catch (JsonProcessingException e) {
            // the parser's message quotes the text, which is personal
            throw new IllegalStateException("A write to the labour market cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
