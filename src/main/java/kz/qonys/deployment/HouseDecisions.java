package kz.qonys.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.qonys.casefile.DocumentKind;
import kz.qonys.terms.TermTable;

/** Decisions that the system itself reads: their columns and what may stand in them. */
final class HouseDecisions {

    private static final String TERMS = "service-terms";
    private static final String DOCUMENTS = "required-documents";
    private static final Set<String> SITUATION = Set.of("personRole", "category", "minor", "married", "divorced",
            "foreignDocument", "educated", "consent");

    /** Codes of the term table, when it is part of the deployment: a new term and its task come together. */
    Optional<Set<String>> terms(Map<String, XmlElement> decisions) {
        return Optional.ofNullable(decisions.get(TERMS)).flatMap(decision -> decision.child("decisionTable"))
                .map(table -> rows(table).stream().map(row -> row.getOrDefault("code", ""))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    void check(String file, XmlElement decision, HouseFacts facts, Findings findings) {
        decision.child("decisionTable").ifPresent(table -> {
            if (decision.id().equals(TERMS)) {
                terms(file, decision, table, facts, findings);
            } else if (decision.id().equals(DOCUMENTS)) {
                documents(file, decision, table, findings);
            }
        });
    }

    private static void terms(String file, XmlElement decision, XmlElement table, HouseFacts facts, Findings findings) {
        if (!inputs(table).equals(Set.of("code"))
                || table.has("hitPolicy") && !table.get("hitPolicy").equals("UNIQUE")) {
            findings.at(file, decision, "deployment.decision.columns", "code");
            return;
        }
        try {
            TermTable.of(rows(table));
        } catch (IllegalStateException e) {
            findings.at(file, decision, "deployment.decision.terms", e.getMessage());
        }
        Set<String> gone = new TreeSet<>(facts.terms());
        rows(table).forEach(row -> gone.remove(row.get("code")));
        if (!gone.isEmpty()) {
            findings.at(file, decision, "deployment.decision.termsGone", String.join(", ", gone));
        }
    }

    private static void documents(String file, XmlElement decision, XmlElement table, Findings findings) {
        Set<String> columns = table.children("output").stream().map(output -> output.get("name"))
                .collect(Collectors.toSet());
        if (!SITUATION.containsAll(inputs(table)) || !columns.equals(Set.of("document", "source", "clause"))
                || !table.get("hitPolicy").equals("COLLECT") || table.has("aggregation")) {
            findings.at(file, decision, "deployment.decision.columns", String.join(", ", new TreeSet<>(SITUATION)));
            return;
        }
        rows(table).stream().map(row -> row.get("document"))
                .filter(kind -> kind == null || DocumentKind.of(kind).isEmpty())
                .forEach(kind -> findings.at(file, decision, "deployment.decision.document", String.valueOf(kind)));
    }

    private static Set<String> inputs(XmlElement table) {
        return table.children("input").stream()
                .map(input -> input.child("inputExpression").map(DecisionRules::text).orElse(""))
                .collect(Collectors.toSet());
    }

    /** Rows of column name to text, literals without their quotation marks. */
    private static List<Map<String, String>> rows(XmlElement table) {
        List<String> names = new ArrayList<>(table.children("input").stream()
                .map(input -> input.child("inputExpression").map(DecisionRules::text).orElse("")).toList());
        table.children("output").forEach(output -> names.add(output.get("name")));
        return table.children("rule").stream().map(rule -> {
            List<XmlElement> cells = rule.children("inputEntry", "outputEntry");
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
                row.put(names.get(i), unquoted(DecisionRules.text(cells.get(i))));
            }
            return row;
        }).toList();
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"") ? text.substring(1, text.length() - 1)
                : text;
    }
}
