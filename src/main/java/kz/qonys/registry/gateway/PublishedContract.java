package kz.qonys.registry.gateway;

import java.util.Optional;
import java.util.function.Consumer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Contracts of the owners, typed anew and cut to what Qonys reads. Their payload travels as a document of its own,
 * written as text into the channel's data element, so that a signature over it survives the way.
 */
public enum PublishedContract {
    /** {@code GbdulInfoByBin_v2}: only the root is qualified. */
    LEGAL_ENTITY("http://gbdulinfobybin_v2.egp.gbdul.tamur.kz", "gbd-ul-2.0.xsd", false),
    /** {@code MO_ISHASMR_ENBEKSERVICE}: everything is qualified. */
    MILITARY("http://geocenter.kz/services/enbek/schemas", "military-1.0.xsd", true);

    private final String namespace;
    private final boolean qualified;
    private final PayloadSchema schema;

    PublishedContract(String namespace, String file, boolean qualified) {
        this.namespace = namespace;
        this.qualified = qualified;
        this.schema = PayloadSchema.load(file);
    }

    /** New document with this root, to be filled below. */
    public Document document(String root, Consumer<Element> contents) {
        Document document = Xml.empty();
        Element element = document.createElementNS(namespace, "r:" + root);
        Xml.declare(element, "r", namespace);
        document.appendChild(element);
        contents.accept(element);
        return document;
    }

    /** Appends an element of the contract; a null value leaves it empty. */
    public Element add(Element parent, String name, Object value) {
        return qualified ? Xml.add(parent, namespace, "r:" + name, value) : Xml.add(parent, null, name, value);
    }

    /** The root of a payload that arrived as a document of its own and belongs to this contract. */
    public Optional<Element> root(Element data) {
        return Optional.of(data).filter(element -> namespace.equals(element.getNamespaceURI())
                && element == element.getOwnerDocument().getDocumentElement());
    }

    /** @throws SAXException when the root breaks the contract; the text may quote content, do not log it */
    public void validate(Element root) throws SAXException {
        schema.validate(root);
    }
}
