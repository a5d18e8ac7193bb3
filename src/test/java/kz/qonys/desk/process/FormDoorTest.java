package kz.qonys.desk.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import kz.qonys.language.Language;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class FormDoorTest {

    private final DeskEngine desk = DeskEngine.empty();

    @BeforeEach
    void deploy() {
        desk.deploy();
        LocaleContextHolder.setLocale(Language.RU.locale());
    }

    @AfterEach
    void leave() {
        desk.leave();
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void shouldShowTheAssigneeWhatTheFormNames_whenFormIsOpened() {
        Task task = desk.started();

        VariableMap values = desk.as("anna", () -> desk.engine.getFormService().getTaskFormVariables(task.getId()));

        assertThat(values).containsEntry("applicantSurname", "Сапарова")
                .containsEntry("applicantPhone", "+77010000001");
        JsonValue family = values.getValueTyped("familyMembers");
        assertThat(family.getValueSerialized()).contains("Арман").contains("p-1");
        JsonValue answers = values.getValueTyped("registryAnswers");
        assertThat(answers.getValueSerialized()).isEqualTo("[]");
        JsonValue offices = values.getValueTyped("settlementOffices");
        assertThat(offices.getValueSerialized()).contains("Карьерный центр СКО").contains("sko-cc");
    }

    @Test
    void shouldReadTheCaseFileOnce_whenTasklistOpensTheForm() {
        Task task = desk.started();

        desk.as("anna", () -> {
            desk.engine.getFormService().getTaskFormData(task.getId());
            desk.engine.getFormService().getDeployedTaskForm(task.getId());
            desk.engine.getFormService().getTaskFormVariables(task.getId());
        });

        assertThat(desk.caseFile.reads).singleElement().satisfies(read -> {
            assertThat(read.access().user()).isEqualTo("anna");
            assertThat(read.access().office()).isEqualTo("tur-cc");
            assertThat(read.access().taskId()).isEqualTo(task.getId());
            assertThat(read.access().purpose()).isEqualTo("userTask_check");
            assertThat(read.keys()).contains("applicantSurname", "registryAnswers", "category")
                    .doesNotContain("decision", "settlementOffices");
        });
    }

    @Test
    void shouldShowNothingOfTheCase_whenReaderIsACandidateOnly() {
        Task task = desk.started();

        VariableMap values = desk.as("bolat", () -> desk.engine.getFormService().getTaskFormVariables(task.getId()));

        assertThat(values).doesNotContainKeys("applicantSurname", "applicantIin", "familyMembers");
        assertThat(desk.caseFile.reads).isEmpty();
    }

    @Test
    void shouldWriteCaseFileAndFlag_whenAssigneeSubmits() {
        Task task = desk.started();

        submit(task, "anna", values -> { });

        assertThat(desk.caseFile.value(DeskEngine.CASE, "applicantSurname")).isEqualTo("Омарова");
        assertThat(desk.caseFile.value(DeskEngine.CASE, "familyMembers")).isEqualTo(
                List.of(Map.of("personId", "p-1", "name", "Арман", "relation", "son")));
        assertThat(desk.caseFile.writes).singleElement().satisfies(written -> assertThat(written)
                .containsOnlyKeys("applicantSurname", "applicantIin", "familyMembers", "settlementOffice"));
        assertThat(history("decision")).isEqualTo("accept");
        assertThat(history("settlementOffice")).isEqualTo("sko-cc");
    }

    @Test
    void shouldIgnoreClosedAndComputedFields_whenTheyAreSentAlong() {
        Task task = desk.started();

        submit(task, "anna", values -> {
            values.put("applicantPhone", "+70000000000");
            values.put("applicantAddress", "elsewhere");
            values.put("caseNumber", "QN-00-000000");
            values.put("familySize", 99);
        });

        assertThat(desk.caseFile.value(DeskEngine.CASE, "applicantPhone")).isEqualTo("+77010000001");
        assertThat(desk.caseFile.value(DeskEngine.CASE, "applicantAddress")).isEqualTo("Кентау");
        assertThat(desk.caseFile.value(DeskEngine.CASE, "caseNumber")).isNull();
    }

    @Test
    void shouldIgnoreAHiddenField_whenItIsSentAlong() {
        Task task = desk.started();

        submit(task, "anna", values -> values.put("officerNote", "hidden while accepting"));

        assertThat(desk.caseFile.value(DeskEngine.CASE, "officerNote")).isNull();
    }

    @Test
    void shouldRefuse_whenAnUndeclaredKeyIsSent() {
        Task task = desk.started();

        refused(task, values -> values.put("applicantEmail", "x@y.kz"), "которых в этой форме нет");
        refused(task, values -> values.put("caseId", "case-2"), "которых в этой форме нет");

        assertThat(desk.engine.getRuntimeService().createVariableInstanceQuery().variableName("caseId").singleResult()
                .getValue()).isEqualTo(DeskEngine.CASE);
    }

    @Test
    void shouldNameEveryFault_whenSeveralFieldsAreWrong() {
        Task task = desk.started();

        refused(task, values -> {
            values.put("applicantSurname", "");
            values.put("applicantIin", "12");
            values.put("decision", "return");
            values.put("familyMembers", SpinValues.jsonValue("[{\"name\":\"\",\"relation\":\"aunt\"}]").create());
        }, "Фамилия: обязательное поле", "ИИН: неверный формат", "Примечание: обязательное поле",
                "Члены семьи, строка 1, Имя: обязательное поле", "Родство: выберите значение из списка");
    }

    @Test
    void shouldSpeakTheReadersLanguage_whenItRefuses() {
        Task task = desk.started();
        LocaleContextHolder.setLocale(Locale.forLanguageTag("kk-KZ"));

        refused(task, values -> values.put("applicantSurname", ""), "Нысан қабылданбады", "Тегі: міндетті өріс");
    }

    @Test
    void shouldRollTheCaseFileBack_whenTheCaseFileItselfRefuses() {
        Task task = desk.started();

        refused(task, values -> values.put("applicantIin", "770000000000"), "ИИН: неверный формат");

        assertThat(desk.caseFile.writes).hasSize(1);
        assertThat(desk.caseFile.value(DeskEngine.CASE, "applicantSurname")).isEqualTo("Сапарова");
        assertThat(desk.engine.getTaskService().createTaskQuery().taskId(task.getId()).count()).isOne();
    }

    @Test
    void shouldGatherFaultsOfFormAndCaseFile_whenBothFindSome() {
        Task task = desk.started();

        refused(task, values -> {
            values.put("applicantIin", "770000000000");
            values.put("applicantSurname", "");
        }, "ИИН: неверный формат", "Фамилия: обязательное поле");
    }

    @Test
    void shouldSayWhoHasTheTask_whenAStaleTabSubmits() {
        Task task = desk.started();
        desk.engine.getTaskService().setAssignee(task.getId(), "bolat");

        assertThatExceptionOfType(AuthorizationException.class)
                .isThrownBy(() -> submit(task, "anna", values -> { }))
                .withMessageContaining("Болатов Б.");

        desk.engine.getTaskService().setAssignee(task.getId(), null);
        assertThatExceptionOfType(AuthorizationException.class)
                .isThrownBy(() -> submit(task, "anna", values -> { }))
                .withMessageContaining("никем не взята");
        assertThat(desk.caseFile.writes).isEmpty();
    }

    @Test
    void shouldRefuse_whenARowClaimsAPersonOfAnotherCase() {
        Task task = desk.started();

        refused(task, values -> values.put("familyMembers", SpinValues.jsonValue(
                "[{\"personId\":\"p-9\",\"name\":\"Арман\",\"relation\":\"son\"}]").create()), "нет");
    }

    @Test
    void shouldLeaveNothingPersonalInTheEngine_whenTheWholeRoundTripIsDone() {
        Task task = desk.started();
        assertThatThrownBy(() -> submit(task, "anna", values -> values.put("applicantIin", "12")))
                .isInstanceOf(FormFieldValidationException.class);
        submit(task, "anna", values -> { });

        List<String> tables = desk.jdbc.queryForList("select table_name from information_schema.tables "
                + "where upper(table_name) like 'ACT_%'", String.class);
        assertThat(tables).hasSizeGreaterThan(30);
        for (String table : tables) {
            for (Map<String, Object> row : desk.jdbc.queryForList("select * from \"" + table + "\"")) {
                String content = table.toUpperCase(Locale.ROOT).equals("ACT_GE_BYTEARRAY")
                        ? new String((byte[]) row.get("BYTES_"), StandardCharsets.UTF_8) : row.toString();
                assertThat(content).as(table)
                        .doesNotContain("Омарова", "Сапарова", "900101400014", "Арман", "+77010000001");
            }
        }
    }

    @Test
    void shouldOpenTheCase_whenTheStartFormIsSubmitted() {
        ProcessInstance instance = start("anna", Map.of("applicantSurname", "Омарова", "category", "kandas",
                "settlementOffice", "sko-cc", "submissionKey", "7f6f1f4e-3a51-4a31-9d5e-0a4b8f0c1d2e"));

        assertThat(desk.opened).singleElement().satisfies(call -> assertThat(call)
                .containsEntry("category", "kandas").containsEntry("user", "anna")
                .containsEntry("submissionKey", "7f6f1f4e-3a51-4a31-9d5e-0a4b8f0c1d2e"));
        assertThat(desk.engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey("QN-26-000001").singleResult().getId()).isEqualTo(instance.getId());
        assertThat(desk.engine.getHistoryService().createHistoricProcessInstanceQuery()
                .processInstanceId(instance.getId()).singleResult().getBusinessKey()).isEqualTo("QN-26-000001");
        assertThat(desk.engine.getRuntimeService().getVariables(instance.getId()))
                .containsOnlyKeys("caseId", "category", "departureOffice", "settlementOffice", "abroad", "author")
                .containsEntry("departureOffice", "tur-cc");
    }

    @Test
    void shouldNotOpenACase_whenTheStartFormIsIncompleteOrStale() {
        assertThatThrownBy(() -> start("anna", Map.of("applicantSurname", "", "category", "nobody")))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("Фамилия: обязательное поле")
                .hasMessageContaining("Категория: выберите значение из списка")
                .hasMessageContaining("форма устарела");
        assertThat(desk.opened).isEmpty();
    }

    @Test
    void shouldNotOpenACase_whenTheOfficerIsNotOfACareerCentre() {
        assertThatExceptionOfType(AuthorizationException.class).isThrownBy(() -> start("zhanna",
                Map.of("applicantSurname", "Омарова", "category", "kandas",
                        "submissionKey", "7f6f1f4e-3a51-4a31-9d5e-0a4b8f0c1d2e")))
                .withMessageContaining("карьерного центра");
    }

    @Test
    void shouldMarkTheTaskAsReturned_whenTheStepComesBack() {
        Task first = desk.started();
        assertThat(desk.engine.getTaskService().getVariableLocal(first.getId(), "returned")).isNull();
        desk.engine.getRuntimeService().setVariable(first.getProcessInstanceId(), "round", 2);

        submit(first, "anna", values -> {
            values.put("decision", "return");
            values.put("officerNote", "снова");
        });

        Task second = desk.engine.getTaskService().createTaskQuery().singleResult();
        assertThat(second.getId()).isNotEqualTo(first.getId());
        assertThat(desk.engine.getTaskService().getVariableLocal(second.getId(), "returned")).isEqualTo(true);
    }

    private void submit(Task task, String user, Consumer<Map<String, Object>> changes) {
        Map<String, Object> values = new HashMap<>();
        values.put("applicantSurname", "Омарова");
        values.put("applicantIin", "900101400014");
        values.put("familyMembers", SpinValues.jsonValue(
                "[{\"personId\":\"p-1\",\"name\":\"Арман\",\"relation\":\"son\"}]").create());
        values.put("decision", "accept");
        values.put("settlementOffice", "sko-cc");
        values.put("officerNote", null);
        values.put("familySize", 2);
        changes.accept(values);
        desk.as(user, () -> desk.engine.getFormService().submitTaskForm(task.getId(), values));
    }

    private void refused(Task task, Consumer<Map<String, Object>> changes, String... texts) {
        assertThatThrownBy(() -> submit(task, "anna", changes)).isInstanceOf(FormFieldValidationException.class)
                .satisfies(refusal -> {
                    for (String text : texts) {
                        assertThat(refusal).hasMessageContaining(text);
                    }
                    assertThat(refusal.getMessage()).doesNotContain("Сапарова", "900101400014", "770000000000");
                });
    }

    private ProcessInstance start(String user, Map<String, Object> values) {
        for (Resources resource : List.of(Resources.PROCESS_DEFINITION, Resources.PROCESS_INSTANCE)) {
            if (desk.engine.getAuthorizationService().createAuthorizationQuery().resourceType(resource).count() == 0) {
                Authorization all = desk.engine.getAuthorizationService()
                        .createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
                all.setResource(resource);
                all.setResourceId("*");
                all.addPermission(Permissions.ALL);
                desk.engine.getAuthorizationService().saveAuthorization(all);
            }
        }
        String definition = desk.engine.getRepositoryService().createProcessDefinitionQuery().singleResult().getId();
        return desk.as(user, () -> desk.engine.getFormService().submitStartForm(definition, values));
    }

    private Object history(String variable) {
        return desk.engine.getHistoryService().createHistoricVariableInstanceQuery().variableName(variable)
                .singleResult().getValue();
    }
}
