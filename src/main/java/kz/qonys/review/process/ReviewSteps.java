package kz.qonys.review.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Puts the step recorder on every user task that has a side, so that no analyst can forget it: the case file's stage,
 * holder and timeline follow the diagram.
 */
@Component
class ReviewSteps extends AbstractProcessEnginePlugin {

    private final ObjectProvider<StepRecorder> recorder;

    ReviewSteps(ObjectProvider<StepRecorder> recorder) {
        this.recorder = recorder;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = Optional.ofNullable(configuration.getCustomPostBPMNParseListeners())
                .orElseGet(ArrayList::new);
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
                StepProperties step = StepProperties.of(userTask);
                if (step.side() != null) {
                    listen(((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition(), step);
                }
            }
        });
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private void listen(TaskDefinition definition, StepProperties step) {
        definition.addTaskListener(TaskListener.EVENTNAME_CREATE, task -> recorder.getObject().begun(task, step));
        definition.addTaskListener(TaskListener.EVENTNAME_COMPLETE, task -> recorder.getObject().done(task, step));
    }
}
