package kz.qonys.deployment;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Steps that people do: who, by which form, within which term. */
final class TaskRules implements Rule {

    private static final Set<String> OFFICES = Set.of("departureOffice", "settlementOffice", "okrugOffice");

    private final HouseFacts facts;
    private final Set<String> terms;
    private final Expressions expressions;

    TaskRules(HouseFacts facts, Set<String> terms, Expressions expressions) {
        this.facts = facts;
        this.terms = terms;
        this.expressions = expressions;
    }

    @Override
    public void check(ProcessModel model, Findings findings) {
        model.nodes("userTask").forEach(task -> check(model, task, findings));
        model.nodes("startEvent").stream()
                .filter(start -> start.has("camunda:formRef") || start.has("camunda:formRefBinding"))
                .forEach(start -> form(model, start, findings));
    }

    private void check(ProcessModel model, XmlElement task, Findings findings) {
        String file = model.fileName();
        if (task.children("documentation").stream().allMatch(text -> text.text().isEmpty())) {
            findings.at(file, task, "deployment.task.documentation");
        }
        if (task.child("multiInstanceLoopCharacteristics").isPresent()) {
            findings.at(file, task, "deployment.task.multiple");
        }
        group(file, task, findings);
        form(model, task, findings);
        term(model, task, findings);
        String assignee = task.get("camunda:assignee");
        if (task.has("camunda:assignee") && expressions.variable(assignee).isEmpty()) {
            findings.at(file, task, "deployment.task.assignee", assignee);
        }
        if (task.has("camunda:priority") && !task.get("camunda:priority").matches("\\d{1,3}")) {
            findings.at(file, task, "deployment.number", "camunda:priority", 999);
        }
    }

    private void group(String file, XmlElement task, Findings findings) {
        String text = task.get("camunda:candidateGroups");
        Expressions.Call call = expressions.call(text)
                .filter(one -> one.bean().equals("staff") && one.method().equals("group") && one.arguments().size() == 2
                        && one.arguments().get(0).startsWith("'") && OFFICES.contains(one.arguments().get(1)))
                .orElse(null);
        if (call == null) {
            findings.at(file, task, text.isBlank() ? "deployment.task.noGroup" : "deployment.task.group", text);
            return;
        }
        String role = unquoted(call.arguments().get(0));
        if (!facts.roles().contains(role)) {
            findings.at(file, task, "deployment.task.role", role);
        }
        String side = call.arguments().get(1).replace("Office", "");
        if (!task.property("side").equals(side)) {
            findings.at(file, task, "deployment.task.side", side, task.property("side"));
        }
    }

    private static void form(ProcessModel model, XmlElement element, Findings findings) {
        String form = element.get("camunda:formRef");
        if (form.isBlank() && element.has("camunda:formKey")) {
            return;
        }
        if (!NameRules.KEBAB.matcher(form).matches()) {
            findings.at(model.fileName(), element, form.isBlank() ? "deployment.task.noForm" : "deployment.task.form",
                    form);
        } else if (!element.get("camunda:formRefBinding").equals("deployment")) {
            findings.at(model.fileName(), element, "deployment.task.formBinding",
                    element.get("camunda:formRefBinding"));
        }
    }

    private void term(ProcessModel model, XmlElement task, Findings findings) {
        String file = model.fileName();
        String term = task.property("term");
        if (term.isBlank()) {
            findings.at(file, task, "deployment.task.noTerm");
        } else if (!terms.contains(term)) {
            findings.at(file, task, "deployment.term.unknown", term);
        } else {
            if (!code("due", task.get("camunda:dueDate")).equals(term)) {
                findings.at(file, task, "deployment.task.due", term, task.get("camunda:dueDate"));
            }
            if (facts.watched(term)) {
                if (Stream.of("warning", "due").flatMap(method -> timers(model, task, method)).findAny().isPresent()) {
                    findings.at(file, task, "deployment.task.timer.watched", term);
                }
            } else {
                timed(model, task, term, findings);
            }
        }
    }

    private void timed(ProcessModel model, XmlElement task, String term, Findings findings) {
        for (String method : List.of("warning", "due")) {
            List<String> timers = timers(model, task, method).toList();
            if (!timers.equals(List.of(term))) {
                findings.at(model.fileName(), task, "deployment.task.timer." + method, term, timers.size());
            }
        }
    }

    /** Codes of the non-interrupting timers of a task that ask this method of the term table. */
    private Stream<String> timers(ProcessModel model, XmlElement task, String method) {
        return model.boundaryEvents(task).stream().filter(event -> event.get("cancelActivity").equals("false"))
                .flatMap(event -> event.children("timerEventDefinition").stream())
                .flatMap(timer -> timer.children("timeDate").stream())
                .map(date -> code(method, date.text())).filter(code -> !code.isEmpty());
    }

    private String code(String method, String text) {
        return expressions.call(text)
                .filter(call -> call.bean().equals("terms") && call.method().equals(method)
                        && call.arguments().size() == 1 && call.arguments().get(0).startsWith("'"))
                .map(call -> unquoted(call.arguments().get(0))).orElse("");
    }

    static String unquoted(String literal) {
        return literal.replace("'", "");
    }
}
