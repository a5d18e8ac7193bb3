package kz.qonys.deployment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.qonys.security.Table;

/** Refuses every element and attribute that has no row in a table: what nobody thought of is not executed. */
final class AllowedParts {

    private static final Map<String, List<String>> MACROS = Map.of(
            "@flow", List.of("process", "subProcess"),
            "@node", List.copyOf(ProcessModel.NODES),
            "@async", List.of("camunda:asyncBefore", "camunda:asyncAfter", "camunda:exclusive", "camunda:jobPriority",
                    "camunda:modelerTemplate", "camunda:modelerTemplateVersion"),
            "@width", List.of("biodi:width", "biodi:annotationsWidth"));
    private static final Set<String> DRAWING = Set.of("bpmndi", "dmndi", "dc", "di", "bioc", "color");

    /** Why well-known parts are refused; everything else is refused as unknown. */
    private static final Map<String, String> REASONS = reasons(Map.of(
            "script", "scriptTask script camunda:script camunda:resource scriptFormat language camunda:resultVariable",
            "class", "camunda:class class camunda:expression expression camunda:variableMappingClass "
                    + "camunda:variableMappingDelegateExpression camunda:formHandlerClass camunda:field",
            "external", "camunda:type camunda:topic camunda:taskPriority camunda:connector "
                    + "camunda:errorEventDefinition import",
            "form", "camunda:formData camunda:formProperty camunda:formKey camunda:validation",
            "group", "camunda:candidateUsers camunda:candidateStarterGroups camunda:candidateStarterUsers "
                    + "potentialOwner humanPerformer performer resourceRole camunda:potentialStarter",
            "task", "task manualTask transaction adHocSubProcess complexGateway standardLoopCharacteristics",
            "event", "timeCycle conditionalEventDefinition compensateEventDefinition cancelEventDefinition "
                    + "messageEventDefinition",
            "variables", "variables local",
            "decision", "literalExpression informationRequirement knowledgeRequirement businessKnowledgeModel "
                    + "inputData invocation context expressionLanguage"));

    private record Part(Set<String> inside, Set<String> attributes) {
    }

    private final Map<String, Part> parts;

    AllowedParts(String table) {
        this.parts = Table.rows(table).stream().collect(Collectors.toMap(row -> row.get(0),
                row -> new Part(words(row.get(1)), words(row.get(2)))));
    }

    void check(String file, XmlElement root, Findings findings) {
        if (!parts.containsKey(root.tag()) || !parts.get(root.tag()).inside().isEmpty()) {
            throw new UnreadableModelException("deployment.file.root", root.line(), shown(root.tag()));
        }
        visit(file, root, findings);
    }

    private void visit(String file, XmlElement element, Findings findings) {
        Part part = parts.get(element.tag());
        element.attributes().keySet().stream()
                .filter(attribute -> !part.attributes().contains(attribute) && !isDrawing(attribute))
                .forEach(attribute -> findings.at(file, element, reason("attribute", attribute), shown(attribute)));
        for (XmlElement child : element.children()) {
            Part known = parts.get(child.tag());
            if (known != null && known.inside().contains(element.tag())) {
                visit(file, child, findings);
            } else if (!(isDrawing(child.tag()) && element.is("definitions"))) {
                findings.at(file, child, reason("element", child.tag()), shown(child.tag()));
            }
        }
    }

    private static boolean isDrawing(String name) {
        return name.indexOf(':') > 0 && DRAWING.contains(name.substring(0, name.indexOf(':')));
    }

    /** The name without the address of a namespace nobody here knows. */
    private static String shown(String name) {
        return name.substring(name.lastIndexOf('}') + 1);
    }

    private static String reason(String what, String name) {
        return "deployment.part." + REASONS.getOrDefault(name, what);
    }

    private static Set<String> words(String cell) {
        return Stream.of(cell.split(" ")).filter(word -> !word.isEmpty())
                .flatMap(word -> MACROS.getOrDefault(word, List.of(word)).stream()).collect(Collectors.toSet());
    }

    private static Map<String, String> reasons(Map<String, String> words) {
        Map<String, String> reasons = new HashMap<>();
        words.forEach((reason, names) -> Arrays.stream(names.split(" ")).forEach(name -> reasons.put(name, reason)));
        return Map.copyOf(reasons);
    }
}
