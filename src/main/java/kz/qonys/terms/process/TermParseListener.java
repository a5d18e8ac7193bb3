package kz.qonys.terms.process;

import static org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Attaches the term listener to every user task with the Camunda property {@code term}, and the pause listener to every
 * activity with the property {@code pauses}, which names the term that stands still while the activity lasts.
 */
class TermParseListener extends AbstractBpmnParseListener {

    private static final List<String> EVENTS = List.of(TaskListener.EVENTNAME_CREATE, TaskListener.EVENTNAME_ASSIGNMENT,
            TaskListener.EVENTNAME_COMPLETE, TaskListener.EVENTNAME_DELETE);

    private final Function<String, Optional<? extends TaskListener>> terms;
    private final Function<String, Optional<? extends ExecutionListener>> pauses;

    /**
     * @param terms  the listener of a term code; empty when there is no such term
     * @param pauses the listener that stops a term code; empty when there is no such term
     */
    TermParseListener(Function<String, Optional<? extends TaskListener>> terms,
                      Function<String, Optional<? extends ExecutionListener>> pauses) {
        this.terms = terms;
        this.pauses = pauses;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        property(element, "term").ifPresent(code -> {
            TaskListener listener = terms.apply(code).orElseThrow(() -> new ProcessEngineException(
                    "User task '" + activity.getId() + "' names the term '" + code
                    + "', which service-terms.dmn does not have"));
            TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            EVENTS.forEach(event -> task.addBuiltInTaskListener(event, listener));
        });
        pausing(element, activity);
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        pausing(element, activity);
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        pausing(element, activity);
    }

    @Override
    public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        pausing(element, activity);
    }

    @Override
    public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        pausing(element, activity);
    }

    @Override
    public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
        pausing(element, activity);
    }

    @Override
    public void parseBoundaryTimerEventDefinition(Element definition, boolean interrupting, ActivityImpl timer) {
        Element date = definition.element("timeDate");
        if (!interrupting && date != null && timer.getEventScope() instanceof ActivityImpl task) {
            TermTimer.of(date.getText()).ifPresent(kind -> kind.declare(task, timer.getId()));
        }
    }

    private void pausing(Element element, ActivityImpl activity) {
        property(element, "pauses").ifPresent(code -> {
            ExecutionListener listener = pauses.apply(code).orElseThrow(() -> new ProcessEngineException(
                    "'" + activity.getId() + "' pauses the term '" + code
                    + "', which service-terms.dmn does not have"));
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, listener);
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, listener);
            PausedTerms.declare(activity, code);
        });
    }

    private static Optional<String> property(Element element, String name) {
        return Optional.ofNullable(element.element("extensionElements"))
                .map(extensions -> extensions.elementNS(CAMUNDA_BPMN_EXTENSIONS_NS, "properties"))
                .flatMap(properties -> properties.elementsNS(CAMUNDA_BPMN_EXTENSIONS_NS, "property").stream()
                        .filter(property -> name.equals(property.attribute("name")))
                        .map(property -> property.attribute("value"))
                        .findFirst());
    }
}
