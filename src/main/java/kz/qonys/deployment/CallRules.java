package kz.qonys.deployment;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

/** Steps that the engine does: delegates and listeners, calls outside, called processes and decisions, repetition. */
final class CallRules implements Rule {

    private static final int MOST_REPEATS = 20;
    private static final int MOST_PARALLEL = 50;
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);
    private static final Set<String> BINDINGS = Set.of("deployment", "latest");
    private static final Set<String> RESULTS = Set.of("singleEntry", "singleResult", "collectEntries", "resultList");
    private static final Set<String> TASK_EVENTS = Set.of("create", "assignment", "update", "complete", "delete");
    private static final Set<String> EXECUTION_EVENTS = Set.of("start", "end", "take");

    /** Ways to say what a step does that are refused by themselves; nobody needs to hear it twice. */
    private static final Set<String> CODE = Set.of("camunda:class", "camunda:expression", "camunda:type", "class",
            "expression");

    private final HouseFacts facts;
    private final Expressions expressions;

    CallRules(HouseFacts facts, Expressions expressions) {
        this.facts = facts;
        this.expressions = expressions;
    }

    @Override
    public void check(ProcessModel model, Findings findings) {
        String file = model.fileName();
        model.nodes("serviceTask", "sendTask").forEach(task -> delegate(file, task, findings));
        model.nodes("callActivity").forEach(call -> call(file, call, findings));
        model.nodes("businessRuleTask").forEach(task -> decision(file, task, findings));
        model.process().all().forEach(element -> {
            switch (element.tag()) {
                case "camunda:taskListener" ->
                        listener(file, element, HouseFacts.Kind.TASK_LISTENER, TASK_EVENTS, findings);
                case "camunda:executionListener" ->
                        listener(file, element, HouseFacts.Kind.EXECUTION_LISTENER, EXECUTION_EVENTS, findings);
                case "camunda:inputParameter", "camunda:outputParameter" -> parameter(file, element, findings);
                case "camunda:failedJobRetryTimeCycle" -> cycle(file, element, findings);
                case "multiInstanceLoopCharacteristics" -> repetition(file, element, findings);
                default -> numbers(file, element, findings);
            }
        });
    }

    private void delegate(String file, XmlElement task, Findings findings) {
        String text = task.get("camunda:delegateExpression");
        String bean = Expressions.bean(text).orElse("");
        if (text.isBlank() && task.attributes().keySet().stream().anyMatch(CODE::contains)) {
            return;
        }
        if (text.isBlank()) {
            findings.at(file, task, "deployment.call.nothing", list(HouseFacts.Kind.DELEGATE));
        } else if (!facts.beans(HouseFacts.Kind.DELEGATE).contains(bean)) {
            findings.at(file, task, "deployment.call.delegate", text, list(HouseFacts.Kind.DELEGATE));
        } else if (facts.callsOutside(bean)) {
            if (!task.get("camunda:asyncBefore").equals("true")) {
                findings.at(file, task, "deployment.call.async", bean);
            }
            if (task.extensions("camunda:failedJobRetryTimeCycle").isEmpty()) {
                findings.at(file, task, "deployment.call.retry", bean);
            }
        }
    }

    private void listener(String file, XmlElement listener, HouseFacts.Kind kind, Set<String> events,
            Findings findings) {
        String text = listener.get("delegateExpression");
        boolean refused = listener.attributes().keySet().stream().anyMatch(CODE::contains)
                || !listener.children().isEmpty();
        if (!refused && facts.beans(kind).isEmpty()) {
            findings.at(file, listener, "deployment.call.noListeners", text);
        } else if (!refused && Expressions.bean(text).filter(facts.beans(kind)::contains).isEmpty()) {
            findings.at(file, listener, "deployment.call.listener", text, list(kind));
        }
        if (!events.contains(listener.get("event"))) {
            findings.at(file, listener, "deployment.call.event", listener.get("event"), String.join(", ",
                    events.stream().sorted().toList()));
        }
    }

    private void call(String file, XmlElement call, Findings findings) {
        String called = call.get("calledElement");
        if (!NameRules.KEBAB.matcher(called).matches()) {
            findings.at(file, call, called.isBlank() ? "deployment.call.noProcess" : "deployment.call.process", called);
        }
        binding(file, call, "camunda:calledElementBinding", findings);
        for (String direction : List.of("camunda:in", "camunda:out")) {
            call.extensions(direction).forEach(mapping -> mapping(file, mapping, findings));
        }
    }

    private void mapping(String file, XmlElement mapping, Findings findings) {
        if (mapping.has("businessKey")) {
            if (!expressions.isBusinessKey(mapping.get("businessKey"))) {
                findings.at(file, mapping, "deployment.expression.businessKey", mapping.get("businessKey"));
            }
            return;
        }
        if (mapping.has("variables")) {
            return;
        }
        String source = mapping.get("sourceExpression");
        boolean named = expressions.isVariableName(mapping.get("source"));
        boolean computed = expressions.isComparison(source) || expressions.isConstant(source);
        if (named == mapping.has("sourceExpression") || !named && !computed
                || !expressions.isVariableName(mapping.get("target"))) {
            findings.at(file, mapping, "deployment.expression.mapping",
                    mapping.has("sourceExpression") ? source : mapping.get("source"));
        }
    }

    private void decision(String file, XmlElement task, Findings findings) {
        String decision = task.get("camunda:decisionRef");
        if (!NameRules.KEBAB.matcher(decision).matches()) {
            findings.at(file, task, decision.isBlank() ? "deployment.call.noDecision" : "deployment.call.decision",
                    decision);
        }
        binding(file, task, "camunda:decisionRefBinding", findings);
        if (!expressions.isVariableName(task.get("camunda:resultVariable"))
                || !RESULTS.contains(task.get("camunda:mapDecisionResult"))) {
            findings.at(file, task, "deployment.call.result");
        }
    }

    private static void binding(String file, XmlElement element, String attribute, Findings findings) {
        if (!BINDINGS.contains(element.get(attribute))) {
            findings.at(file, element, "deployment.call.binding", element.get(attribute));
        }
    }

    private void parameter(String file, XmlElement parameter, Findings findings) {
        String text = parameter.text();
        boolean plain = !Expressions.isExpression(text) && text.length() <= NameRules.LONGEST_LABEL && !text.isEmpty();
        if (!parameter.children().isEmpty()) {
            return;
        }
        if (!expressions.isVariableName(parameter.get("name"))
                || !plain && !expressions.isComparison(text) && !expressions.isConstant(text)) {
            findings.at(file, parameter, "deployment.expression.parameter", parameter.get("name"), text);
        }
    }

    private static void cycle(String file, XmlElement element, Findings findings) {
        String[] waits = element.text().split("\\s*,\\s*");
        boolean repeat = element.text().matches("R\\d{1,2}/[^,]+");
        String first = repeat ? element.text().substring(element.text().indexOf('/') + 1) : waits[0];
        int count = repeat ? Integer.parseInt(element.text().substring(1, element.text().indexOf('/'))) : waits.length;
        boolean right = count >= 1 && count <= MOST_REPEATS;
        for (String wait : repeat ? new String[] {first} : waits) {
            right = right && isAtLeast(wait, SHORTEST_WAIT);
        }
        if (!right) {
            findings.at(file, element, "deployment.call.cycle", element.text(), MOST_REPEATS,
                    SHORTEST_WAIT.toSeconds());
        }
    }

    private static boolean isAtLeast(String text, Duration least) {
        try {
            return text.length() < 20 && Duration.parse(text).compareTo(least) >= 0;
        } catch (DateTimeParseException | ArithmeticException e) {
            return false;
        }
    }

    private void repetition(String file, XmlElement loop, Findings findings) {
        String number = loop.child("loopCardinality").map(XmlElement::text).orElse("");
        String list = loop.get("camunda:collection");
        boolean counted = number.matches("[1-9]\\d?") && Integer.parseInt(number) <= MOST_PARALLEL;
        boolean listed = expressions.isVariableName(list) || expressions.variable(list).isPresent();
        boolean both = !number.isEmpty() && loop.has("camunda:collection");
        if (both || !counted && !listed) {
            findings.at(file, loop, "deployment.call.repetition", MOST_PARALLEL);
        }
        if (loop.has("camunda:elementVariable") && !expressions.isVariableName(loop.get("camunda:elementVariable"))) {
            findings.at(file, loop, "deployment.expression.variable", loop.get("camunda:elementVariable"));
        }
        loop.children("completionCondition").stream().map(XmlElement::text)
                .filter(text -> !expressions.isComparison(text))
                .forEach(text -> findings.at(file, loop, "deployment.expression.comparison", text));
    }

    private static void numbers(String file, XmlElement element, Findings findings) {
        if (element.has("camunda:jobPriority") && !element.get("camunda:jobPriority").matches("\\d{1,3}")) {
            findings.at(file, element, "deployment.number", "camunda:jobPriority", 999);
        }
        for (String flag : List.of("camunda:asyncBefore", "camunda:asyncAfter", "camunda:exclusive", "cancelActivity",
                "isInterrupting", "isSequential", "triggeredByEvent", "camunda:isStartableInTasklist")) {
            if (element.has(flag) && !element.get(flag).matches("true|false")) {
                findings.at(file, element, "deployment.flag", flag, element.get(flag));
            }
        }
    }

    private String list(HouseFacts.Kind kind) {
        return String.join(", ", facts.beans(kind).stream().sorted().toList());
    }
}
