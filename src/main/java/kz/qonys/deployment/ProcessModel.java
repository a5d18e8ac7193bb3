package kz.qonys.deployment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A diagram as the rules look at it: nodes and flows of all levels. */
final class ProcessModel {

    static final Set<String> NODES = Set.of("startEvent", "endEvent", "intermediateCatchEvent",
            "intermediateThrowEvent",
            "boundaryEvent", "userTask", "serviceTask", "sendTask", "receiveTask", "businessRuleTask", "callActivity",
            "subProcess", "exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway");

    /** Our prefixes of the namespaces a diagram may use. */
    static final Map<String, String> PREFIXES = Map.of(
            "http://www.omg.org/spec/BPMN/20100524/MODEL", "",
            "http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi",
            "http://www.omg.org/spec/DD/20100524/DC", "dc",
            "http://www.omg.org/spec/DD/20100524/DI", "di",
            "http://camunda.org/schema/1.0/bpmn", "camunda",
            "http://www.w3.org/2001/XMLSchema-instance", "xsi",
            "http://camunda.org/schema/modeler/1.0", "modeler",
            "http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color");

    private final ModelFile file;
    private final XmlElement root;
    private final XmlElement process;
    private final Map<String, XmlElement> nodes = new LinkedHashMap<>();
    private final List<XmlElement> flows;
    private final Map<String, List<XmlElement>> outgoing = new HashMap<>();

    ProcessModel(ModelFile file, XmlElement root, XmlElement process) {
        this.file = file;
        this.root = root;
        this.process = process;
        process.all().filter(element -> NODES.contains(element.tag())).forEach(node -> nodes.put(node.id(), node));
        this.flows = process.all().filter(element -> element.is("sequenceFlow")).toList();
        flows.forEach(flow -> outgoing.computeIfAbsent(flow.get("sourceRef"), id -> new ArrayList<>()).add(flow));
    }

    ModelFile file() {
        return file;
    }

    String fileName() {
        return file.simpleName();
    }

    XmlElement root() {
        return root;
    }

    XmlElement process() {
        return process;
    }

    String id() {
        return process.id();
    }

    /** By id; a node without one, or with one that another has, hides the other. */
    Map<String, XmlElement> nodes() {
        return nodes;
    }

    List<XmlElement> nodes(String... tags) {
        Set<String> wanted = Set.of(tags);
        return nodes.values().stream().filter(node -> wanted.contains(node.tag())).toList();
    }

    List<XmlElement> flows() {
        return flows;
    }

    List<XmlElement> outgoing(XmlElement node) {
        return outgoing.getOrDefault(node.id(), List.of());
    }

    List<XmlElement> boundaryEvents(XmlElement node) {
        return nodes("boundaryEvent").stream().filter(event -> event.get("attachedToRef").equals(node.id())).toList();
    }

    /** True for a gateway whose branches answer a question. */
    boolean isChoice(XmlElement node) {
        return node.is("exclusiveGateway", "inclusiveGateway") && outgoing(node).size() > 1;
    }

    /** Ids of the nodes that sequence flows reach from the given ones, these included. */
    Set<String> reachable(List<XmlElement> from) {
        Set<String> seen = new HashSet<>();
        Deque<XmlElement> next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            XmlElement node = next.pop();
            if (seen.add(node.id())) {
                outgoing(node).stream().map(flow -> nodes.get(flow.get("targetRef"))).filter(Objects::nonNull)
                        .forEach(next::push);
            }
        }
        return seen;
    }
}
