package kz.qonys.deployment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How nodes hang together: every node reached, no dead end, no loop that never waits, one comparison per branch. */
final class FlowRules implements Rule {

    private static final int MOST_NODES = 60;
    private static final Set<String> WAITING = Set.of("userTask", "receiveTask", "intermediateCatchEvent",
            "eventBasedGateway", "callActivity");

    private final Expressions expressions;

    FlowRules(Expressions expressions) {
        this.expressions = expressions;
    }

    @Override
    public void check(ProcessModel model, Findings findings) {
        String file = model.fileName();
        if (model.nodes().size() > MOST_NODES) {
            findings.at(file, model.process(), "deployment.flow.size", model.nodes().size(), MOST_NODES);
            return;
        }
        model.flows().forEach(flow -> ends(model, flow, findings));
        model.nodes().values().forEach(node -> branches(model, node, findings));
        starts(model, findings);
        loops(model, findings);
        drawing(model, findings);
    }

    private static void ends(ProcessModel model, XmlElement flow, Findings findings) {
        XmlElement source = model.nodes().get(flow.get("sourceRef"));
        XmlElement target = model.nodes().get(flow.get("targetRef"));
        if (source == null || target == null) {
            findings.at(model.fileName(), flow, "deployment.flow.ends");
        } else if (source.parent() != flow.parent() || target.parent() != flow.parent() || source.is("endEvent")
                || target.is("startEvent", "boundaryEvent")) {
            findings.at(model.fileName(), flow, "deployment.flow.wrongEnds");
        }
    }

    private void branches(ProcessModel model, XmlElement node, Findings findings) {
        String file = model.fileName();
        List<XmlElement> outgoing = model.outgoing(node);
        boolean choice = node.is("exclusiveGateway", "inclusiveGateway");
        boolean eventSubProcess = node.get("triggeredByEvent").equals("true");
        if (outgoing.isEmpty() && !node.is("endEvent") && !eventSubProcess) {
            findings.at(file, node, "deployment.flow.deadEnd");
        }
        if (outgoing.size() > 1 && !node.tag().endsWith("Gateway")) {
            findings.at(file, node, "deployment.flow.implicitSplit");
        }
        if (choice && outgoing.size() > 1
                && outgoing.stream().noneMatch(flow -> flow.id().equals(node.get("default")))) {
            findings.at(file, node, "deployment.flow.default");
        }
        for (XmlElement flow : outgoing) {
            boolean conditional = flow.child("conditionExpression").isPresent();
            boolean byDefault = choice && flow.id().equals(node.get("default"));
            if (choice && outgoing.size() > 1 && !byDefault && !conditional) {
                findings.at(file, flow, "deployment.flow.condition");
            }
            if (conditional && (!choice || byDefault || outgoing.size() == 1)) {
                findings.at(file, flow, "deployment.flow.uselessCondition");
            }
            flow.children("conditionExpression").stream().map(XmlElement::text)
                    .filter(text -> !expressions.isComparison(text))
                    .forEach(text -> findings.at(file, flow, "deployment.expression.comparison", text));
        }
    }

    private static void starts(ProcessModel model, Findings findings) {
        List<XmlElement> starts = model.nodes("startEvent");
        if (starts.stream().noneMatch(start -> start.parent() == model.process())) {
            findings.at(model.fileName(), model.process(), "deployment.flow.noStart");
            return;
        }
        List<XmlElement> boundary = model.nodes("boundaryEvent");
        Set<String> reached = new HashSet<>(model.reachable(starts));
        reached.addAll(model.reachable(boundary));
        model.nodes().values().stream()
                .filter(node -> !reached.contains(node.id()) && !node.get("triggeredByEvent").equals("true"))
                .forEach(node -> findings.at(model.fileName(), node, "deployment.flow.unreached"));
        boundary.stream().filter(event -> {
            XmlElement host = model.nodes().get(event.get("attachedToRef"));
            return host == null || host.parent() != event.parent() || !host.tag().endsWith("Task")
                    && !host.is("callActivity", "subProcess");
        }).forEach(event -> findings.at(model.fileName(), event, "deployment.flow.attached"));
    }

    /** A loop without a step that waits for somebody or something would never let go of the engine. */
    private static void loops(ProcessModel model, Findings findings) {
        Predicate<XmlElement> runsThrough = node -> !WAITING.contains(node.tag())
                && node.all().noneMatch(inner -> WAITING.contains(inner.tag()));
        Map<String, List<XmlElement>> next = new HashMap<>();
        model.nodes().forEach((id, node) -> next.put(id, Stream.concat(
                        model.outgoing(node).stream().map(flow -> model.nodes().get(flow.get("targetRef"))),
                        model.boundaryEvents(node).stream())
                .filter(target -> target != null && runsThrough.test(target)).toList()));
        for (XmlElement node : model.nodes().values()) {
            Set<String> circle = circle(next, node.id());
            if (runsThrough.test(node) && !circle.isEmpty() && repeatsItself(model, circle)) {
                findings.at(model.fileName(), node, "deployment.flow.loop");
                return;
            }
        }
    }

    /** Two steps in transactions of their own may hand a case to and fro: each decides anew. One alone only repeats. */
    private static boolean repeatsItself(ProcessModel model, Set<String> circle) {
        return circle.stream().map(model.nodes()::get)
                .filter(node -> node.tag().endsWith("Task") && node.get("camunda:asyncBefore").equals("true"))
                .count() < 2;
    }

    /** Nodes on the ways from a node back to itself; empty when there is none. */
    private static Set<String> circle(Map<String, List<XmlElement>> next, String id) {
        Set<String> circle = new HashSet<>(following(next, id));
        circle.removeIf(other -> !following(next, other).contains(id));
        return circle;
    }

    private static Set<String> following(Map<String, List<XmlElement>> next, String id) {
        Set<String> seen = new HashSet<>();
        Deque<XmlElement> open = new ArrayDeque<>(next.getOrDefault(id, List.of()));
        while (!open.isEmpty()) {
            XmlElement node = open.pop();
            if (seen.add(node.id())) {
                open.addAll(next.getOrDefault(node.id(), List.of()));
            }
        }
        return seen;
    }

    private static void drawing(ProcessModel model, Findings findings) {
        Set<String> drawn = model.root().all().filter(element -> element.is("bpmndi:BPMNShape", "bpmndi:BPMNEdge"))
                .map(shape -> shape.get("bpmnElement")).collect(Collectors.toSet());
        boolean plane = model.root().all().anyMatch(element -> element.is("bpmndi:BPMNPlane"));
        if (!plane) {
            findings.at(model.fileName(), model.process(), "deployment.flow.noDiagram");
            return;
        }
        model.nodes().values().stream().filter(node -> !drawn.contains(node.id()))
                .forEach(node -> findings.at(model.fileName(), node, "deployment.flow.notDrawn"));
        model.flows().stream().filter(flow -> !drawn.contains(flow.id()))
                .forEach(flow -> findings.at(model.fileName(), flow, "deployment.flow.notDrawn"));
    }
}
