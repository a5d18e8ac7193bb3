package kz.qonys.deployment;

import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Ids, labels in three languages, version and keeping time: what people and later versions hold on to. */
final class NameRules implements Rule {

    static final int LONGEST_LABEL = 200;
    static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final int SHORTEST_LIFE = 365;
    private static final int LONGEST_LIFE = 36_500;
    private static final int LONGEST_ID = 100;
    private static final Pattern SEMVER = Pattern.compile("\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}");
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern GENERATED = Pattern.compile(".*_(?=[0-9a-z]*[0-9])[0-9a-z]{7}");
    private static final Pattern TAG = Pattern.compile("[<>]");
    private static final Map<String, List<String>> PREFIXES = Map.ofEntries(
            Map.entry("userTask", List.of("userTask_")), Map.entry("serviceTask", List.of("serviceTask_")),
            Map.entry("sendTask", List.of("sendTask_")), Map.entry("receiveTask", List.of("receiveTask_")),
            Map.entry("businessRuleTask", List.of("businessRuleTask_")),
            Map.entry("callActivity", List.of("callActivity_")), Map.entry("subProcess", List.of("subProcess_")),
            Map.entry("exclusiveGateway", List.of("gateway_")), Map.entry("inclusiveGateway", List.of("gateway_")),
            Map.entry("parallelGateway", List.of("gateway_")), Map.entry("eventBasedGateway", List.of("gateway_")),
            Map.entry("startEvent", List.of("startEvent_")), Map.entry("endEvent", List.of("endEvent_")),
            Map.entry("sequenceFlow", List.of("flow_")), Map.entry("message", List.of("message_")),
            Map.entry("signal", List.of("signal_")), Map.entry("error", List.of("error_")),
            Map.entry("escalation", List.of("escalation_")));
    private static final Set<String> LABELLED = Set.of("userTask", "serviceTask", "sendTask", "receiveTask",
            "businessRuleTask", "callActivity", "subProcess", "startEvent", "endEvent", "intermediateCatchEvent",
            "intermediateThrowEvent", "boundaryEvent");

    @Override
    public void check(ProcessModel model, Findings findings) {
        header(model, findings);
        ids(model, findings);
        labels(model, findings);
    }

    private static void header(ProcessModel model, Findings findings) {
        XmlElement process = model.process();
        String file = model.fileName();
        identity(model.file(), process, findings);
        if (!process.get("isExecutable").equals("true")) {
            findings.at(file, process, "deployment.process.executable");
        }
        lifeOf(file, process, findings);
        if (process.children("documentation").stream().allMatch(text -> text.text().isEmpty())) {
            findings.at(file, process, "deployment.process.documentation");
        }
        label(file, process, findings);
    }

    /** The id of a process or decision, which its file is called after. */
    static void identity(ModelFile file, XmlElement element, Findings findings) {
        String id = element.id();
        if (id.isBlank()) {
            findings.at(file.simpleName(), element, "deployment.id.missing", file.stem());
        } else if (!id.equals(file.stem())) {
            findings.at(file.simpleName(), element, "deployment.file.name", id, id + "." + file.ending());
        }
        if (!id.isBlank() && (!KEBAB.matcher(id).matches() || id.length() > LONGEST_ID)) {
            findings.at(file.simpleName(), element, "deployment.id.process", id);
        }
    }

    /** Version and time to live, which processes and decisions write alike. */
    static void lifeOf(String file, XmlElement element, Findings findings) {
        if (!SEMVER.matcher(element.get("camunda:versionTag")).matches()) {
            findings.at(file, element, "deployment.version", element.get("camunda:versionTag"));
        }
        int days = days(element.get("camunda:historyTimeToLive"));
        if (days < SHORTEST_LIFE || days > LONGEST_LIFE) {
            findings.at(file, element, "deployment.ttl", element.get("camunda:historyTimeToLive"), SHORTEST_LIFE);
        }
    }

    private static int days(String text) {
        try {
            if (text.matches("\\d{1,6}")) {
                return Integer.parseInt(text);
            }
            return text.matches("P\\d{1,6}D") ? Period.parse(text).getDays() : 0;
        } catch (DateTimeParseException e) {
            return 0;
        }
    }

    private static void ids(ProcessModel model, Findings findings) {
        Map<String, XmlElement> seen = new HashMap<>();
        model.root().all().filter(element -> element.has("id")).forEach(element -> {
            if (seen.putIfAbsent(element.id(), element) != null) {
                findings.at(model.fileName(), element, "deployment.id.twice", element.id());
            }
        });
        model.root().all().filter(element -> PREFIXES.containsKey(element.tag()) || element.is("intermediateCatchEvent",
                "intermediateThrowEvent", "boundaryEvent")).forEach(element -> id(model.fileName(), element, findings));
    }

    private static void id(String file, XmlElement element, Findings findings) {
        String id = element.id();
        List<String> prefixes = PREFIXES.getOrDefault(element.tag(), List.of());
        if (!ID.matcher(id).matches() || id.length() > LONGEST_ID) {
            findings.at(file, element, "deployment.id.letters", id, LONGEST_ID);
        } else if (GENERATED.matcher(id).matches() || !prefixes.isEmpty() && prefixes.stream().noneMatch(id::startsWith)
                || prefixes.isEmpty() && !id.matches("([a-z]+Event|event)_.+")) {
            findings.at(file, element, "deployment.id.readable", id, prefixes.isEmpty() ? "event_" : prefixes.get(0));
        }
    }

    private static void labels(ProcessModel model, Findings findings) {
        model.process().all().forEach(element -> {
            XmlElement source = element.is("sequenceFlow") ? model.nodes().get(element.get("sourceRef")) : null;
            if (LABELLED.contains(element.tag()) || model.isChoice(element)
                    || source != null && model.isChoice(source)) {
                label(model.fileName(), element, findings);
            }
        });
    }

    private static void label(String file, XmlElement element, Findings findings) {
        if (element.get("name").isBlank()) {
            findings.at(file, element, "deployment.label.missing");
        }
        for (String language : List.of("name.kk", "name.en")) {
            if (element.property(language).isBlank()) {
                findings.at(file, element, "deployment.label." + language.substring(5), language);
            }
        }
        for (String text : List.of(element.get("name"), element.property("name.kk"), element.property("name.en"))) {
            if (text.length() > LONGEST_LABEL || TAG.matcher(text).find()) {
                findings.at(file, element, "deployment.label.plain", LONGEST_LABEL);
            }
        }
    }
}
