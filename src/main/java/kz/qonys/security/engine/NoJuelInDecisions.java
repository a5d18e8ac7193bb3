package kz.qonys.security.engine;

import kz.qonys.language.Messages;
import org.camunda.bpm.dmn.engine.impl.spi.el.ElExpression;
import org.camunda.bpm.dmn.engine.impl.spi.el.ElProvider;
import org.camunda.bpm.engine.ProcessEngineException;

/** Decision tables speak FEEL; JUEL in them, which would reach Java, is refused. */
class NoJuelInDecisions implements ElProvider {

    private final Messages messages;

    NoJuelInDecisions(Messages messages) {
        this.messages = messages;
    }

    @Override
    public ElExpression createExpression(String expression) {
        throw new ProcessEngineException(messages.text("security.decision.juel"));
    }
}
