package kz.qonys.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.qonys.language.Language;

/**
 * An element of a model as the gate reads it. Tags and attributes carry our own prefix of their namespace: none for
 * BPMN or DMN itself, {@code camunda:} for Camunda's, {@code {uri}} for one nobody knows.
 */
final class XmlElement {

    private static final Set<String> PARTS = Set.of("extensionElements", "documentation", "incoming",
            "outgoing", "text",
            "description", "conditionExpression", "multiInstanceLoopCharacteristics", "timeDate", "timeDuration",
            "timeCycle", "completionCondition", "loopCardinality", "inputExpression", "inputValues", "outputValues",
            "inputEntry", "outputEntry");

    private final String tag;
    private final XmlElement parent;
    private final int line;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlElement(String tag, XmlElement parent, int line) {
        this.tag = tag;
        this.parent = parent;
        this.line = line;
    }

    String tag() {
        return tag;
    }

    boolean is(String... tags) {
        return Set.of(tags).contains(tag);
    }

    /** Null at the root. */
    XmlElement parent() {
        return parent;
    }

    int line() {
        return line;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    List<XmlElement> children() {
        return children;
    }

    void append(String characters) {
        text.append(characters);
    }

    /** Own text without that of children, stripped. */
    String text() {
        return text.toString().strip();
    }

    /** Value of an attribute, empty when absent. */
    String get(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    String id() {
        return get("id");
    }

    /** What an analyst reads on it: name, label, or nothing. */
    String label() {
        return get("name").isBlank() ? get("label") : get("name");
    }

    /** The same by language, from the custom properties that the desk translates by. */
    Map<Language, String> labels() {
        return Map.of(Language.RU, label(), Language.KK, property("name.kk"), Language.EN, property("name.en"));
    }

    List<XmlElement> children(String... tags) {
        Set<String> wanted = Set.of(tags);
        return children.stream().filter(child -> wanted.contains(child.tag)).toList();
    }

    Optional<XmlElement> child(String wanted) {
        return children.stream().filter(child -> child.tag.equals(wanted)).findFirst();
    }

    /** Children of the extension elements. */
    List<XmlElement> extensions(String wanted) {
        return children("extensionElements").stream().flatMap(all -> all.children(wanted).stream()).toList();
    }

    /** Value of a custom property of Modeler, empty when absent. */
    String property(String name) {
        return extensions("camunda:properties").stream()
                .flatMap(properties -> properties.children("camunda:property").stream())
                .filter(property -> property.get("name").equals(name))
                .map(property -> property.get("value")).findFirst().orElse("");
    }

    /** This and everything below it, in the order of the file. */
    Stream<XmlElement> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlElement::all));
    }

    /** The element an analyst clicks on to change this one. */
    XmlElement owner() {
        boolean part = tag.contains(":") || tag.startsWith("{") || PARTS.contains(tag)
                || tag.endsWith("EventDefinition") || id().isEmpty();
        return part && parent != null && parent.parent != null ? parent.owner() : this;
    }
}
