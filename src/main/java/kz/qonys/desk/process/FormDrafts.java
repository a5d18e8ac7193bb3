package kz.qonys.desk.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import kz.qonys.desk.Drafts;
import kz.qonys.desk.Drafts.Draft;
import kz.qonys.desk.StartRight;
import kz.qonys.desk.form.FormSchema;
import kz.qonys.staff.StaffDirectory;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * Drafts of the forms a person works on now: a task's for its assignee, a start form's for whoever may start. Everybody
 * else, and everything the form does not let them enter, is refused or dropped. The values of a task's draft go back by
 * the form door only.
 */
@Component
public class FormDrafts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TaskService tasks;
    private final FormService forms;
    private final RepositoryService repository;
    private final StaffDirectory staff;
    private final EngineAccess access;
    private final StartRight startRight;
    private final Drafts drafts;

    FormDrafts(TaskService tasks, FormService forms, RepositoryService repository, StaffDirectory staff,
               EngineAccess access, StartRight startRight, Drafts drafts) {
        this.tasks = tasks;
        this.forms = forms;
        this.repository = repository;
        this.staff = staff;
        this.access = access;
        this.startRight = startRight;
        this.drafts = drafts;
    }

    /** A form somebody works on: where its draft is kept and how its schema is read. */
    private record Work(String place, Supplier<InputStream> schema) {
    }

    /**
     * Moment of the draft that a form was drawn with.
     *
     * @param start true for a start form, whose id is that of the process definition; else it is a task's
     * @throws NoSuchElementException when the person does not work on it, or there is no such form
     */
    public Optional<Instant> savedAt(boolean start, String id, String userId) {
        return drafts.find(work(start, id, userId).place(), userId).map(Draft::savedAt);
    }

    /**
     * Adds changed values to the draft.
     *
     * @throws NoSuchElementException when the person does not work on it, or there is no such form
     * @throws kz.qonys.language.FaultException when the draft is too large
     */
    public Instant keep(boolean start, String id, String userId, Map<String, Object> changed) {
        Work work = work(start, id, userId);
        return drafts.keep(work.place(), userId, schema(work, userId).entered(changed));
    }

    /**
     * Forgets the draft.
     *
     * @throws NoSuchElementException when the person does not work on it
     */
    public void discard(boolean start, String id, String userId) {
        drafts.discard(work(start, id, userId).place(), userId);
    }

    /** Puts a start form's draft into the form as default values: Tasklist asks for no other values there. */
    public void prefill(JsonNode form, String definitionId, String userId) {
        definition(definitionId, userId).flatMap(definition ->
                drafts.find(Drafts.ofStart(definition.getKey()), userId))
                .ifPresent(draft -> prefill(form, draft.values()));
    }

    private static void prefill(JsonNode parent, Map<String, Object> values) {
        parent.path("components").forEach(component -> {
            Object value = values.get(component.path("key").asText(""));
            if (value != null && component instanceof ObjectNode object && !(value instanceof List)) {
                object.set("defaultValue", JSON.valueToTree(value));
            }
            prefill(component, values);
        });
    }

    private Work work(boolean start, String id, String userId) {
        Optional<Work> work = start
                ? definition(id, userId).filter(found -> startRight.holds(userId))
                        .map(found -> new Work(Drafts.ofStart(found.getKey()), () -> forms.getDeployedStartForm(id)))
                : Optional.ofNullable(as(userId, () -> tasks.createTaskQuery().taskId(id).taskAssignee(userId)
                        .singleResult()))
                        .map(task -> new Work(Drafts.ofTask(id), () -> forms.getDeployedTaskForm(id)));
        return work.orElseThrow(() -> new NoSuchElementException("No form of this person"));
    }

    private Optional<ProcessDefinition> definition(String id, String userId) {
        return Optional.ofNullable(as(userId,
                () -> repository.createProcessDefinitionQuery().processDefinitionId(id).singleResult()));
    }

    private FormSchema schema(Work work, String userId) {
        try (InputStream schema = as(userId, work.schema())) {
            return FormSchema.parse(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | ProcessEngineException e) {
            throw new NoSuchElementException("No form to draft", e);
        }
    }

    private <T> T as(String userId, Supplier<T> work) {
        return access.as(userId, List.copyOf(staff.groupsOf(userId)), work);
    }
}
