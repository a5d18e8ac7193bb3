package kz.qonys.deployment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The house rules for decision tables: one table a file, literals only, no overlap and no gap where one row must fit.
 */
final class DecisionRules {

    /** Our prefixes of the namespaces a decision may use: DMN 1.3, as Modeler writes it. */
    static final Map<String, String> PREFIXES = Map.of(
            "https://www.omg.org/spec/DMN/20191111/MODEL/", "",
            "https://www.omg.org/spec/DMN/20191111/DMNDI/", "dmndi",
            "http://www.omg.org/spec/DMN/20180521/DC/", "dc",
            "http://www.omg.org/spec/DMN/20180521/DI/", "di",
            "http://camunda.org/schema/1.0/dmn", "camunda",
            "http://www.w3.org/2001/XMLSchema-instance", "xsi",
            "http://camunda.org/schema/modeler/1.0", "modeler",
            "http://bpmn.io/schema/dmn/biodi/2.0", "biodi");

    private static final int MOST_ROWS = 300;
    private static final int MOST_COLUMNS = 16;
    private static final Set<String> POLICIES = Set.of("UNIQUE", "FIRST", "COLLECT");
    private static final Set<String> AGGREGATIONS = Set.of("", "SUM", "MIN", "MAX", "COUNT");

    private final AllowedParts parts = new AllowedParts("deployment/dmn-elements.csv");

    /** Checks one file and returns its decision, null when there is none to speak of. */
    XmlElement check(ModelFile file, Deadline deadline, Findings findings) {
        XmlElement root = XmlReader.read(file, PREFIXES, deadline);
        parts.check(file.simpleName(), root, findings);
        List<XmlElement> decisions = root.children("decision");
        if (decisions.size() != 1) {
            findings.inFile(file.simpleName(), "deployment.decision.one", decisions.size());
            return null;
        }
        XmlElement decision = decisions.get(0);
        head(file, root, decision, findings);
        decision.child("decisionTable").ifPresentOrElse(
                table -> table(file.simpleName(), table, deadline, findings),
                () -> findings.at(file.simpleName(), decision, "deployment.decision.noTable"));
        return decision;
    }

    private static void head(ModelFile file, XmlElement root, XmlElement decision, Findings findings) {
        String name = file.simpleName();
        NameRules.identity(file, decision, findings);
        if (decision.get("name").isBlank() || decision.get("name").length() > NameRules.LONGEST_LABEL) {
            findings.at(name, decision, "deployment.label.missing");
        }
        if (decision.child("description").map(XmlElement::text).orElse("").isEmpty()) {
            findings.at(name, decision, "deployment.decision.description");
        }
        NameRules.lifeOf(name, decision, findings);
        Set<String> ids = new HashSet<>();
        root.all().filter(element -> element.has("id") && !ids.add(element.id()))
                .forEach(element -> findings.at(name, element, "deployment.id.twice", element.id()));
    }

    private static void table(String file, XmlElement table, Deadline deadline, Findings findings) {
        List<XmlElement> inputs = table.children("input");
        List<XmlElement> outputs = table.children("output");
        List<XmlElement> rows = table.children("rule");
        String policy = table.has("hitPolicy") ? table.get("hitPolicy") : "UNIQUE";
        if (!POLICIES.contains(policy)) {
            findings.at(file, table, "deployment.decision.policy", policy);
        }
        if (!AGGREGATIONS.contains(table.get("aggregation"))) {
            findings.at(file, table, "deployment.decision.policy", table.get("aggregation"));
        }
        if (rows.size() > MOST_ROWS || inputs.size() > MOST_COLUMNS || outputs.size() > MOST_COLUMNS) {
            findings.at(file, table, "deployment.decision.size", MOST_ROWS, MOST_COLUMNS);
            return;
        }
        if (inputs.isEmpty() || outputs.isEmpty() || rows.isEmpty()) {
            findings.at(file, table, "deployment.decision.empty");
            return;
        }
        boolean readable = inputs.stream().map(input -> input(file, input, findings)).toList().stream()
                .allMatch(r -> r);
        readable &= outputs.stream().map(output -> output(file, output, findings)).toList().stream().allMatch(r -> r);
        if (readable && rows(file, inputs, outputs, rows, findings)) {
            coverage(file, policy, inputs, rows, deadline, table, findings);
        }
    }

    private static boolean input(String file, XmlElement input, Findings findings) {
        XmlElement expression = input.child("inputExpression").orElse(null);
        String name = expression == null ? "" : text(expression);
        if (!name.matches("[a-z][a-zA-Z0-9]{0,59}")) {
            findings.at(file, input, "deployment.decision.input", name);
            return false;
        }
        if (input.has("camunda:inputVariable")
                && !input.get("camunda:inputVariable").matches("[a-z][a-zA-Z0-9]{0,59}")) {
            findings.at(file, input, "deployment.decision.input", input.get("camunda:inputVariable"));
        }
        if (Cells.of(expression.get("typeRef")).isEmpty()) {
            findings.at(file, input, "deployment.decision.type", expression.get("typeRef"), Cells.names());
            return false;
        }
        return true;
    }

