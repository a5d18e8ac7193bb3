package kz.qonys.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.CallActivity;

/** What one engine has deployed. Asked inside the deployment's command, once. */
final class EngineModels implements DeployedModels {

    private final RepositoryService repository;
    private Map<String, List<Call>> calls;

    EngineModels(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public Set<String> decisions() {
        return repository.createDecisionDefinitionQuery().latestVersion().list().stream()
                .map(DecisionDefinition::getKey).collect(Collectors.toSet());
    }

    @Override
    public Map<String, List<Call>> calls() {
        if (calls == null) {
            calls = repository.createProcessDefinitionQuery().latestVersion().list().stream()
                    .collect(Collectors.toMap(ProcessDefinition::getKey, this::calls, (a, b) -> a));
        }
        return calls;
    }

    private List<Call> calls(ProcessDefinition definition) {
        return repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(CallActivity.class).stream()
                .filter(call -> call.getCalledElement() != null)
                .map(call ->
                        new Call(call.getCalledElement(), "deployment".equals(call.getCamundaCalledElementBinding())))
                .toList();
    }
}
