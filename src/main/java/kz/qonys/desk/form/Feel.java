package kz.qonys.desk.form;

import java.util.Map;

/** Evaluates the FEEL expressions of forms. */
public interface Feel {

    /**
     * The value of an expression.
     *
     * @param expression FEEL, without the leading equals sign
     * @param data       what the expression may name; an absent name is null
     * @return String, Boolean, Number, List, Map or null
     * @throws IllegalStateException when the expression cannot be parsed
     */
    Object evaluate(String expression, Map<String, Object> data);
}
