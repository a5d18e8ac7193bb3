package kz.qonys.registry.gateway;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Vocabulary and envelopes of the synchronous channel, version 10. Only wrappers are namespaced; all below them is
 * unqualified, as the published schemas have it.
 */
public final class SyncChannel {

    public static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    public static final String TYPES = "http://bip.bee.kz/SyncChannel/v10/Types";
    public static final String COMMON = "http://bip.bee.kz/common/v10/Types";
    public static final String XSI = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;
    public static final String XSD = XMLConstants.W3C_XML_SCHEMA_NS_URI;
    /** Status with which most providers say that a message was processed. */
    public static final String PROCESSED = "SCSS001";
    public static final String CONTENT_TYPE = "text/xml; charset=utf-8";

    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    private SyncChannel() {
    }

    /** Date and time with milliseconds and the zone's offset, as {@code messageDate} wants it. */
    public static String dateTime(Instant instant, ZoneId zone) {
        return DATE_TIME.format(OffsetDateTime.from(ZonedDateTime.ofInstant(instant, zone)));
    }

    /**
     * Unsigned request.
     *
     * @param at       see {@link #dateTime}
     * @param password clear text by contract, therefore no envelope is ever logged
     * @param payload  fills the data element
     * @return empty when the payload holds a character that XML does not know
     */
    static Optional<byte[]> request(String messageId, String serviceId, String at, String senderId, String password,
            Consumer<Element> payload) {
        Element request = Xml.add(wrapper("SendMessage"), "request");
        Element info = Xml.add(request, "requestInfo");
        Xml.add(info, "messageId", messageId);
        Xml.add(info, "serviceId", serviceId);
        Xml.add(info, "messageDate", at);
        Element sender = Xml.add(info, "sender");
        Xml.add(sender, "senderId", senderId);
        Xml.add(sender, "password", password);
        Element data = Xml.add(Xml.add(request, "requestData"), "data");
        payload.accept(data);
        return Xml.writable(data) ? Optional.of(Xml.bytes(request.getOwnerDocument())) : Optional.empty();
    }

    /**
     * Unsigned answer, for the simulator.
     *
     * @param payload fills the data element; null leaves out all data
     */
    public static byte[] response(String messageId, String correlationId, String at, String statusCode,
            String statusMessage, String sessionId, Consumer<Element> payload) {
        Element response = Xml.add(wrapper("SendMessageResponse"), "response");
        Element info = Xml.add(response, "responseInfo");
        Xml.add(info, "messageId", messageId);
        Xml.add(info, "correlationId", correlationId);
        Xml.add(info, "responseDate", at);
        Element status = Xml.add(info, "status");
        Xml.add(status, "code", statusCode);
        Xml.add(status, "message", statusMessage);
        Xml.add(info, "sessionId", sessionId);
        if (payload != null) {
            payload.accept(Xml.add(Xml.add(response, "responseData"), "data"));
        }
        return Xml.bytes(response.getOwnerDocument());
    }

    /** Unsigned fault with an ErrorInfo, for the simulator. */
    public static byte[] fault(String errorCode, String errorMessage, String at, String sessionId) {
        Element fault = Xml.add(body(), SOAP, "s:Fault", null);
        Xml.add(fault, "faultcode", "s:Server");
        Xml.add(fault, "faultstring", errorMessage);
        Element detail = Xml.add(Xml.add(fault, "detail"), TYPES, "t:SendMessageFault1_SendMessageFault", null);
        Xml.declare(detail, "t", TYPES);
        Xml.add(detail, "errorCode", errorCode);
        Xml.add(detail, "errorMessage", errorMessage);
        Xml.add(detail, "errorDate", at);
        Xml.add(detail, "sessionId", sessionId);
        return Xml.bytes(fault.getOwnerDocument());
    }

    /** Names the type of the data element: {@code xsi:type="prefix:type"}. */
    public static void type(Element data, String prefix, String namespace, String type) {
        Xml.declare(data, "xsi", XSI);
        Xml.declare(data, prefix, namespace);
        data.setAttributeNS(XSI, "xsi:type", prefix + ":" + type);
    }

    private static Element wrapper(String name) {
        Element wrapper = Xml.add(body(), TYPES, "t:" + name, null);
        Xml.declare(wrapper, "t", TYPES);
        return wrapper;
    }

    /** Body of a new envelope. */
    static Element body() {
        Document document = Xml.empty();
        Element envelope = document.createElementNS(SOAP, "s:Envelope");
        Xml.declare(envelope, "s", SOAP);
        document.appendChild(envelope);
        Xml.add(envelope, SOAP, "s:Header", null);
        return Xml.add(envelope, SOAP, "s:Body", null);
    }
}
