package kz.qonys.deployment;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What cells of a column may say, by the column's type. Literals, lists, comparisons, intervals; nothing is computed.
 */
enum Cells {

    STRING, BOOLEAN, NUMBER, WHOLE, DATE;

    /**
     * A test of one cell: everything when it has no parts; the parts are joined by "or", {@code not} turns it round.
     */
    record Test(boolean negated, List<Part> parts) {

        boolean isAnything() {
            return parts.isEmpty();
        }
    }

    /**
     * A value or an interval.
     *
     * @param word text or flag, null for numbers and dates
     * @param low  lower bound, null for none
     * @param high upper bound, null for none
     */
    record Part(String word, BigDecimal low, boolean lowIncluded, BigDecimal high, boolean highIncluded) {

        static Part word(String word) {
            return new Part(word, null, false, null, false);
        }

        static Part from(BigDecimal low, boolean lowIncluded, BigDecimal high, boolean highIncluded) {
            return new Part(null, low, lowIncluded, high, highIncluded);
        }
    }

    private static final int LONGEST = 400;
    private static final String TEXT = "\"[^\"\\\\]{0,200}\"";
    private static final String DIGITS = "-?\\d{1,12}(?:\\.\\d{1,6})?";
    private static final String DAY = "date\\(\"(\\d{4}-\\d{2}-\\d{2})\"\\)";
    private static final Pattern NEGATION = Pattern.compile("not\\((.*)\\)");

    /** The kind of a type name; empty for a name that is not used here. */
    static Optional<Cells> of(String typeRef) {
        return Optional.ofNullable(switch (typeRef) {
            case "string" -> STRING;
            case "boolean" -> BOOLEAN;
            case "integer", "long" -> WHOLE;
            case "double", "number" -> NUMBER;
            case "date" -> DATE;
            default -> null;
        });
    }

    static String names() {
        return "string, boolean, integer, long, double, date";
    }

    /** Empty when the cell says something else than a test of this kind. */
    Optional<Test> test(String text) {
        if (text.isEmpty() || text.equals("-")) {
            return Optional.of(new Test(false, List.of()));
        }
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher negation = NEGATION.matcher(text);
        boolean negated = negation.matches();
        List<Part> parts = new ArrayList<>();
        for (String one : split(negated ? negation.group(1).strip() : text)) {
            Optional<Part> part = part(one);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Test(negated, List.copyOf(parts)));
    }

    boolean isLiteral(String text) {
        return switch (this) {
            case STRING -> text.matches("\"[^\"\\\\]{0,2000}\"");
            case BOOLEAN -> text.matches("true|false");
            case WHOLE -> text.matches("-?\\d{1,9}");
            case NUMBER -> text.matches(DIGITS);
            case DATE -> point(text).isPresent();
        };
    }

    String example() {
        return switch (this) {
            case STRING -> "\"a\",\"b\"; not(\"a\"); -";
            case BOOLEAN -> "true; false; -";
            case NUMBER, WHOLE -> "18; < 18; [0..17]; -";
            case DATE -> "< date(\"2026-01-01\"); -";
        };
    }

    String literalExample() {
        return switch (this) {
            case STRING -> "\"a\"";
            case BOOLEAN -> "true";
            case NUMBER, WHOLE -> "18";
            case DATE -> "date(\"2026-01-01\")";
        };
    }

    /** Parts of a list: commas inside quotation marks do not count. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }

    private Optional<Part> part(String text) {
        if (this == STRING) {
            return text.matches(TEXT) ? Optional.of(Part.word(text)) : Optional.empty();
        }
        if (this == BOOLEAN) {
            return text.matches("true|false") ? Optional.of(Part.word(text)) : Optional.empty();
        }
        return point(text).map(value -> Part.from(value, true, value, true)).or(() -> comparison(text))
                .or(() -> interval(text));
    }

    private Optional<Part> comparison(String text) {
        Matcher matcher = Pattern.compile("(<=|>=|<|>) ?(.+)").matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean included = matcher.group(1).endsWith("=");
        return point(matcher.group(2)).map(value -> matcher.group(1).startsWith("<")
                ? Part.from(null, false, value, included) : Part.from(value, included, null, false));
    }

    private Optional<Part> interval(String text) {
        Matcher matcher = Pattern.compile("([\\[(\\]])(.+?)\\.\\.(.+?)([\\])\\[])").matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<BigDecimal> low = point(matcher.group(2).strip());
        Optional<BigDecimal> high = point(matcher.group(3).strip());
        return low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) <= 0
                ? Optional.of(Part.from(low.get(), matcher.group(1).equals("["), high.get(),
                        matcher.group(4).equals("]")))
                : Optional.empty();
    }

    private Optional<BigDecimal> point(String text) {
        try {
            Matcher day = Pattern.compile(DAY).matcher(text);
            if (this == DATE) {
                return day.matches() ? Optional.of(BigDecimal.valueOf(LocalDate.parse(day.group(1)).toEpochDay()))
                        : Optional.empty();
            }
            return text.matches(this == WHOLE ? "-?\\d{1,9}" : DIGITS) ? Optional.of(new BigDecimal(text))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
