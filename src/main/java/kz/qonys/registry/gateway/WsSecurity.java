package kz.qonys.registry.gateway;

import java.security.Security;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Names and places of WS-Security in a SOAP 1.1 envelope. */
final class WsSecurity {

    static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    static final String WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    static final String X509_V3 =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
    static final String BASE64 =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";

    private WsSecurity() {
    }

    /** The only Body that is a child of the Envelope; empty when there is none or more than one. */
    static Optional<Element> body(Document document) {
        return onlyPart(document, "Body");
    }

    /** The only Header that is a child of the Envelope. */
    static Optional<Element> header(Document document) {
        return onlyPart(document, "Header");
    }

    /** The JDK's own implementation, whatever else is registered in the process. */
    static XMLSignatureFactory signatureFactory() {
        return XMLSignatureFactory.getInstance("DOM", Security.getProvider("XMLDSig"));
    }

    private static Optional<Element> onlyPart(Document document, String name) {
        Element envelope = document.getDocumentElement();
        if (!SyncChannel.SOAP.equals(envelope.getNamespaceURI()) || !"Envelope".equals(envelope.getLocalName())) {
            return Optional.empty();
        }
        return only(Xml.children(envelope, SyncChannel.SOAP, name));
    }

    static <T> Optional<T> only(List<T> found) {
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