    private static boolean output(String file, XmlElement output, Findings findings) {
        if (!output.get("name").matches("[a-z][a-zA-Z0-9]{0,59}") || Cells.of(output.get("typeRef")).isEmpty()) {
            findings.at(file, output, "deployment.decision.output", output.get("name"), Cells.names());
            return false;
        }
        return true;
    }

    private static boolean rows(String file, List<XmlElement> inputs, List<XmlElement> outputs, List<XmlElement> rows,
            Findings findings) {
        int before = findings.all().size();
        for (int row = 0; row < rows.size(); row++) {
            List<XmlElement> tests = rows.get(row).children("inputEntry");
            List<XmlElement> results = rows.get(row).children("outputEntry");
            if (tests.size() != inputs.size() || results.size() != outputs.size()) {
                findings.at(file, rows.get(row), "deployment.decision.cells", row + 1);
                continue;
            }
            for (int i = 0; i < tests.size(); i++) {
                Cells kind = Cells.of(typeOf(inputs.get(i))).orElseThrow();
                if (kind.test(text(tests.get(i))).isEmpty()) {
                    findings.at(file, rows.get(row), "deployment.decision.test", row + 1, labelOf(inputs.get(i)),
                            text(tests.get(i)), kind.example());
                } else {
                    listed(file, rows.get(row), row + 1, inputs.get(i), kind.test(text(tests.get(i))).get(), findings);
                }
            }
            for (int i = 0; i < results.size(); i++) {
                result(file, rows.get(row), row + 1, outputs.get(i), text(results.get(i)), findings);
            }
        }
        return findings.all().size() == before;
    }

    private static void listed(String file, XmlElement rule, int row, XmlElement input, Cells.Test test,
            Findings findings) {
        String listed = input.child("inputValues").map(DecisionRules::text).orElse("");
        test.parts().stream().map(Cells.Part::word)
                .filter(word -> word != null && !listed.isEmpty() && !Cells.split(listed).contains(word))
                .forEach(word -> findings.at(file, rule, "deployment.decision.notListed", row, labelOf(input), word,
                        listed));
    }

    private static void result(String file, XmlElement rule, int row, XmlElement output, String text,
            Findings findings) {
        Cells kind = Cells.of(output.get("typeRef")).orElseThrow();
        if (!text.isEmpty() && !kind.isLiteral(text)) {
            findings.at(file, rule, "deployment.decision.result", row, labelOf(output), text, kind.literalExample());
            return;
        }
        String listed = output.child("outputValues").map(DecisionRules::text).orElse("");
        if (!listed.isEmpty() && !text.isEmpty() && !Cells.split(listed).contains(text)) {
            findings.at(file, rule, "deployment.decision.notListed", row, labelOf(output), text, listed);
        }
    }

    /** Where one row must fit, two that fit or none that does is a case that stops. */
    private static void coverage(String file, String policy, List<XmlElement> inputs, List<XmlElement> rows,
            Deadline deadline, XmlElement table, Findings findings) {
        if (!policy.equals("UNIQUE") && !policy.equals("FIRST")) {
            return;
        }
        List<Coverage.Column> columns = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            int column = i;
            XmlElement input = inputs.get(i);
            List<Cells.Test> tests = rows.stream()
                    .map(row -> Cells.of(typeOf(input)).orElseThrow()
                            .test(text(row.children("inputEntry").get(column))).orElseThrow())
                    .toList();
            String listed = input.child("inputValues").map(DecisionRules::text).orElse("");
            columns.add(Coverage.column(labelOf(input), Cells.of(typeOf(input)).orElseThrow(), listed, tests));
        }
        Coverage coverage = new Coverage(columns, rows.size(), deadline);
        if (policy.equals("UNIQUE")) {
            coverage.overlap().ifPresent(overlap -> findings.at(file, table, "deployment.decision.overlap",
                    overlap.first() + 1, overlap.second() + 1, overlap.example()));
        }
        coverage.gap().ifPresent(gap -> findings.at(file, table, "deployment.decision.gap", gap));
    }

    /** What the column's head says. */
    private static String labelOf(XmlElement column) {
        return !column.get("label").isBlank() ? column.get("label")
                : column.child("inputExpression").map(DecisionRules::text).orElse(column.get("name"));
    }

    private static String typeOf(XmlElement input) {
        return input.child("inputExpression").map(expression -> expression.get("typeRef")).orElse("");
    }

    static String text(XmlElement cell) {
        return cell.child("text").map(XmlElement::text).orElse("");
    }
}
