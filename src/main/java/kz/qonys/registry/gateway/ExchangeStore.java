package kz.qonys.registry.gateway;

import java.io.StringReader;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import kz.qonys.registry.AnswerVault;
import kz.qonys.registry.SealedStore;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Tables {@code registry_exchange} and {@code registry_inbox}. Each step is committed at once; a message that comes
 * twice changes nothing the second time.
 */
@Repository
public class ExchangeStore implements SealedStore {

    /** What became of a message that arrived. */
    public enum Arrival {
        /** Kept. */
        TAKEN,
        /** It had come before. */
        REPEATED,
        /** No request of ours belongs to it; perhaps not yet. */
        UNKNOWN
    }

    /** A request that the gateway has taken. */
    record Sent(String gatewayId, String correlationId) {
    }

    private record Sealed(String messageId, String payload) {
    }

    private final JdbcClient jdbc;
    private final AnswerVault vault;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    public ExchangeStore(JdbcClient jdbc, AnswerVault vault, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void sent(String messageId, String serviceId, String gatewayId, String correlationId) {
        ownTransaction.executeWithoutResult(status -> jdbc.sql("""
                        insert into registry_exchange (message_id, service_id, gateway_id, correlation_id, sent_at)
                        values (?, ?, ?, ?, ?)""")
                .params(messageId, serviceId, gatewayId, correlationId, now()).update());
    }

    Optional<Sent> sent(String messageId) {
        return jdbc.sql("select gateway_id, correlation_id from registry_exchange where message_id = ?")
                .param(messageId)
                .query((row, number) -> new Sent(row.getString("gateway_id"), row.getString("correlation_id")))
                .optional();
    }

    Optional<Element> answer(String messageId) {
        return jdbc.sql("select payload from registry_exchange where message_id = ? and payload is not null")
                .param(messageId).query(String.class).optional().map(vault::open).map(ExchangeStore::parsed);
    }

    /** The request never got there: it may be sent anew. */
    void forget(String messageId) {
        ownTransaction.executeWithoutResult(status -> jdbc.sql("delete from registry_exchange where message_id = ?")
                .param(messageId).update());
    }

    /** Takes in a message, pushed or fetched: its info and data below the given element. */
    public Arrival arrived(Element message) {
        Optional<String> id = Xml.textAt(message, "messageInfo", "messageId");
        Optional<String> correlation = Xml.textAt(message, "messageInfo", "correlationId");
        Optional<Element> data = Xml.at(message, "messageData", "data");
        if (id.isEmpty() || correlation.isEmpty() || data.isEmpty() || request(correlation.get()).isEmpty()) {
            return Arrival.UNKNOWN;
        }
        try {
            ownTransaction.executeWithoutResult(status -> take(id.get(), correlation.get(), data.get()));
            return Arrival.TAKEN;
        } catch (DuplicateKeyException e) {
            return Arrival.REPEATED;
        }
    }

    /** Our id of the request with this correlation id. */
    public Optional<String> request(String correlationId) {
        return jdbc.sql("select message_id from registry_exchange where correlation_id = ?").param(correlationId)
                .query(String.class).optional();
    }

    @Override
    public int resealAll() {
        return ownTransaction.execute(status -> {
            List<Sealed> answers =
                    jdbc.sql("select message_id, payload from registry_exchange where payload is not null")
                    .query(Sealed.class).list();
            answers.forEach(answer -> jdbc.sql("update registry_exchange set payload = ? where message_id = ?")
                    .params(vault.seal(vault.open(answer.payload())), answer.messageId()).update());
            return answers.size();
        });
    }

    private void take(String messageId, String correlationId, Element data) {
        jdbc.sql("insert into registry_inbox (message_id, correlation_id, received_at) values (?, ?, ?)")
                .params(messageId, correlationId, now()).update();
        jdbc.sql("""
                        update registry_exchange set payload = ?, answered_at = ?
                        where correlation_id = ? and payload is null""")
                .params(vault.seal(Xml.text(data)), now(), correlationId).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Element parsed(String xml) {
        try {
            return Xml.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (SAXException e) {
            throw new IllegalStateException("A stored answer cannot be read");
        }
    }
}
