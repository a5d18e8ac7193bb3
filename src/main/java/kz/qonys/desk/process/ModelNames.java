package kz.qonys.desk.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kz.qonys.language.Language;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;

/**
 * Names of processes and tasks in the reader's language, from the deployed model of exactly that version. Russian is
 * the element's own name; {@code camunda:property} {@code name.kk}, {@code name.en} hold the others.
 */
@Component
public class ModelNames {

    private final RepositoryService repository;
    private final EngineAccess access;
    private final Map<String, Map<String, String>> names = new ConcurrentHashMap<>();

    ModelNames(RepositoryService repository, EngineAccess access) {
        this.repository = repository;
        this.access = access;
    }

    /** Name of a task; empty when the model has none in this language. */
    public Optional<String> task(String processDefinitionId, String taskKey, Language language) {
        return name(processDefinitionId, taskKey, language);
    }

    /** Name of a process; empty when the model has none in this language. */
    public Optional<String> process(String processDefinitionId, String processKey, Language language) {
        return name(processDefinitionId, processKey, language);
    }

    private Optional<String> name(String definitionId, String elementId, Language language) {
        if (language == Language.RU || definitionId == null || elementId == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(names.computeIfAbsent(definitionId, this::read)
                .get(elementId + "." + language.code()));
    }

    private Map<String, String> read(String definitionId) {
        BpmnModelInstance model = access.asSystem(() -> repository.getBpmnModelInstance(definitionId));
        Map<String, String> found = new HashMap<>();
        model.getModelElementsByType(UserTask.class).forEach(task -> collect(task, found));
        model.getModelElementsByType(Process.class).forEach(process -> collect(process, found));
        return Map.copyOf(found);
    }

    private static void collect(BaseElement element, Map<String, String> found) {
        if (element.getExtensionElements() == null) {
            return;
        }
        element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> property.getCamundaName() != null && property.getCamundaName().startsWith("name."))
                .forEach((CamundaProperty property) -> found.put(
                        element.getId() + property.getCamundaName().substring("name".length()),
                        property.getCamundaValue()));
    }
}
