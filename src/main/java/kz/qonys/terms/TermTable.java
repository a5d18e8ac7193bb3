package kz.qonys.terms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.qonys.language.Language;

/** Every term there is, as {@code service-terms.dmn} says; read once at start. */
public final class TermTable {

    private static final String CODE = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final String INTERNAL = "внутренняя норма";

    private final Map<String, Term> terms;

    private TermTable(Map<String, Term> terms) {
        this.terms = terms;
    }

    /**
     * Builds the table from rows of column name to text: code, length, unit, clause, source, warnAt, warnTo, breachTo,
     * nameRu, nameKk, nameEn.
     *
     * @throws IllegalStateException naming every fault of every row
     */
    public static TermTable of(List<Map<String, String>> rows) {
        List<String> faults = new ArrayList<>();
        Map<String, Term> terms = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = new Row(i + 1, rows.get(i), faults);
            Term term = row.term();
            if (terms.put(term.code(), term) != null) {
                row.fault("the code stands twice");
            }
        }
        if (rows.isEmpty()) {
            faults.add("it has no rows");
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("service-terms.dmn is refused: " + String.join("; ", faults));
        }
        return new TermTable(Map.copyOf(terms));
    }

    /**
     * The term of a code.
     *
     * @throws IllegalArgumentException when the table has no such code
     */
    public Term term(String code) {
        return find(code).orElseThrow(
                () -> new IllegalArgumentException("service-terms.dmn has no term '" + code + "'"));
    }

    public Optional<Term> find(String code) {
        return Optional.ofNullable(code).map(terms::get);
    }

    public Collection<Term> all() {
        return terms.values();
    }

    /** A row being checked: faults are collected and a stand-in value lets the rest of the row be checked too. */
    private record Row(int number, Map<String, String> cells, List<String> faults) {

        Term term() {
            Term.Source source = source();
            String clause = filled("clause");
            if ((source == Term.Source.INTERNAL) != clause.startsWith(INTERNAL)) {
                fault("clause and source disagree: an internal norm's clause begins with '" + INTERNAL
                        + "', no other does");
            }
            List<Recipient> warnTo = recipients("warnTo");
            List<Recipient> breachTo = recipients("breachTo");
            if (warnTo.isEmpty() && breachTo.isEmpty()) {
                fault("nobody hears of it: warnTo and breachTo are empty");
            }
            return new Term(code(), length(), clause, source, percent(), warnTo, breachTo, names());
        }

        void fault(String text) {
            faults.add("row " + number + " (" + cell("code") + "): " + text);
        }

        private String code() {
            String code = cell("code");
            if (!code.matches(CODE)) {
                fault("the code must be lower case words joined by hyphens");
            }
            return code;
        }

        private TermLength length() {
            Optional<TermUnit> unit = TermUnit.of(cell("unit"));
            if (unit.isEmpty()) {
                fault("unit '" + cell("unit") + "' is none of " + Arrays.stream(TermUnit.values()).map(TermUnit::code)
                        .toList());
            }
            try {
                return new TermLength(Integer.parseInt(cell("length")), unit.orElse(TermUnit.BUSINESS_DAY));
            } catch (IllegalArgumentException e) {
                fault("length '" + cell("length") + "' is not possible for the unit");
                return TermLength.businessDays(1);
            }
        }

        private Term.Source source() {
            return switch (cell("source")) {
                case "order" -> Term.Source.ORDER;
                case "internal" -> Term.Source.INTERNAL;
                default -> {
                    fault("source '" + cell("source") + "' is neither order nor internal");
                    yield Term.Source.INTERNAL;
                }
            };
        }

        private int percent() {
            String text = cell("warnAt");
            if (!text.matches("[1-9][0-9]?")) {
                fault("warnAt '" + text + "' is not a percentage from 1 to 99");
                return 1;
            }
            return Integer.parseInt(text);
        }

        private List<Recipient> recipients(String column) {
            List<Recipient> recipients = new ArrayList<>();
            for (String text : cell(column).isEmpty() ? new String[0] : cell(column).split("\\s*,\\s*")) {
                try {
                    recipients.add(Recipient.parse(text));
                } catch (IllegalArgumentException e) {
                    fault(column + ": " + e.getMessage());
                }
            }
            return List.copyOf(recipients);
        }

        private Map<Language, String> names() {
            Map<Language, String> names = new EnumMap<>(Language.class);
            names.put(Language.RU, filled("nameRu"));
            names.put(Language.KK, filled("nameKk"));
            names.put(Language.EN, filled("nameEn"));
            return names;
        }

        private String filled(String column) {
            if (cell(column).isEmpty()) {
                fault(column + " is empty");
            }
            return cell(column);
        }

        private String cell(String column) {
            return cells.getOrDefault(column, "").strip();
        }
    }
}
