package kz.qonys.deployment;

import java.util.Map;
import java.util.Set;

/**
 * Expressions stand only where a rule of their own looks at them: the engine evaluates names and documentation, too.
 * The attributes listed here each have such a rule, which takes expressions of one shape or none.
 */
final class PlaceRules implements Rule {

    private static final Set<String> TEXTS = Set.of("timeDate", "timeDuration", "conditionExpression",
            "completionCondition", "loopCardinality", "camunda:inputParameter", "camunda:outputParameter");
    private static final Set<String> ATTRIBUTES = Set.of("camunda:candidateGroups", "camunda:assignee",
            "camunda:dueDate",
            "camunda:delegateExpression", "delegateExpression", "businessKey", "sourceExpression", "camunda:collection",
            "calledElement", "camunda:formRef", "camunda:decisionRef", "camunda:priority", "camunda:jobPriority");

    @Override
    public void check(ProcessModel model, Findings findings) {
        model.root().all().forEach(element -> {
            if (Expressions.isExpression(element.text()) && !TEXTS.contains(element.tag())) {
                findings.at(model.fileName(), element, "deployment.expression.place", element.text());
            }
            for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
                if (Expressions.isExpression(attribute.getValue()) && !ATTRIBUTES.contains(attribute.getKey())) {
                    findings.at(model.fileName(), element, "deployment.expression.place", attribute.getValue());
                }
            }
        });
    }
}
