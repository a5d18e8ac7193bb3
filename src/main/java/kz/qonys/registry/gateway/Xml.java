package kz.qonys.registry.gateway;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** XML as both sides of the channel handle it: no DTDs, no external anything, bounded depth. */
public final class Xml {

    private static final String DEPTH_LIMIT = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";
    private static final String DEEPEST = "200";

    private Xml() {
    }

    /** @throws SAXException when the bytes are not a well-formed document, or hold a DTD; without their content */
    public static Document parse(byte[] bytes) throws SAXException {
        return parse(new InputSource(new ByteArrayInputStream(bytes)));
    }

    static Document parse(InputSource source) throws SAXException {
        try {
            return builder().parse(source);
        } catch (IOException e) {
            throw new SAXException("Not readable as XML", e);
        }
    }

    public static Document empty() {
        return builder().newDocument();
    }

    /** The document as UTF-8 with a declaration, not indented: signed bytes must not change. */
    public static byte[] bytes(Document document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(document, new StreamResult(bytes), "no");
        return bytes.toByteArray();
    }

    /** The element and what is in it, without a declaration. */
    public static String text(Element element) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(element, new StreamResult(bytes), "yes");
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Appends an unqualified element with text; does nothing and returns null when the value is null. */
    public static Element add(Element parent, String name, Object value) {
        return value == null ? null : add(parent, null, name, value);
    }

    /** Appends an unqualified element. */
    public static Element add(Element parent, String name) {
        return add(parent, null, name, null);
    }

    /** Appends an element of a namespace; a null value leaves it empty. */
    public static Element add(Element parent, String namespace, String name, Object value) {
        Element child = parent.getOwnerDocument().createElementNS(namespace, name);
        if (value != null) {
            child.setTextContent(value.toString());
        }
        parent.appendChild(child);
        return child;
    }

    /** Declares a prefix as an attribute: a signature over a tree without it would not survive serialisation. */
    public static void declare(Element element, String prefix, String namespace) {
        element.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + prefix, namespace);
    }

    public static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** Children with this local name, in whatever namespace. */
    public static List<Element> children(Element parent, String name) {
        return children(parent).stream().filter(child -> name.equals(child.getLocalName())).toList();
    }

    /** Children with this namespace and local name. */
    public static List<Element> children(Element parent, String namespace, String name) {
        return children(parent, name).stream()
                .filter(child -> Objects.equals(namespace, child.getNamespaceURI())).toList();
    }

    /** The first child that each step names, from the given element downwards. */
    public static Optional<Element> at(Element from, String... path) {
        Optional<Element> here = Optional.of(from);
        for (String step : path) {
            here = here.flatMap(element -> children(element, step).stream().findFirst());
        }
        return here;
    }

    /** Stripped text at the path; empty when it is missing, blank or nil. */
    public static Optional<String> textAt(Element from, String... path) {
        return at(from, path).map(element -> element.getTextContent().strip()).filter(text -> !text.isEmpty());
    }

    /** False when a text below holds a character that XML 1.0 does not know; the JDK's serialiser would not mind. */
    static boolean writable(Element element) {
        return element.getTextContent().codePoints().allMatch(Xml::isCharacter);
    }

    private static boolean isCharacter(int point) {
        return point == '\t' || point == '\n' || point == '\r' || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD || point >= 0x10000 && point <= 0x10FFFF;
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setAttribute(DEPTH_LIMIT, DEEPEST);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's XML parser cannot be hardened", e);
        }
    }

    private static void write(Node node, StreamResult result, String omitDeclaration) {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, omitDeclaration);
            transformer.transform(new DOMSource(node), result);
        } catch (TransformerException e) {
            throw new IllegalStateException("XML could not be written", e);
        }
    }

    /** The JDK prints faults, with content, to standard error unless it is told otherwise. */
    private static final class Silent implements ErrorHandler {

        @Override
        public void warning(SAXParseException exception) {
            // a warning does not make a document unusable
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw new SAXException("Not valid XML at line " + exception.getLineNumber());
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw new SAXException("Not well-formed XML at line " + exception.getLineNumber());
        }
    }
}
