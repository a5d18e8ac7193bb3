package kz.qonys.registry.gateway;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A schema of {@code registry/xsd}. */
final class PayloadSchema {

    private final Schema schema;

    private PayloadSchema(Schema schema) {
        this.schema = schema;
    }

    /** Reads {@code registry/xsd/<file>} of the class path. */
    static PayloadSchema load(String file) {
        try (InputStream stream = PayloadSchema.class.getResourceAsStream("/registry/xsd/" + file)) {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return new PayloadSchema(factory.newSchema(new StreamSource(stream)));
        } catch (IOException | SAXException e) {
            throw new IllegalStateException("The contract " + file + " is damaged", e);
        }
    }

    /** @throws SAXException when the element breaks the contract; the text may quote content, do not log it */
    void validate(Element element) throws SAXException {
        try {
            Validator validator = schema.newValidator();
            validator.validate(new DOMSource(element));
        } catch (IOException e) {
            throw new IllegalStateException("A tree in memory cannot fail to be read", e);
        }
    }
}
