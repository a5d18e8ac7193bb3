package kz.qonys.desk.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Who may see and take a task, without a row per task that says so. anna and bolat share an office, zhanna is
 * elsewhere.
 */
class TaskRightsTest {

    private final DeskEngine desk = DeskEngine.empty();
    private final TaskService tasks = desk.engine.getTaskService();
    private final AuthorizationService authorizations = desk.engine.getAuthorizationService();
    private String task;

    @BeforeEach
    void oneTask() {
        desk.deploy();
        task = desk.started().getId();
        tasks.setAssignee(task, null);
    }

    @AfterEach
    void leave() {
        desk.leave();
    }

    @Test
    void shouldWriteNoAuthorization_whenTasksComeAndAreTaken() {
        desk.as("anna", () -> tasks.claim(task, "anna"));

        assertThat(authorizations.createAuthorizationQuery().resourceType(Resources.TASK).count()).isZero();
    }

    @Test
    void shouldShowTheTask_whenAGroupOfTheReaderMayTakeIt() {
        assertThat(seenBy("anna")).containsExactly(task);
        assertThat(seenBy("bolat")).containsExactly(task);
        assertThat(seenBy("zhanna")).isEmpty();
    }

    @Test
    void shouldStillShowTheTask_whenAColleagueHoldsIt() {
        desk.as("anna", () -> tasks.claim(task, "anna"));

        assertThat(seenBy("bolat")).containsExactly(task);
        assertThat(seenBy("zhanna")).isEmpty();
    }

    @Test
    void shouldRefuseStrangers_whenTheyKnowTheId() {
        assertThatThrownBy(() -> desk.as("zhanna", () -> tasks.claim(task, "zhanna")))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> desk.as("zhanna", () -> tasks.getVariables(task)))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> desk.as("zhanna", () -> desk.engine.getFormService().getTaskFormVariables(task)))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> desk.as("zhanna", () -> tasks.getIdentityLinksForTask(task)))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void shouldEndTheRight_whenTheTaskIsGivenBack() {
        tasks.setAssignee(task, "zhanna");
        assertThat(seenBy("zhanna")).containsExactly(task);

        tasks.setAssignee(task, null);

        assertThat(seenBy("zhanna")).isEmpty();
        assertThatThrownBy(() -> desk.as("zhanna", () -> tasks.getVariables(task)))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void shouldStayNarrow_whenTheQueryBringsAlternativesOfItsOwn() {
        TaskQuery any = tasks.createTaskQuery().or().taskId(task).taskNameLike("%").taskUnassigned().endOr();

        assertThat(desk.<List<Task>>as("zhanna", any::list)).isEmpty();
        assertThat(desk.<Long>as("zhanna", any::count)).isZero();
        assertThat(desk.<List<Task>>as("anna", any::list)).hasSize(1);
    }

    @Test
    void shouldFollowTheReader_whenAQueryIsUsedAgain() {
        TaskQuery query = tasks.createTaskQuery();

        assertThat(desk.<Long>as("anna", query::count)).isEqualTo(1);
        assertThat(desk.<Long>as("zhanna", query::count)).isZero();
        assertThat(desk.<Long>as("anna", query::count)).isEqualTo(1);
    }

    @Test
    void shouldSeeEverything_whenAllTasksAreGranted() {
        Authorization all = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        all.setUserId("zhanna");
        all.setResource(Resources.TASK);
        all.setResourceId(Authorization.ANY);
        all.addPermission(Permissions.READ);
        authorizations.saveAuthorization(all);

        assertThat(seenBy("zhanna")).containsExactly(task);
    }

    @Test
    void shouldRefuseMoreThanWork_whenTheReaderIsACandidate() {
        assertThatThrownBy(() -> desk.as("anna", () -> tasks.deleteTask(task))).isInstanceOf(RuntimeException.class);
        assertThat(desk.<Boolean>as("anna", () -> authorizations.isUserAuthorized("anna",
                List.copyOf(desk.staff.groupsOf("anna")), Permissions.DELETE, Resources.TASK, task))).isFalse();
        assertThat(desk.<Boolean>as("anna", () -> authorizations.isUserAuthorized("anna",
                List.copyOf(desk.staff.groupsOf("anna")), Permissions.READ, Resources.TASK, task))).isTrue();
    }

    private List<String> seenBy(String user) {
        return desk.<List<Task>>as(user, () -> tasks.createTaskQuery().list()).stream().map(Task::getId).toList();
    }
}
