package kz.qonys.registry.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import kz.qonys.registry.gateway.Xml;
import org.w3c.dom.Element;

/**
 * What a payload of any contract names, for knobs and journal.
 *
 * @param iin            first IIN in document order, null when there is none
 * @param idempotencyKey null for a question
 */
record Named(String operation, String iin, String idempotencyKey) {

    /** The spellings of the contracts in use. */
    private static final Set<String> IIN = Set.of("iin", "IIN", "uin");

    static Named in(Element data) {
        Element root = WrittenText.root(data).orElse(data);
        Element payload = root == data ? Xml.children(data).stream().findFirst().orElse(data) : root;
        boolean wrapped = !Xml.children(payload).isEmpty();
        return new Named(wrapped ? payload.getLocalName() : "personRequest",
                first(root, IIN::contains).orElse(null),
                first(root, "idempotencyKey"::equals).orElse(null));
    }

    private static Optional<String> first(Element root, Predicate<String> name) {
        Deque<Element> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Element element = open.pop();
            if (name.test(element.getLocalName())) {
                return Optional.of(element.getTextContent().strip());
            }
            List<Element> children = Xml.children(element);
            for (int i = children.size() - 1; i >= 0; i--) {
                open.push(children.get(i));
            }
        }
        return Optional.empty();
    }
}
