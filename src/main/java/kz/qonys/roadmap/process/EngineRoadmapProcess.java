package kz.qonys.roadmap.process;

import kz.qonys.roadmap.RoadmapProcess;
import kz.qonys.security.EngineCalls;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Sends messages to the processes of roadmaps. */
@Component
class EngineRoadmapProcess implements RoadmapProcess {

    private static final String SUPERSEDED = "roadmap.superseded";

    private final ObjectProvider<RuntimeService> engine;

    EngineRoadmapProcess(ObjectProvider<RuntimeService> engine) {
        this.engine = engine;
    }

    @Override
    public void supersede(String processInstanceId) {
        EngineCalls.permitted(() -> {
            RuntimeService runtime = engine.getObject();
            runtime.createEventSubscriptionQuery().eventName(SUPERSEDED).processInstanceId(processInstanceId).list()
                    .forEach(waiting -> runtime.messageEventReceived(SUPERSEDED, waiting.getExecutionId()));
        });
    }
}
