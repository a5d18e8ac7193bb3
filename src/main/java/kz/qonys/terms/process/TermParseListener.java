package kz.qonys.terms.process;

import static org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Attaches the term listener to every user task that carries the Camunda property {@code term}. */
class TermParseListener extends AbstractBpmnParseListener {

    private static final List<String> EVENTS = List.of(TaskListener.EVENTNAME_CREATE, TaskListener.EVENTNAME_ASSIGNMENT,
            TaskListener.EVENTNAME_COMPLETE, TaskListener.EVENTNAME_DELETE);

    private final Function<String, Optional<? extends TaskListener>> listeners;

    /** @param listeners the listener of a term code; empty when there is no such term */
    TermParseListener(Function<String, Optional<? extends TaskListener>> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        code(element).ifPresent(code -> {
            TaskListener listener = listeners.apply(code).orElseThrow(() -> new ProcessEngineException(
                    "User task '" + activity.getId() + "' names the term '" + code + "', which service-terms.dmn does not have"));
            TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            EVENTS.forEach(event -> task.addBuiltInTaskListener(event, listener));
        });
    }

    private static Optional<String> code(Element element) {
        return Optional.ofNullable(element.element("extensionElements"))
                .map(extensions -> extensions.elementNS(CAMUNDA_BPMN_EXTENSIONS_NS, "properties"))
                .flatMap(properties -> properties.elementsNS(CAMUNDA_BPMN_EXTENSIONS_NS, "property").stream()
                        .filter(property -> "term".equals(property.attribute("name")))
                        .map(property -> property.attribute("value"))
                        .findFirst());
    }
}
