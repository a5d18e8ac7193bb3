package kz.qonys.registry.gateway;

import java.util.function.Consumer;
import org.w3c.dom.Element;

/**
 * Vocabulary and envelopes of the asynchronous channel, version 10. As in {@link SyncChannel} only wrappers are
 * namespaced. The shapes below the wrappers follow the published types; the service passport's WSDL decides.
 */
public final class AsyncChannel {

    public static final String TYPES = "http://bip.bee.kz/AsyncChannel/v10/Types";
    /** Wrappers of what the gateway sends to us. */
    public static final String CLIENT = "http://bip.bee.kz/AsyncChannel/v10/Types/Client";

    private AsyncChannel() {
    }

    /** Unsigned envelope around one wrapper, to be filled below. */
    public static byte[] envelope(String namespace, String wrapper, Consumer<Element> contents) {
        Element element = Xml.add(SyncChannel.body(), namespace, "a:" + wrapper, null);
        Xml.declare(element, "a", namespace);
        contents.accept(element);
        return Xml.bytes(element.getOwnerDocument());
    }

    /**
     * A message: info and data.
     *
     * @param messageId     null for a request: the gateway gives it one
     * @param correlationId null for a request
     * @param type          REQUEST or RESPONSE
     */
    public static void message(Element parent, String messageId, String correlationId, String serviceId, String type,
            String date, Consumer<Element> sender, Consumer<Element> payload) {
        Element info = Xml.add(parent, "messageInfo");
        Xml.add(info, "messageId", messageId);
        Xml.add(info, "correlationId", correlationId);
        Xml.add(info, "serviceId", serviceId);
        Xml.add(info, "messageType", type);
        Xml.add(info, "messageDate", date);
        sender.accept(Xml.add(info, "sender"));
        payload.accept(Xml.add(Xml.add(parent, "messageData"), "data"));
    }
}
