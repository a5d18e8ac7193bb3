package kz.qonys.desk.form;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of FEEL that a form may use, read without running it: names, constants, arithmetic, one comparison a side,
 * {@code and}, {@code or} and a few functions. No loops, ranges or filters: the server evaluates a form at every
 * submission.
 */
final class FormExpression {

    static final Set<String> FUNCTIONS = new TreeSet<>(Set.of("contains", "count", "max", "min", "not", "sum"));

    private static final int LONGEST = 200;
    private static final Set<String> CONSTANTS = Set.of("null", "true", "false");
    private static final Set<String> WORDS = Set.of("and", "or", "for", "in", "return", "some", "every",
            "satisfies", "if", "then", "else", "function", "external", "between", "instance", "of");
    private static final Set<String> COMPARISONS = Set.of("=", "!=", "<", "<=", ">", ">=");
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\"[^\"\\\\]*\"|\\d{1,12}(?:\\.\\d{1,6})?|[a-zA-Z][a-zA-Z0-9]*"
            + "|<=|>=|!=|[=<>+*/(),.-])\\s*");

    private final List<String> tokens;
    private final Set<String> names = new LinkedHashSet<>();
    private int at;
    private boolean readable = true;

    private FormExpression(List<String> tokens) {
        this.tokens = tokens;
    }

    /**
     * Reads an expression.
     *
     * @param text without the leading equals sign
     */
    static FormExpression read(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && text.length() <= LONGEST && token.region(end, text.length()).lookingAt()) {
            tokens.add(token.group(1));
            end = token.end();
        }
        FormExpression expression = new FormExpression(tokens);
        expression.readable = end == text.length() && !tokens.isEmpty();
        if (expression.readable) {
            expression.alternatives();
            expression.readable &= expression.at == tokens.size();
        }
        return expression;
    }

    boolean isReadable() {
        return readable;
    }

    /** Names at the start of a path: what must be in the form or in the case file. */
    Set<String> names() {
        return names;
    }

    private void alternatives() {
        do {
            conjunction();
        } while (take("or"));
    }

    private void conjunction() {
        do {
            comparison();
        } while (take("and"));
    }

    private void comparison() {
        sum();
        if (COMPARISONS.contains(next())) {
            at++;
            sum();
        }
    }

    private void sum() {
        do {
            product();
        } while (take("+") || take("-"));
    }

    private void product() {
        do {
            take("-");
            value();
        } while (take("*") || take("/"));
    }

    private void value() {
        String token = next();
        at++;
        if (token.equals("(")) {
            alternatives();
            expect(")");
        } else if (FUNCTIONS.contains(token) && next().equals("(")) {
            at++;
            do {
                alternatives();
            } while (take(","));
            expect(")");
        } else if (!token.isEmpty() && Character.isLetter(token.charAt(0)) && !WORDS.contains(token)) {
            if (!CONSTANTS.contains(token)) {
                names.add(token);
            }
            while (take(".")) {
                readable &= next().matches("[a-zA-Z][a-zA-Z0-9]*");
                at++;
            }
        } else {
            readable &= token.startsWith("\"") || !token.isEmpty() && Character.isDigit(token.charAt(0));
        }
    }

    private String next() {
        return readable && at < tokens.size() ? tokens.get(at) : "";
    }

    private boolean take(String token) {
        boolean there = next().equals(token);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String token) {
        readable &= take(token);
    }
}
