package kz.qonys.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The README's "Change a process in five steps", followed as the analyst over HTTP; then each house rule broken once.
 */
@Journey
class FiveStepsJourneyTest {

    private static final String REVIEW = "application-review.bpmn";
    private static final String CASE = "resettlement-case.bpmn";
    private static final String INQUIRY = "registry-inquiry.bpmn";
    private static final String ROUTE = "review-route.dmn";
    private static final String FORM = "assign-officer.form";

    @Autowired
    private Desk desk;

    @LocalServerPort
    private int port;

    @Test
    void shouldRunTheNewDiagram_whenTheAnalystFollowsTheFiveSteps() {
        Modeler modeler = new Modeler(port, "analyst");
        assertThat(modeler.get("/engine-rest/deployment?maxResults=0").status()).isEqualTo(200);
        assertThat(modeler.get("/engine-rest/version").status()).isEqualTo(200);
        desk.at("2026-04-06T10:00");

        Modeler.Answer answer = modeler.deploy("five-steps", changed(), "ru");

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        try {
            FamilyCase one = FamilyCase.open(desk, desk.freshFamily(), "sko");
            Task task = desk.task(one.id, FamilyCase.TAKE);
            assertThat(task.getName()).isEqualTo("Принять и прочитать заявление");
            assertThat(LocalDateTime.ofInstant(task.getDueDate().toInstant(), ZoneId.of("Asia/Almaty")).toLocalDate())
                    .hasToString("2026-04-09");
            one.take().upload().release();
            assertThat(one.openTasks()).containsExactly(FamilyCase.MOBILITY_CENTRE);
        } finally {
            desk.engine.getRepositoryService().deleteDeployment(answer.body().path("id").asText(), true);
        }
        FamilyCase after = FamilyCase.open(desk, desk.freshFamily(), "sko");
        assertThat(desk.task(after.id, FamilyCase.TAKE).getName()).isEqualTo("Принять заявление");
    }

    /** A longer term and another label for the first step, under a new version. */
    private static Models changed() {
        return Models.all().replaced(REVIEW, "'intake'", "'lmc-settlement-contact'")
                .replaced(REVIEW, "name=\"term\" value=\"intake\"", "name=\"term\" value=\"lmc-settlement-contact\"")
                .replaced(REVIEW, "name=\"Принять заявление\"", "name=\"Принять и прочитать заявление\"")
                .replaced(REVIEW, "camunda:versionTag=\"1.1.0\"", "camunda:versionTag=\"1.2.0\"");
    }

