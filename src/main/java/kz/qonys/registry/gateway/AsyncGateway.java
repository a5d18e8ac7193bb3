package kz.qonys.registry.gateway;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.w3c.dom.Element;

/**
 * The asynchronous channel: a request is taken by the gateway, the answer comes by push or is fetched. The state of
 * each exchange lies in {@link ExchangeStore}, so that any node may go on with it.
 */
final class AsyncGateway implements Exchange {

    private static final Set<String> LOST = Set.of("NOT_DELIVERED", "DELIVERY_STOPPED");

    private final GatewayClient gateway;
    private final GatewayAccess access;
    private final URI endpoint;
    private final ExchangeStore store;

    AsyncGateway(GatewayClient gateway, GatewayAccess access, URI endpoint, ExchangeStore store) {
        this.gateway = gateway;
        this.access = access;
        this.endpoint = endpoint;
        this.store = store;
    }

    @Override
    public Reply exchange(GatewayProperties.Service service, String messageId, Consumer<Element> payload) {
        Optional<ExchangeStore.Sent> sent = store.sent(messageId);
        return sent.isEmpty() ? send(service, messageId, payload) : look(service, messageId, sent.get());
    }

    @Override
    public String now() {
        return gateway.now();
    }

    private Reply send(GatewayProperties.Service service, String messageId, Consumer<Element> payload) {
        Reply taken = gateway.post(endpoint, AsyncChannel.envelope(AsyncChannel.TYPES, "sendMessage",
                wrapper -> AsyncChannel.message(Xml.add(wrapper, "request"), null, null, service.serviceId(), "REQUEST",
                        now(), this::sender, payload)), service);
        if (!(taken instanceof Reply.Answered answered)) {
            return taken;
        }
        Optional<Element> response = Xml.at(answered.data(), "sendMessageResponse", "response");
        Optional<String> gatewayId = response.flatMap(element -> Xml.textAt(element, "messageId"));
        Optional<String> correlationId = response.flatMap(element -> Xml.textAt(element, "correlationId"));
        if (gatewayId.isEmpty() || correlationId.isEmpty()) {
            return new Reply.Unreachable("malformed-answer");
        }
        store.sent(messageId, service.serviceId(), gatewayId.get(), correlationId.get());
        return new Reply.Sent();
    }

    /** The watchdog: what was pushed, what can be fetched, and whether the request got there at all. */
    private Reply look(GatewayProperties.Service service, String messageId, ExchangeStore.Sent sent) {
        if (store.answer(messageId).isEmpty()) {
            Reply fetched = fetch(service, sent);
            if (!(fetched instanceof Reply.Answered)) {
                return fetched;
            }
        }
        Optional<Element> answer = store.answer(messageId);
        return answer.isPresent() ? new Reply.Answered(answer.get()) : delivered(service, messageId, sent);
    }

    private Reply fetch(GatewayProperties.Service service, ExchangeStore.Sent sent) {
        Reply reply = gateway.post(endpoint, AsyncChannel.envelope(AsyncChannel.TYPES, "getMessages", wrapper -> {
            Element request = Xml.add(wrapper, "request");
            Xml.add(request, "serviceId", service.serviceId());
            Xml.add(request, "correlationId", sent.correlationId());
            Xml.add(request, "requestDate", now());
            sender(Xml.add(request, "sender"));
        }), service);
        if (reply instanceof Reply.Answered answered) {
            Xml.at(answered.data(), "getMessagesResponse", "response").stream()
                    .flatMap(response -> Xml.children(response, "messages").stream())
                    .forEach(message -> take(service, message));
        }
        return reply;
    }

    private void take(GatewayProperties.Service service, Element message) {
        ExchangeStore.Arrival arrival = store.arrived(message);
        if (arrival != ExchangeStore.Arrival.UNKNOWN) {
            String messageId = Xml.textAt(message, "messageInfo", "messageId").orElse("");
            // A lost notification only means that the message comes again
            gateway.post(endpoint, AsyncChannel.envelope(AsyncChannel.TYPES, "sendDeliveryNotification", wrapper -> {
                Element request = Xml.add(wrapper, "request");
                Element notification = Xml.add(request, "notification");
                Xml.add(notification, "messageId", messageId);
                Xml.add(notification, "serviceId", service.serviceId());
                Xml.add(notification, "notificationDate", now());
                Element status = Xml.add(notification, "deliveryStatus");
                Xml.add(status, "receiveStatus", "MESSAGE_ACCEPTED");
                Xml.add(status, "statusDate", now());
                Xml.add(status, "resendMessage", "NOT_RESEND");
                Xml.add(request, "requestDate", now());
                sender(Xml.add(request, "sender"));
            }), service);
        }
    }

    private Reply delivered(GatewayProperties.Service service, String messageId, ExchangeStore.Sent sent) {
        Reply reply = gateway.post(endpoint, AsyncChannel.envelope(AsyncChannel.TYPES, "getMessageStatus", wrapper -> {
            Element request = Xml.add(wrapper, "request");
            Xml.add(request, "messageId", sent.gatewayId());
            Xml.add(request, "requestDate", now());
            sender(Xml.add(request, "sender"));
        }), service);
        if (!(reply instanceof Reply.Answered answered)) {
            return reply;
        }
        String state = Xml.textAt(answered.data(), "getMessageStatusResponse", "response", "messageState").orElse("");
        if (LOST.contains(state)) {
            store.forget(messageId);
            return new Reply.Unreachable("not-delivered");
        }
        return new Reply.Sent();
    }

    private void sender(Element sender) {
        Xml.add(sender, "senderId", access.senderId());
        Xml.add(sender, "password", access.senderPassword());
    }
}
