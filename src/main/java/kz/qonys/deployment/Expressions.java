package kz.qonys.deployment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few shapes of expression that a model may use. Everything else is somebody's program. */
final class Expressions {

    /**
     * A call of a bean's method.
     *
     * @param arguments as written, literals with their quotes
     */
    record Call(String bean, String method, List<String> arguments) {
    }

    private static final int LONGEST = 160;
    private static final String NAME = "[a-z][a-zA-Z0-9]{0,59}";
    private static final String LITERAL = "'[^'\\\\${}#]{0,80}'";
    private static final String ARGUMENT = "(?:" + LITERAL + "|" + NAME + "|\\d{1,6})";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(" + NAME + ")}");
    private static final Pattern COMPARISON = Pattern.compile("\\$\\{!?(" + NAME + ")"
            + "(?: ?(?:==|!=|<=|>=|<|>) ?(?:" + LITERAL + "|-?\\d{1,9}|true|false|null))?}");
    private static final Pattern CONSTANT = Pattern.compile("\\$\\{(?:" + LITERAL + "|true|false|-?\\d{1,9})}");
    private static final Pattern CALL = Pattern.compile(
            "\\$\\{(" + NAME + ")\\.(" + NAME + ")\\((" + ARGUMENT + "(?:, ?" + ARGUMENT + ")*)?\\)}");
    private static final Pattern BUSINESS_KEY = Pattern.compile("[$#]\\{execution\\.processBusinessKey}");
    private static final Set<String> RESERVED = Set.of("execution", "task", "externalTask", "caseExecution",
            "authenticatedUserId", "empty", "not", "and", "or", "div", "mod", "eq", "ne", "lt", "gt", "le", "ge",
            "instanceof", "null", "true", "false");

    private final HouseFacts facts;

    Expressions(HouseFacts facts) {
        this.facts = facts;
    }

    /** True when a text would be evaluated by the engine. */
    static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** The variable of {@code ${variable}}. */
    Optional<String> variable(String text) {
        return match(VARIABLE, text).map(matcher -> matcher.group(1)).filter(this::isFree);
    }

    boolean isVariableName(String text) {
        return text.matches(NAME) && isFree(text);
    }

    /** One flag, or one comparison of a variable with a constant. */
    boolean isComparison(String text) {
        return match(COMPARISON, text).map(matcher -> matcher.group(1)).filter(this::isFree).isPresent();
    }

    boolean isConstant(String text) {
        return match(CONSTANT, text).isPresent();
    }

    boolean isBusinessKey(String text) {
        return match(BUSINESS_KEY, text).isPresent();
    }

    /** The name in {@code ${bean}}, published or not. */
    static Optional<String> bean(String text) {
        return match(VARIABLE, text).map(matcher -> matcher.group(1));
    }

    /** A call that the table of published beans allows. */
    Optional<Call> call(String text) {
        return match(CALL, text)
                .map(matcher -> new Call(matcher.group(1), matcher.group(2),
                        matcher.group(3) == null ? List.of() : List.of(matcher.group(3).split(", ?"))))
                .filter(call -> facts.mayCall(call.bean(), call.method()))
                .filter(call -> call.arguments().stream()
                        .allMatch(one -> one.startsWith("'") || Character.isDigit(one.charAt(0)) || isFree(one)));
    }

    private boolean isFree(String name) {
        return !RESERVED.contains(name) && !facts.isBean(name);
    }

    private static Optional<Matcher> match(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text.length() > LONGEST ? "" : text);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }
}
