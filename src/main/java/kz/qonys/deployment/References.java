package kz.qonys.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the files of one deployment name in each other and in what is deployed already. */
final class References {

    private final Map<String, ProcessModel> processes = new LinkedHashMap<>();
    private final Set<String> sent;
    private final Set<String> decisions;
    private final Set<String> forms;
    private final DeployedModels deployed;
    private final Findings findings;

    /** @param sent stems of all diagrams sent: one that could not be read is not missing on top of it */
    References(Collection<ProcessModel> models, Set<String> sent, Set<String> decisions, Set<String> forms,
            DeployedModels deployed, Findings findings) {
        this.sent = sent;
        this.decisions = decisions;
        this.forms = forms;
        this.deployed = deployed;
        this.findings = findings;
        for (ProcessModel model : models) {
            if (processes.putIfAbsent(model.id(), model) != null) {
                findings.at(model.fileName(), model.process(), "deployment.reference.twice", model.id());
            }
        }
    }

    void check() {
        for (ProcessModel model : processes.values()) {
            model.nodes("userTask", "startEvent").forEach(task -> form(model, task));
            model.nodes("callActivity").forEach(call -> process(model, call));
            model.nodes("businessRuleTask").forEach(task -> decision(model, task));
            circle(model);
        }
        callers();
    }

    private void form(ProcessModel model, XmlElement task) {
        String form = task.get("camunda:formRef");
        if (NameRules.KEBAB.matcher(form).matches() && !forms.contains(form)) {
            findings.at(model.fileName(), task, "deployment.reference.form", form, form + ".form");
        }
    }

    private void process(ProcessModel model, XmlElement call) {
        String called = call.get("calledElement");
        boolean known = deployed.calls().containsKey(called);
        boolean bound = call.get("camunda:calledElementBinding").equals("deployment");
        if (!NameRules.KEBAB.matcher(called).matches() || processes.containsKey(called) || sent.contains(called)
                || known && !bound) {
            return;
        }
        findings.at(model.fileName(), call, known ? "deployment.reference.attach"
                : "deployment.reference.process", called, called + ".bpmn");
    }

    private void decision(ProcessModel model, XmlElement task) {
        String decision = task.get("camunda:decisionRef");
        boolean known = deployed.decisions().contains(decision);
        boolean bound = task.get("camunda:decisionRefBinding").equals("deployment");
        if (!NameRules.KEBAB.matcher(decision).matches() || decisions.contains(decision) || known && !bound) {
            return;
        }
        findings.at(model.fileName(), task, known ? "deployment.reference.attach" : "deployment.reference.decision",
                decision, decision + ".dmn");
    }

    /** A process that calls itself, at once or through others, never ends and fills the database. */
    private void circle(ProcessModel model) {
        List<String> way = new ArrayList<>();
        if (leadsBack(model.id(), model.id(), way, new HashSet<>())) {
            findings.at(model.fileName(), model.process(), "deployment.reference.circle", String.join(" → ", way));
        }
    }

    private boolean leadsBack(String from, String target, List<String> way, Set<String> seen) {
        way.add(from);
        for (String next : calls(from)) {
            if (next.equals(target)) {
                way.add(next);
                return true;
            }
            if (seen.add(next) && leadsBack(next, target, way, seen)) {
                return true;
            }
        }
        way.remove(way.size() - 1);
        return false;
    }

    private List<String> calls(String process) {
        return processes.containsKey(process)
                ? processes.get(process).nodes("callActivity").stream().map(call -> call.get("calledElement")).toList()
                : deployed.calls().getOrDefault(process, List.of()).stream().map(DeployedModels.Call::process).toList();
    }

    /** Who calls a process of the same deployment goes on calling the old one until it is deployed with the new. */
    private void callers() {
        Map<String, String> left = new HashMap<>();
        deployed.calls().forEach((caller, calls) -> calls.stream()
                .filter(call -> call.bound() && processes.containsKey(call.process())
                        && !processes.containsKey(caller) && !sent.contains(caller))
                .forEach(call -> left.put(caller, call.process())));
        left.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            ProcessModel called = processes.get(entry.getValue());
            findings.at(called.fileName(), called.process(), "deployment.reference.caller", entry.getKey(),
                    entry.getKey() + ".bpmn");
        });
    }
}
