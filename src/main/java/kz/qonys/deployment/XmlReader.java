package kz.qonys.deployment;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a model before Camunda's parser sees it: no document type, so no entity and no file or address behind one;
 * bounded in elements, depth and text; UTF-8 only.
 */
final class XmlReader {

    private static final int MOST_ELEMENTS = 8000;
    private static final int DEEPEST = 40;
    private static final int MOST_ATTRIBUTES = 40;
    private static final int LONGEST_TEXT = 20_000;

    private final Map<String, String> prefixes;
    private final Deadline deadline;
    private int elements;

    private XmlReader(Map<String, String> prefixes, Deadline deadline) {
        this.prefixes = prefixes;
        this.deadline = deadline;
    }

    /**
     * The root element of a file.
     *
     * @param prefixes namespace to our prefix, see {@link XmlElement}
     * @throws UnreadableModelException saying why not
     */
    static XmlElement read(ModelFile file, Map<String, String> prefixes, Deadline deadline) {
        utf8(file.content());
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(file.content()));
            return new XmlReader(prefixes, deadline).read(reader);
        } catch (XMLStreamException | RuntimeException e) {
            if (e instanceof UnreadableModelException unreadable) {
                throw unreadable;
            }
            int line = e instanceof XMLStreamException broken && broken.getLocation() != null
                    ? broken.getLocation().getLineNumber() : 0;
            throw new UnreadableModelException("deployment.file.xml", Math.max(0, line));
        }
    }

    /** The text of a file that must be UTF-8. */
    static String utf8(byte[] content) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableModelException("deployment.file.encoding", 0);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    private XmlElement read(XMLStreamReader reader) throws XMLStreamException {
        String encoding = reader.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            throw new UnreadableModelException("deployment.file.encoding", 1);
        }
        XmlElement root = null;
        XmlElement open = null;
        int depth = 0;
        while (reader.hasNext()) {
            int line = reader.getLocation().getLineNumber();
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE,
                        XMLStreamConstants.PROCESSING_INSTRUCTION ->
                        throw new UnreadableModelException("deployment.file.doctype", line);
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    open = element(reader, open, depth);
                    root = root == null ? open : root;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    open = open.parent();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    limit(reader.getTextLength() <= LONGEST_TEXT, line);
                    if (open != null) {
                        open.append(reader.getText());
                    }
                }
                default -> deadline.check();
            }
        }
        return root;
    }

    private XmlElement element(XMLStreamReader reader, XmlElement parent, int depth) {
        deadline.check();
        int line = reader.getLocation().getLineNumber();
        limit(++elements <= MOST_ELEMENTS && depth <= DEEPEST && reader.getAttributeCount() <= MOST_ATTRIBUTES, line);
        String namespace = reader.getNamespaceURI();
        XmlElement element = new XmlElement(
                prefixed(namespace == null ? "" : namespace, reader.getLocalName(), false), parent, line);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            limit(reader.getAttributeValue(i).length() <= LONGEST_TEXT, line);
            String of = reader.getAttributeNamespace(i);
            element.attributes().put(prefixed(of == null ? "" : of, reader.getAttributeLocalName(i), true),
                    reader.getAttributeValue(i));
        }
        if (parent != null) {
            parent.children().add(element);
        }
        return element;
    }

    private String prefixed(String namespace, String name, boolean attribute) {
        if (attribute && namespace.isEmpty()) {
            return name;
        }
        String prefix = prefixes.get(namespace);
        if (prefix == null || attribute && prefix.isEmpty()) {
            return "{" + namespace + "}" + name;
        }
        return prefix.isEmpty() ? name : prefix + ":" + name;
    }

    private static void limit(boolean kept, int line) {
        if (!kept) {
            throw new UnreadableModelException("deployment.file.limits", line, MOST_ELEMENTS, DEEPEST);
        }
    }
}
