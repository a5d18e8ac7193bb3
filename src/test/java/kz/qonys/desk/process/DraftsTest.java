package kz.qonys.desk.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import kz.qonys.desk.Drafts;
import kz.qonys.language.FaultException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DraftsTest {

    private final DeskEngine desk = DeskEngine.empty();
    private final FormDrafts drafts = new FormDrafts(desk.engine.getTaskService(), desk.engine.getFormService(),
            desk.engine.getRepositoryService(), desk.staff, new EngineAccess(desk.engine.getIdentityService()),
            desk.startRight, desk.drafts);

    @BeforeEach
    void deploy() {
        desk.deploy();
        grantTasks();
    }

    @AfterEach
    void leave() {
        desk.leave();
    }

    @Test
    void shouldDrawTheFormWithTheDraft_whenItsAuthorComesBack() {
        Task task = desk.started();
        keep(task, "anna", Map.of("applicantSurname", "Омарова", "decision", "return",
                "familyMembers", List.of(Map.of("personId", "p-1", "name", "Арман"), Map.of("name", "Айша"))));
        drafts.keep(false, task.getId(), "anna", nothing("settlementOffice"));

        VariableMap form = form(task, "anna");
        assertThat(form).containsEntry("applicantSurname", "Омарова").containsEntry("decision", "return")
                .containsEntry("applicantIin", "900101400014").containsEntry("settlementOffice", null);
        JsonValue family = form.getValueTyped("familyMembers");
        assertThat(family.getValueSerialized()).contains("p-1").contains("Айша");
        assertThat(drafts.savedAt(false, task.getId(), "anna")).contains(DeskEngine.NOW);
    }

    @Test
    void shouldKeepOnlyWhatTheFormLetsEnter_whenMoreIsSent() {
        Task task = desk.started();
        Map<String, Object> sent = new HashMap<>(Map.of("applicantSurname", "Омарова", "applicantPhone", "+77010000009",
                "familySize", 7, "evil", "x", "officerNote", Map.of("a", "b"),
                "familyMembers", List.of(Map.of("personId", "p-1", "name", "Арман", "iin", "030201500011"))));

        keep(task, "anna", sent);

        assertThat(desk.drafts.find(Drafts.ofTask(task.getId()), "anna").orElseThrow().values())
                .isEqualTo(Map.of("applicantSurname", "Омарова",
                        "familyMembers", List.of(Map.of("personId", "p-1", "name", "Арман"))));
    }

    @Test
    void shouldRefuse_whenThePersonDoesNotHaveTheTask() {
        Task task = desk.started();
        keep(task, "anna", Map.of("applicantSurname", "Омарова"));

        assertThatThrownBy(() -> keep(task, "bolat", Map.of("applicantSurname", "Чужая")))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> drafts.savedAt(false, task.getId(), "bolat"))
                .isInstanceOf(NoSuchElementException.class);
        assertThat(form(task, "bolat")).doesNotContainValue("Омарова");
        desk.engine.getTaskService().setAssignee(task.getId(), "bolat");
        assertThat(form(task, "bolat")).containsEntry("applicantSurname", "Сапарова");
        assertThatThrownBy(() -> drafts.savedAt(false, task.getId(), "anna"))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> drafts.discard(false, task.getId(), "anna"))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void shouldForget_whenTheTaskIsCompletedOrTakenAway() {
        Task completed = desk.started();
        keep(completed, "anna", Map.of("applicantSurname", "Омарова"));
        desk.as("anna", () -> desk.engine.getFormService().submitTaskForm(completed.getId(), Map.of(
                "applicantSurname", "Омарова", "applicantIin", "900101400014", "decision", "accept",
                "familyMembers", SpinValues.jsonValue("[]").create())));
        assertThat(rows()).isEmpty();

        Task taken = desk.started();
        keep(taken, "anna", Map.of("applicantSurname", "Омарова"));
        assertThat(rows()).hasSize(1);
        desk.engine.getRuntimeService().deleteProcessInstance(taken.getProcessInstanceId(), "withdrawn");
        assertThat(rows()).isEmpty();
    }

    @Test
    void shouldKeepTheDraft_whenTheFormIsRefused() {
        Task task = desk.started();
        keep(task, "anna", Map.of("applicantSurname", "Омарова"));

        assertThatThrownBy(() -> desk.as("anna", () -> desk.engine.getFormService()
                .submitTaskForm(task.getId(), Map.of("applicantSurname", "О"))));

        assertThat(form(task, "anna")).containsEntry("applicantSurname", "Омарова");
    }

    @Test
    void shouldShowTheFileAgain_whenTheDraftIsDiscarded() {
        Task task = desk.started();
        keep(task, "anna", Map.of("applicantSurname", "Омарова"));

        drafts.discard(false, task.getId(), "anna");

        assertThat(form(task, "anna")).containsEntry("applicantSurname", "Сапарова");
        assertThat(drafts.savedAt(false, task.getId(), "anna")).isEmpty();
    }

    @Test
    void shouldPrefillTheStartForm_whenItWasLeftHalfDone() throws Exception {
        String definition = desk.engine.getRepositoryService().createProcessDefinitionQuery().singleResult().getId();
        JsonNode form = new ObjectMapper().readTree(DeskEngine.resource("application"));

        drafts.keep(true, definition, "anna", Map.of("applicantSurname", "Омарова", "submissionKey", "x"));
        drafts.prefill(form, definition, "anna");

        assertThat(form.at("/components/1/defaultValue").asText()).isEqualTo("Омарова");
        assertThat(form.at("/components/0").has("defaultValue")).isFalse();
        assertThatThrownBy(() -> drafts.keep(true, definition, "zhanna", Map.of()))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> drafts.savedAt(true, "absent", "anna")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void shouldForgetWhatNobodyHasTouched_whenItIsOld() {
        Task task = desk.started();
        keep(task, "anna", Map.of("applicantSurname", "Омарова"));
        assertThat(desk.drafts.forgetOld()).isZero();

        desk.jdbc.update("update desk_draft set saved_at = ?",
                Timestamp.from(DeskEngine.NOW.minus(Duration.ofDays(14)).minusSeconds(1)));

        assertThat(desk.drafts.forgetOld()).isEqualTo(1);
    }

    @Test
    void shouldRefuse_whenTheDraftIsLargerThanAForm() {
        Task task = desk.started();
        char[] letters = new char[80_000];
        Arrays.fill(letters, 'a');

        assertThatThrownBy(() -> keep(task, "anna", Map.of("officerNote", new String(letters))))
                .isInstanceOf(FaultException.class);
        assertThat(rows()).isEmpty();
    }

    private void keep(Task task, String user, Map<String, Object> values) {
        drafts.keep(false, task.getId(), user, values);
    }

    private VariableMap form(Task task, String user) {
        return desk.as(user, () -> desk.engine.getFormService().getTaskFormVariables(task.getId()));
    }

    private List<Map<String, Object>> rows() {
        return desk.jdbc.queryForList("select * from desk_draft");
    }

    private static Map<String, Object> nothing(String key) {
        Map<String, Object> values = new HashMap<>();
        values.put(key, null);
        return values;
    }

    private void grantTasks() {
        Authorization all = desk.engine.getAuthorizationService()
                .createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        all.setResource(Resources.PROCESS_DEFINITION);
        all.setResourceId("*");
        all.addPermission(Permissions.ALL);
        desk.engine.getAuthorizationService().saveAuthorization(all);
    }
}
