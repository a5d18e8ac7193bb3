package kz.qonys.desk.process;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import kz.qonys.casefile.Access;
import kz.qonys.casefile.TaskNotes;
import kz.qonys.desk.CaseNames;
import kz.qonys.desk.CaseNames.CaseName;
import kz.qonys.desk.DueStates;
import kz.qonys.desk.DueStates.DueState;
import kz.qonys.desk.DueStates.Level;
import kz.qonys.desk.TaskCard;
import kz.qonys.desk.TaskCards;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.language.Moments;
import kz.qonys.staff.Officer;
import kz.qonys.staff.StaffDirectory;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** List cards: the engine says which tasks the reader may see, the case file and the terms say what stands on them. */
@Component
class EngineTaskCards implements TaskCards {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final EngineAccess access;
    private final ModelNames names;
    private final StaffDirectory staff;
    private final CaseNames caseNames;
    private final DueStates dueStates;
    private final Messages messages;
    private final ObjectProvider<TaskNotes> taskNotes;
    private final Clock clock;

    EngineTaskCards(TaskService tasks, RuntimeService runtime, EngineAccess access, ModelNames names,
                    StaffDirectory staff, CaseNames caseNames, DueStates dueStates, Messages messages,
                    ObjectProvider<TaskNotes> taskNotes, Clock clock) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.access = access;
        this.names = names;
        this.staff = staff;
        this.caseNames = caseNames;
        this.dueStates = dueStates;
        this.messages = messages;
        this.taskNotes = taskNotes;
        this.clock = clock;
    }

    @Override
    public List<TaskCard> cards(Collection<String> taskIds, String userId) {
        if (taskIds.isEmpty()) {
            return List.of();
        }
        List<Task> seen = access.as(userId, List.copyOf(staff.groupsOf(userId)),
                () -> tasks.createTaskQuery().taskIdIn(taskIds.toArray(String[]::new)).list());
        if (seen.isEmpty()) {
            return List.of();
        }
        Map<String, Object> variables = variables(seen);
        Map<String, CaseName> cases = cases(variables, seen, userId);
        Map<String, DueState> dues = dueStates.states(seen.stream().map(Task::getId).toList());
        Map<String, String> notes = new HashMap<>();
        List<String> ids = seen.stream().map(Task::getId).toList();
        taskNotes.forEach(source -> notes.putAll(source.of(ids)));
        return seen.stream().map(task -> card(task, variables, cases, dues.get(task.getId()), notes.get(task.getId())))
                .toList();
    }

    private TaskCard card(Task task, Map<String, Object> variables, Map<String, CaseName> cases, DueState term,
                          String note) {
        Language language = Language.current();
        String caseId = (String) variables.get(task.getProcessInstanceId() + " caseId");
        CaseName about = cases.get(caseId == null ? "" : caseId);
        DueState due = term == null ? plain(task, language) : term;
        return new TaskCard(task.getId(), caseId,
                about == null ? null : about.caseNumber(),
                about == null ? null : about.familyName(),
                about == null ? null : about.settlementRegion(),
                names.task(task.getProcessDefinitionId(), task.getTaskDefinitionKey(), language).orElse(task.getName())
                        + (note == null ? "" : ". " + note),
                due == null ? null : due.due(),
                due == null ? null : due.level().name().toLowerCase(Locale.ROOT),
                due == null ? null : due.icon(),
                due == null ? null : due.text(),
                Boolean.TRUE.equals(variables.get(task.getId() + " " + ReturnMark.VARIABLE)),
                task.getAssignee() == null ? null
                        : staff.officer(task.getAssignee()).map(Officer::shortName).orElse(task.getAssignee()));
    }

    /** Case ids by process instance, marks by task: one query for the page. */
    private Map<String, Object> variables(List<Task> seen) {
        String[] instances = seen.stream().map(Task::getProcessInstanceId).filter(Objects::nonNull).distinct()
                .toArray(String[]::new);
        List<VariableInstance> found = instances.length == 0 ? List.of() : access.asSystem(() -> runtime
                .createVariableInstanceQuery().processInstanceIdIn(instances).disableBinaryFetching()
                .disableCustomObjectDeserialization().list());
        Map<String, Object> variables = new HashMap<>();
        found.forEach(variable -> variables.put(
                (variable.getTaskId() == null ? variable.getProcessInstanceId() : variable.getTaskId())
                        + " " + variable.getName(), variable.getValue()));
        return variables;
    }

    private Map<String, CaseName> cases(Map<String, Object> variables, List<Task> seen, String userId) {
        List<String> ids = seen.stream().map(task -> variables.get(task.getProcessInstanceId() + " caseId"))
                .filter(String.class::isInstance).map(String.class::cast).distinct().toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        String office = staff.officer(userId).flatMap(o -> o.positions().stream().findFirst())
                .map(position -> position.office().id()).orElse(null);
        return caseNames.names(ids, new Access(userId, office, null, "task-list"));
    }

    /** A task with a due date but no term record: urgency by the clock, without business time. */
    private DueState plain(Task task, Language language) {
        if (task.getDueDate() == null) {
            return null;
        }
        Instant due = task.getDueDate().toInstant();
        boolean over = due.isBefore(clock.instant());
        String moment = Moments.time(due, clock.getZone());
        return new DueState(over ? Level.BREACHED : Level.OK, due, over ? "exclamation-sign" : "time",
                messages.text(language, over ? "desk.due.since" : "desk.due.until", moment));
    }
}
