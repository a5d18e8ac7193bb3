package kz.qonys.registry.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import kz.qonys.registry.gateway.Xml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Payloads that arrive as text in the data element. */
final class WrittenText {

    private WrittenText() {
    }

    /** The root of the document that the element's text is; empty when it is none. */
    static Optional<Element> root(Element data) {
        try {
            return Xml.children(data).isEmpty()
                    ? Optional.of(Xml.parse(data.getTextContent().getBytes(StandardCharsets.UTF_8))
                            .getDocumentElement())
                    : Optional.empty();
        } catch (SAXException e) {
            return Optional.empty();
        }
    }
}
