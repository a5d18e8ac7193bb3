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
import kz.qonys.registry.UnemploymentWithdrawal;
import kz.qonys.registry.outbox.Delivery;
import kz.qonys.registry.outbox.OutboxChannel;
import org.springframework.stereotype.Component;

/**
 * Way of drafts, decisions and withdrawals of drafts to the labour-market system; keeps the numbers that it gives them.
 */
@Component
class LabourMarketChannel implements OutboxChannel {

    static final String CODE = "labour-market";

    /** What is sent: one of the three. */
    record Payload(UnemploymentDraft draft, UnemploymentDecision decision, UnemploymentWithdrawal withdrawal) {
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
        RegistryAnswer<LabourReceipt> answer = told(key, write);
        if (answer instanceof RegistryAnswer.Ok<LabourReceipt> ok && write.draft() != null) {
            registrations.draftNumber(caseId, ok.data().number());
        } else if (answer instanceof RegistryAnswer.Ok<LabourReceipt> ok && write.decision() != null) {
            registrations.number(caseId, ok.data().number());
        }
        return Delivery.of(answer);
    }

    private RegistryAnswer<LabourReceipt> told(String key, Payload write) {
        String messageId = UUID.randomUUID().toString();
        if (write.draft() != null) {
            return market.submitDraft(key, write.draft(), messageId);
        }
        return write.decision() != null ? market.reportDecision(key, write.decision(), messageId)
                : market.withdrawDraft(key, write.withdrawal(), messageId);
    }

    private Payload read(String payload) {
        try {
            return json.readValue(payload, Payload.class);
        } catch (JsonProcessingException e) {
            // the parser's message quotes the text, which is personal
            throw new IllegalStateException("A write to the labour market cannot be read: "
                    + e.getClass().getSimpleName());
        }
    }
}
