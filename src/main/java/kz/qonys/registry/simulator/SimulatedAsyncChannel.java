package kz.qonys.registry.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import kz.qonys.registry.gateway.AsyncChannel;
import kz.qonys.registry.gateway.SyncChannel;
import kz.qonys.registry.gateway.TransportSigner;
import kz.qonys.registry.gateway.Xml;
import org.w3c.dom.Element;

/**
 * The asynchronous channel over the same providers: takes requests, keeps the answers until they are acknowledged, by
 * push or by fetch.
 */
public final class SimulatedAsyncChannel {

    /** One answer on its way. */
    private record Letter(String messageId, String correlationId, String serviceId, Consumer<Element> payload) {
    }

    private final Map<String, Letter> letters = new ConcurrentHashMap<>();
    private final Map<String, String> states = new ConcurrentHashMap<>();
    private final TransportSigner signer;
    private final Supplier<String> now;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY).build();

    SimulatedAsyncChannel(TransportSigner signer, Supplier<String> now) {
        this.signer = signer;
        this.now = now;
    }

    /** Answers that nobody has acknowledged. */
    public int undelivered() {
        return letters.size();
    }

    /**
     * Pushes every answer that waits; an acknowledged one waits no longer unless it is told to come again.
     *
     * @param again true to keep them, as if the acknowledgements were lost
     * @return HTTP status of each push
     */
    public List<Integer> push(URI receiver, boolean again) {
        return List.copyOf(letters.values()).stream().map(letter -> push(receiver, letter, again)).toList();
    }

    /** From now on requests get lost on the way. */
    public void lose() {
        states.replaceAll((id, state) -> "NOT_DELIVERED");
        letters.clear();
    }

    /** Takes a request that was handled; returns the unsigned acknowledgement. */
    byte[] take(String serviceId, Provider.Handled handled) {
        Letter letter = new Letter(UUID.randomUUID().toString(), UUID.randomUUID().toString(), serviceId,
                handled.payload());
        String gatewayId = UUID.randomUUID().toString();
        letters.put(letter.messageId(), letter);
        states.put(gatewayId, "DELIVERED");
        return answer("sendMessageResponse", response -> {
            Xml.add(response, "messageId", gatewayId);
            Xml.add(response, "correlationId", letter.correlationId());
        });
    }

    /** Answers getMessages, getMessageStatus and sendDeliveryNotification; empty for anything else. */
    Optional<byte[]> serve(Element body) {
        return Xml.at(body, "getMessages", "request").map(this::messages)
                .or(() -> Xml.at(body, "getMessageStatus", "request").map(this::status))
                .or(() -> Xml.at(body, "sendDeliveryNotification", "request").map(this::acknowledge));
    }

    private byte[] messages(Element request) {
        String correlationId = Xml.textAt(request, "correlationId").orElse("");
        return answer("getMessagesResponse", response -> letters.values().stream()
                .filter(letter -> letter.correlationId().equals(correlationId))
                .forEach(letter -> write(Xml.add(response, "messages"), letter)));
    }

    private byte[] status(Element request) {
        String state = states.getOrDefault(Xml.textAt(request, "messageId").orElse(""), "NOT_DELIVERED");
        return answer("getMessageStatusResponse", response -> Xml.add(response, "messageState", state));
    }

    private byte[] acknowledge(Element request) {
        Xml.textAt(request, "notification", "messageId").ifPresent(letters::remove);
        return answer("sendDeliveryNotificationResponse",
                response -> Xml.add(response, "notificationId", UUID.randomUUID()));
    }

    private int push(URI receiver, Letter letter, boolean again) {
        byte[] envelope = signer.sign(AsyncChannel.envelope(AsyncChannel.CLIENT, "sendMessage",
                wrapper -> write(Xml.add(wrapper, "request"), letter)));
        try {
            int status = http.send(HttpRequest.newBuilder(receiver).header("Content-Type", SyncChannel.CONTENT_TYPE)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(envelope)).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status == 200 && !again) {
                letters.remove(letter.messageId());
            }
            return status;
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private void write(Element parent, Letter letter) {
        AsyncChannel.message(parent, letter.messageId(), letter.correlationId(), letter.serviceId(), "RESPONSE",
                now.get(), sender -> Xml.add(sender, "senderId", "gateway"), letter.payload());
    }

    private byte[] answer(String wrapper, Consumer<Element> contents) {
        return AsyncChannel.envelope(AsyncChannel.TYPES, wrapper, element -> {
            Element response = Xml.add(element, "response");
            contents.accept(response);
            Xml.add(response, "responseDate", now.get());
        });
    }
}
