package kz.qonys.registry.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import kz.qonys.registry.AnswerArrived;
import kz.qonys.registry.gateway.AsyncChannel;
import kz.qonys.registry.gateway.ExchangeStore;
import kz.qonys.registry.gateway.ExchangeStore.Arrival;
import kz.qonys.registry.gateway.GatewayAccess;
import kz.qonys.registry.gateway.SignatureCheck;
import kz.qonys.registry.gateway.SyncChannel;
import kz.qonys.registry.gateway.TransportSigner;
import kz.qonys.registry.gateway.Xml;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Where the gateway pushes answers of the asynchronous channel: {@code IAsyncChannelClient} with {@code sendMessage}
 * and {@code changeMassageStatusNotification} (spelt so). Nobody signs in here: the gateway's signature is checked
 * against the pins. A message that comes again is acknowledged and changes nothing; one to which no request is known
 * yet is refused, so that the gateway sends it again.
 */
@RestController
class AsyncReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(AsyncReceiver.class);
    private static final int LARGEST = 2 * 1024 * 1024;
    /** SOAP 1.1 gives a fault this status; what is no message at all is not our failure. */
    private static final int FAULT = 500;
    private static final int NO_MESSAGE = 400;

    private final ExchangeStore exchanges;
    private final SignatureCheck signatures;
    private final TransportSigner signer;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ZoneId zone;

    AsyncReceiver(ExchangeStore exchanges, GatewayAccess access, TransportSigner signer,
            ApplicationEventPublisher events, Clock clock, @Value("${qonys.zone}") ZoneId zone) {
        this.exchanges = exchanges;
        this.signatures = new SignatureCheck(access.pins(), clock);
        this.signer = signer;
        this.events = events;
        this.clock = clock;
        this.zone = zone;
    }

    @PostMapping(path = "/gateway/async", produces = SyncChannel.CONTENT_TYPE)
    ResponseEntity<byte[]> receive(@RequestBody byte[] envelope) {
        Document document;
        try {
            if (envelope.length > LARGEST) {
                return fault(NO_MESSAGE, "SCE001");
            }
            document = Xml.parse(envelope);
        } catch (SAXException e) {
            return fault(NO_MESSAGE, "SCE001");
        }
        SignatureCheck.Verdict verdict = signatures.check(document);
        if (verdict != SignatureCheck.Verdict.VALID) {
            return fault(verdict == SignatureCheck.Verdict.ABSENT ? "SCE007" : "SCE006");
        }
        Optional<Element> body = Xml.at(document.getDocumentElement(), "Body");
        Optional<Element> message = body.flatMap(element -> Xml.at(element, "sendMessage", "request"));
        if (message.isPresent()) {
            return take(message.get());
        }
        return body.flatMap(element -> Xml.at(element, "changeMassageStatusNotification")).isPresent()
                ? acknowledged("changeMassageStatusNotificationResponse") : fault("SCE001");
    }

    private ResponseEntity<byte[]> take(Element message) {
        Arrival arrival = exchanges.arrived(message);
        String correlationId = Xml.textAt(message, "messageInfo", "correlationId").orElse("");
        if (arrival == Arrival.UNKNOWN) {
            return fault("SCE909");
        }
        if (arrival == Arrival.TAKEN) {
            exchanges.request(correlationId).ifPresent(request -> {
                LOG.info("Answer to gateway message {} arrived by push", request);
                events.publishEvent(new AnswerArrived(request));
            });
        }
        return acknowledged("sendMessageResponse");
    }

    private ResponseEntity<byte[]> acknowledged(String wrapper) {
        return ResponseEntity.ok(signer.sign(AsyncChannel.envelope(AsyncChannel.CLIENT, wrapper, element -> {
            Element response = Xml.add(element, "response");
            Xml.add(response, "responseDate", now());
            Xml.add(response, "sessionId", "{" + UUID.randomUUID() + "}");
        })));
    }

    private ResponseEntity<byte[]> fault(String code) {
        return fault(FAULT, code);
    }

    private ResponseEntity<byte[]> fault(int status, String code) {
        return ResponseEntity.status(status).body(signer.sign(
                SyncChannel.fault(code, "The message was not taken", now(), "{" + UUID.randomUUID() + "}")));
    }

    private String now() {
        return SyncChannel.dateTime(clock.instant(), zone);
    }
}
