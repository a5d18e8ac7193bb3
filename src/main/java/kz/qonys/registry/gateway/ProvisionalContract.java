package kz.qonys.registry.gateway;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import kz.qonys.registry.RegistryAnswer;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Payload contracts of our own, in force until the service passports arrive. A payload is one element of the contract's
 * namespace below the channel's data element.
 */
public enum ProvisionalContract {
    FAMILY_CARD("urn:qonys:provisional:family-card:1.0", "family-card-PROVISIONAL-1.0.xsd"),
    MIGRATION_PORTAL("urn:qonys:provisional:migration-portal:1.0", "migration-portal-PROVISIONAL-1.0.xsd"),
    CIVIL_ACTS("urn:qonys:provisional:civil-acts:1.0", "civil-acts-PROVISIONAL-1.0.xsd"),
    EDUCATION("urn:qonys:provisional:education:1.0", "education-PROVISIONAL-1.0.xsd"),
    RESIDENCE("urn:qonys:provisional:residence:1.0", "residence-PROVISIONAL-1.0.xsd"),
    LABOUR_MARKET("urn:qonys:provisional:labour-market:1.0", "labour-market-PROVISIONAL-1.0.xsd"),
    SERVICES("urn:qonys:provisional:services:1.0", "services-PROVISIONAL-1.0.xsd");

    private final String namespace;
    private final PayloadSchema schema;

    ProvisionalContract(String namespace, String file) {
        this.namespace = namespace;
        this.schema = PayloadSchema.load(file);
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

    /**
     * What the system says to a write: the receipt with the number it gave, when it accepted the write of this key.
     *
     * @param root   element of the response
     * @param number element of the number in it
     */
    <T> RegistryAnswer<T> receipt(Element data, String root, String number, String key, Function<String, T> receipt) {
        Optional<Element> response = root(data, root);
        if (response.isEmpty()) {
            return new RegistryAnswer.Unavailable<>("malformed-data");
        }
        if (!Xml.textAt(response.get(), "idempotencyKey").equals(Optional.of(key))) {
            return new RegistryAnswer.Unavailable<>("answer-mismatch");
        }
        String result = Xml.textAt(response.get(), "result").orElse("");
        return switch (result) {
            case "ACCEPTED" -> Xml.textAt(response.get(), number)
                    .<RegistryAnswer<T>>map(given -> new RegistryAnswer.Ok<>(receipt.apply(given)))
                    .orElseGet(() -> new RegistryAnswer.Unavailable<>("malformed-data"));
            case "NOT_FOUND" -> new RegistryAnswer.NotFound<>();
            default -> new RegistryAnswer.Refused<>(ReasonCode.of(result));
        };
    }

    /** @throws SAXException when the element breaks the contract; the text may quote content, do not log it */
    public void validate(Element element) throws SAXException {
        schema.validate(element);
    }
}
