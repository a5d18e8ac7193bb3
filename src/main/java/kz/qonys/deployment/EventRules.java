package kz.qonys.deployment;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Events: when timers fire, how messages, signals, errors and escalations are called. */
final class EventRules implements Rule {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final int LONGEST_YEARS = 10;
    private static final Map<String, String> NAMES = Map.of(
            "message", "[a-z][a-zA-Z0-9]{0,40}(\\.[a-z][a-zA-Z0-9]{0,60})+", "signal",
            "[a-z][a-zA-Z0-9]{0,40}(\\.[a-z][a-zA-Z0-9]{0,60})+", "error", "ERR_[A-Z][A-Z0-9_]{0,60}", "escalation",
            "ESC_[A-Z][A-Z0-9_]{0,60}");
    private static final Map<String, String> REFERENCES = Map.of(
            "messageEventDefinition", "messageRef", "receiveTask", "messageRef", "signalEventDefinition", "signalRef",
            "errorEventDefinition", "errorRef", "escalationEventDefinition", "escalationRef");

    private final Set<String> terms;
    private final Expressions expressions;

    EventRules(Set<String> terms, Expressions expressions) {
        this.terms = terms;
        this.expressions = expressions;
    }

    @Override
    public void check(ProcessModel model, Findings findings) {
        String file = model.fileName();
        Map<String, XmlElement> named = model.root().children().stream().filter(root -> NAMES.containsKey(root.tag()))
                .collect(Collectors.toMap(XmlElement::id, Function.identity(), (a, b) -> a));
        named.values().forEach(element -> name(file, element, findings));
        model.process().all().filter(element -> REFERENCES.containsKey(element.tag())).forEach(element -> {
            String reference = REFERENCES.get(element.tag());
            XmlElement meant = named.get(element.get(reference));
            if (meant == null || !reference.equals(meant.tag() + "Ref")) {
                findings.at(file, element, "deployment.event.reference", element.get(reference));
            }
        });
        model.nodes("boundaryEvent", "intermediateCatchEvent", "startEvent", "endEvent", "intermediateThrowEvent")
                .forEach(event -> definitions(model, event, findings));
    }

    private static void name(String file, XmlElement element, Findings findings) {
        String attribute = element.is("error") ? "errorCode" : element.is("escalation") ? "escalationCode" : "name";
        if (!element.get(attribute).matches(NAMES.get(element.tag()))) {
            findings.at(file, element, "deployment.event." + element.tag(), element.get(attribute));
        }
    }

    private void definitions(ProcessModel model, XmlElement event, Findings findings) {
        String file = model.fileName();
        List<XmlElement> definitions = event.children().stream()
                .filter(child -> child.tag().endsWith("EventDefinition")).toList();
        boolean plain = event.is("endEvent") || event.is("startEvent") && !isInEventSubProcess(event);
        boolean missing = definitions.isEmpty() && !plain && !event.is("intermediateThrowEvent");
        if (missing || definitions.size() > 1 || event.is("intermediateThrowEvent") && definitions.isEmpty()) {
            findings.at(file, event, "deployment.event.one");
        }
        for (XmlElement timer : event.children("timerEventDefinition")) {
            List<XmlElement> times = timer.children("timeDate", "timeDuration");
            if (times.isEmpty() && timer.child("timeCycle").isPresent()) {
                continue;
            }
            if (times.size() != 1) {
                findings.at(file, timer, "deployment.event.noTime");
            } else if (!isTime(times.get(0))) {
                findings.at(file, timer, "deployment.event.time", times.get(0).text());
            } else {
                expressions.call(times.get(0).text()).filter(call -> call.bean().equals("terms"))
                        .map(call -> call.arguments().isEmpty() ? "" : TaskRules.unquoted(call.arguments().get(0)))
                        .filter(code -> !terms.contains(code))
                        .ifPresent(code -> findings.at(file, timer, "deployment.term.unknown", code));
            }
            if (event.is("startEvent") && !isInEventSubProcess(event)) {
                findings.at(file, event, "deployment.event.timerStart");
            }
        }
    }

    private static boolean isInEventSubProcess(XmlElement event) {
        return event.parent().get("triggeredByEvent").equals("true");
    }

    private boolean isTime(XmlElement time) {
        String text = time.text();
        return expressions.variable(text).isPresent() || expressions.call(text).isPresent()
                || time.is("timeDuration") && isDuration(text);
    }

    private static boolean isDuration(String text) {
        try {
            if (text.length() > 20) {
                return false;
            }
            if (text.matches("P[^T]+")) {
                Period period = Period.parse(text);
                return !period.isNegative() && !period.isZero() && period.toTotalMonths() < LONGEST_YEARS * 12L
                        && period.getDays() < LONGEST_YEARS * 366;
            }
            Duration duration = Duration.parse(text);
            return duration.compareTo(SHORTEST) >= 0 && duration.toDays() < LONGEST_YEARS * 366L;
        } catch (DateTimeParseException | ArithmeticException e) {
            return false;
        }
    }
}
