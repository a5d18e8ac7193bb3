package kz.qonys.registry.gateway;

import java.io.InputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Payload contracts of our own, in force until the service passports arrive. A payload is one element of the contract's
 * namespace below the channel's data element.
 */
public enum ProvisionalContract {
    FAMILY_CARD("urn:qonys:provisional:family-card:1.0", "family-card-PROVISIONAL-1.0.xsd"),
    MIGRATION_PORTAL("urn:qonys:provisional:migration-portal:1.0", "migration-portal-PROVISIONAL-1.0.xsd");

    private final String namespace;
    private final Schema schema;

    ProvisionalContract(String namespace, String file) {
        this.namespace = namespace;
        this.schema = load("/registry/xsd/" + file);
    }

    /** Payload with this root, to be filled below. */
    public Consumer<Element> payload(String root, Consumer<Element> contents) {
        return data -> {
            Element element = add(data, root);
            Xml.declare(element, "p", namespace);
            contents.accept(element);
        };
    }

    /** Appends an element of the contract. */
    public Element add(Element parent, String name) {
        return Xml.add(parent, namespace, "p:" + name, null);
    }

    /** Appends an element of the contract with text; nothing when the value is null or blank. */
    public void add(Element parent, String name, Object value) {
        if (value != null && !value.toString().isBlank()) {
            Xml.add(parent, namespace, "p:" + name, value);
        }
    }

    /** The element with this name: the given one (payload sent as a string) or its child (sent as elements). */
    public Optional<Element> root(Element data, String name) {
        return name.equals(data.getLocalName()) && namespace.equals(data.getNamespaceURI())
                ? Optional.of(data)
                : WsSecurity.only(Xml.children(data, namespace, name));
    }

    /** @throws SAXException when the element breaks the contract; the text may quote content, do not log it */
    public void validate(Element element) throws SAXException {
        try {
            Validator validator = schema.newValidator();
            validator.validate(new DOMSource(element));
        } catch (IOException e) {
            throw new IllegalStateException("A tree in memory cannot fail to be read", e);
        }
    }

    private static Schema load(String resource) {
        try (InputStream stream = ProvisionalContract.class.getResourceAsStream(resource)) {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newSchema(new StreamSource(stream));
        } catch (IOException | SAXException e) {
            throw new IllegalStateException("The contract " + resource + " is damaged", e);
        }
    }
}
