package kz.qonys.desk.process;

import java.util.Map;
import kz.qonys.desk.form.Feel;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;

/** FEEL by the engine's own implementation, without its custom functions. */
public final class ScalaFeel implements Feel {

    private final FeelEngine engine = new ScalaFeelEngineFactory().createInstance();

    @Override
    public Object evaluate(String expression, Map<String, Object> data) {
        try {
            return engine.evaluateSimpleExpression(expression, Variables.fromMap(data).asVariableContext());
        } catch (FeelException e) {
            // Its message quotes the variables, which are personal data.
            throw new IllegalStateException("Form expression cannot be evaluated: " + expression);
        }
    }
}