    static Stream<Arguments> brokenRules() {
        return Stream.of(
                rule("file name", Models.all().with("review.bpmn", Models.all().text(REVIEW)).without(REVIEW),
                        "Переименуйте файл в «application-review.bpmn»"),
                rule("process name", set(REVIEW, "name=\"Рассмотрение заявления\"", ""),
                        "application-review: Нет русского названия"),
                rule("version", set(REVIEW, "versionTag=\"1.1.0\"", "versionTag=\"new\""),
                        "Версия «new» не записана тремя числами"),
                rule("time to live", set(REVIEW, "P4380D", "P3D"), "Срок хранения истории «P3D» не подходит"),
                rule("executable", set(REVIEW, "isExecutable=\"true\"", "isExecutable=\"false\""),
                        "не отмечен как исполняемый"),
                rule("generated id", Models.all().replaced(REVIEW, "gateway_whatNext\"", "Gateway_0abc12d\""),
                        "«Gateway_0abc12d» не говорит, что это за элемент"),
                rule("id twice", set(REVIEW, "id=\"userTask_assignOfficer\"", "id=\"userTask_takeApplication\""),
                        "«userTask_takeApplication» стоит в файле дважды"),
                rule("task label", set(REVIEW, "name=\"Назначить исполнителя\"", ""), "(userTask_assignOfficer): Нет "
                        + "русского названия|userTask_assignOfficer: Нет русского названия"),
                rule("Kazakh label",
                        set(REVIEW, "<camunda:property name=\"name.kk\" value=\"Орындаушыны тағайындау\"/>", ""),
                        "«Назначить исполнителя» (userTask_assignOfficer): Нет казахского названия"),
                rule("English label", set(REVIEW, "<camunda:property name=\"name.en\" value=\"Assign an officer\"/>",
                        ""), "Нет английского названия"),
                rule("no id", set(REVIEW, "<bpmn:process id=\"application-review\"", "<bpmn:process"),
                        "Нет идентификатора. Впишите в поле «Id» имя файла без окончания: application-review"),
                rule("branch label", set(REVIEW, "id=\"flow_whatNextRefuse\" name=",
                        "id=\"flow_whatNextRefuse\" camunda:x="), "flow_whatNextRefuse: Нет русского названия"),
                rule("default flow", set(REVIEW, " default=\"flow_whatNextRelease\"", ""),
                        "«Что решено?» (gateway_whatNext): У развилки нет ветви по умолчанию"),
                rule("condition",
                        Models.all()
                        .changed(REVIEW,
                                text -> text
                                        .replaceFirst("(?s)(id=\"flow_whatNextRefuse\".*?)<bpmn:conditionExpression.*?"
                                                + "</bpmn:conditionExpression>", "$1")), "У ветви нет условия"),
                rule("long condition", set(REVIEW, "${decision == 'refuse'}</bpmn:cond",
                        "${decision == 'refuse' &amp;&amp; officerKnown}</bpmn:cond"), "сложнее одного сравнения"),
                rule("group", set(REVIEW, "${staff.group('lmc-head', departureOffice)}", "lmc-head"),
                        "Группа «lmc-head» написана вручную"),
                rule("no group", set(REVIEW, " camunda:candidateGroups=\"${staff.group('lmc-head', departureOffice)}\"",
                        ""), "Не сказано, кто делает задачу"),
                rule("unknown role", set(REVIEW, "staff.group('lmc-head'", "staff.group('lmc-boss'"),
                        "Роли «lmc-boss» нет"),
                rule("side", set(REVIEW, "name=\"side\" value=\"departure\"", "name=\"side\" value=\"settlement\""),
                        "Свойство «side» должно быть «departure»"),
                rule("no form", set(REVIEW, " camunda:formRef=\"assign-officer\"", ""), "У задачи нет формы"),
                rule("form not sent", Models.all().without(FORM),
                        "Формы «assign-officer» нет среди отправленных файлов"),
                rule("form binding", set(REVIEW, "formRefBinding=\"deployment\"", "formRefBinding=\"latest\""),
                        "В «Binding» выберите «deployment»"),
                rule("no term", set(REVIEW, "<camunda:property name=\"term\" value=\"intake\"/>", ""),
                        "У задачи нет срока"),
                rule("unknown term", Models.all().replaced(REVIEW, "intake", "intak"),
                        "Срока «intak» нет в таблице service-terms"),
                rule("due date of another term", set(REVIEW, "camunda:dueDate=\"${terms.due('intake')}\"",
                        "camunda:dueDate=\"${terms.due('hearing')}\""), "а «Due date» говорит другое"),
                rule("warning of another term", set(REVIEW, ">${terms.warning('intake')}<",
                        ">${terms.warning('hearing')}<"), "таймер предупреждения"),
                rule("breach timer interrupts",
                        set(REVIEW, "id=\"timerEvent_takeApplicationBreach\" name=\"Срок истёк\" "
                                + "cancelActivity=\"false\"", "id=\"timerEvent_takeApplicationBreach\" name=\"Срок "
                                + "истёк\" cancelActivity=\"true\""), "таймер нарушения"),
                rule("delegate", set(CASE, "${closeCase}", "${dataSource}"), "Обработчик «$"
                        + "{dataSource}» не опубликован. Возьмите один из опубликованных: adoptPlan"),
                rule("delegate of another kind", set(CASE, "${closeCase}", "${planStep}"), "не опубликован"),
                rule("listener", set(REVIEW, "${applicationRelease}", "${closeCase}"), "Слушатель «$"
                        + "{closeCase}» не опубликован"),
                rule("asynchronous", set(INQUIRY, " camunda:asyncBefore=\"true\"", ""),
                        "Asynchronous continuations: before"),
                rule("retries",
                        set(INQUIRY, "<camunda:failedJobRetryTimeCycle>PT10S,PT30S,PT1M,PT5M,PT15M,PT1H"
                                + "</camunda:failedJobRetryTimeCycle>", ""), "Впишите промежутки повторов"),
                rule("class", set(CASE, "camunda:delegateExpression=\"${closeCase}\"", "camunda:class=\"a.B\""),
                        "Класс или выражение Java («camunda:class»)"),
                rule("script", set(CASE, ">refused</camunda:inputParameter>", "><camunda:script "
                        + "scriptFormat=\"feel\">1</camunda:script></camunda:inputParameter>"), "Скрипты запрещены"),
                rule("connector", set(REVIEW, "<camunda:properties>", "<camunda:connector/><camunda:properties>"),
                        "коннекторы запрещены"),
                rule("all variables", set(REVIEW, "<camunda:in source=\"caseId\" target=\"caseId\"/>",
                        "<camunda:in variables=\"all\"/>"), "Передавать все переменные нельзя"),
                rule("called process", set(REVIEW, "calledElement=\"registry-inquiry\"",
                        "calledElement=\"registry-enquiry\""), "Вызываемого процесса «registry-enquiry» нет"),
                rule("called process not sent", Models.all().without(INQUIRY),
                        "«registry-inquiry» берётся из того же развёртывания"),
                rule("caller not sent", Models.all().without(CASE),
                        "Добавьте в развёртывание «resettlement-case.bpmn»"),
                rule("decision not sent", Models.all().without(ROUTE),
                        "«review-route» берётся из того же развёртывания"),
                rule("message name", set(CASE, "resettlement.withdrawalRequested", "withdrawn!"),
                        "Имя сообщения «withdrawn!» не подходит"),
                rule("documentation",
                        Models.all()
                        .changed(REVIEW,
                                text -> text
                                        .replaceFirst(
                                                "(id=\"userTask_takeApplication\"[^>]*>)\\s*<bpmn:documentation>[^<]*"
                                                + "</bpmn:documentation>", "$1")), "У задачи нет описания"),
                rule("drawing",
                        Models.all()
                        .changed(REVIEW, text -> text.replaceFirst("bpmnElement=\"userTask_takeApplication\"",
                                "bpmnElement=\"userTask_other\"")), "не нарисован"),
                rule("dead end",
                        set(INQUIRY,
                                "<bpmn:sequenceFlow id=\"flow_registryBackToAskConsent\" "
                                + "sourceRef=\"timerEvent_registryBack\" targetRef=\"serviceTask_askConsent\"/>", ""),
                                "После этого шага ничего нет"),
                rule("loop", set(INQUIRY, "targetRef=\"endEvent_enteredManually\"",
                        "targetRef=\"serviceTask_startReconciliation\""), "такой круг остановит систему"),
                rule("overlap", set(ROUTE, "<inputEntry id=\"entry_sameRegion1\"><text>false</text>",
                        "<inputEntry id=\"entry_sameRegion1\"><text>-</text>"), "подходят одновременно, например"),
                rule("gap", Models.all()
                        .changed(ROUTE,
                                text -> text.replaceFirst("(?s)<rule id=\"rule_attachmentOnly\">.*?</rule>", "")),
                                "Ни одна строка не подходит, если: Только добавлены документы = true; Исполнитель уже "
                                + "назначен = true"),
                rule("hit policy", set(ROUTE, "hitPolicy=\"UNIQUE\"", "hitPolicy=\"ANY\""),
                        "Правило выбора строки «ANY» не используется"),
                rule("cell", set(ROUTE, "<text>\"assignment\"</text>", "<text>assignment</text>"),
                        "Строка 2, столбец «Маршрут»: «assignment» не постоянное значение"),
                rule("form component", set(FORM, "\"type\": \"text\"", "\"type\": \"filepicker\""),
                        "Компонент вида «filepicker» Tasklist не показывает"),
                rule("form field", set(FORM, "\"key\": \"applicantSurname\"", "\"key\": \"surnameOfApplicant\""),
                        "Поля «surnameOfApplicant» нет в деле"),
                rule("form schema", set(FORM, "\"schemaVersion\": 16", "\"schemaVersion\": 18"),
                        "Версия схемы формы «18» не подходит"),
                rule("form Kazakh label", set(FORM, "\"label.kk\": \"Тегі\"", "\"label.kk\": \"\""),
                        "«Фамилия» (field_applicantSurname): Нет казахского текста"),
                rule("term table", set("service-terms.dmn", "<text>75</text>", "<text>175</text>"),
                        "Строки таблицы сроков не подходят"),
                rule("term gone",
                        Models.all()
                        .changed("service-terms.dmn", text -> text.replaceFirst(
                                "(?s)<rule id=\"rule_hearing\">.*?</rule>", "")), "Из таблицы сроков пропали: hearing"),
                rule("document kind", Models.all().replaced("required-documents.dmn", "\"divorce\"", "\"divorced\""),
                        "Вида документа «divorced» нет в деле"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenRules")
    void shouldRefuseWithTheRightSentence_whenARuleIsBroken(String rule, Models models, String sentence) {
        Modeler.Answer answer = new Modeler(port, "analyst").deploy("broken", models, "ru");

        if (answer.status() == 200) {
            desk.engine.getRepositoryService().deleteDeployment(answer.body().path("id").asText(), true);
        }
        assertThat(answer.status()).as(rule).isEqualTo(400);
        assertThat(Stream.of(sentence.split("\\|")).anyMatch(answer.message()::contains))
                .as("%s%n%s", sentence, answer.message()).isTrue();
        assertThat(answer.body().path("details").isEmpty()).isFalse();
    }

    @Test
    void shouldRefuse_whenTheDeploymentNamesATenant() {
        Modeler.Answer answer = new Modeler(port, "analyst").deploy("tenant", Models.all(), "kk",
                Map.of("tenant-id", "other"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("«Tenant ID» өрісі бос болуы керек");
    }

    private static Models set(String file, String before, String after) {
        return Models.all().once(file, before, after);
    }

    private static Arguments rule(String name, Models models, String sentence) {
        return Arguments.of(name, models, sentence);
    }
}
