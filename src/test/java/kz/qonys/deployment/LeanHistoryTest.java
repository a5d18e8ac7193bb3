package kz.qonys.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeanHistoryTest {

    private ProcessEngine engine;

    @BeforeEach
    void start() {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("lean-history");
        configuration.setJdbcUrl("jdbc:h2:mem:lean-history");
        configuration.setHistoryLevel(new LeanHistory());
        configuration.setEnforceHistoryTimeToLive(false);
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService().createDeployment()
                .addModelInstance("walk.bpmn", Bpmn.createExecutableProcess("walk")
                .startEvent("start").exclusiveGateway("which").condition("yes", "${decision == 'yes'}")
                .userTask("look").multiInstance().camundaCollection("persons").camundaElementVariable("person")
                .parallel()
                .multiInstanceDone().endEvent("approved")
                .moveToNode("which").condition("no", "${decision == 'no'}").endEvent("refused").done()).deploy();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void shouldTellStepsEndsAndLastValues_butNotGatewaysAndCounters() {
        String id = engine.getRuntimeService().startProcessInstanceByKey("walk",
                Map.of("decision", "yes", "persons", List.of("one", "two"))).getId();
        engine.getRuntimeService().setVariable(id, "decision", "sure");
        for (Task task : engine.getTaskService().createTaskQuery().list()) {
            engine.getTaskService().complete(task.getId());
        }

        HistoryService history = engine.getHistoryService();
        assertThat(history.createHistoricActivityInstanceQuery().finished().list())
                .extracting(HistoricActivityInstance::getActivityId)
                .containsExactlyInAnyOrder("look", "look", "look#multiInstanceBody", "approved");
        assertThat(history.createHistoricVariableInstanceQuery().list()).extracting(HistoricVariableInstance::getName)
                .containsExactlyInAnyOrder("decision", "persons", "person", "person");
        assertThat(history.createHistoricVariableInstanceQuery().variableName("decision").singleResult().getValue())
                .isEqualTo("sure");
        assertThat(history.createHistoricTaskInstanceQuery().finished().count()).isEqualTo(2);
        assertThat(history.createHistoricProcessInstanceQuery().finished().count()).isEqualTo(1);
    }
}
