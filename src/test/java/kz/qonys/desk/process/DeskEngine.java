package kz.qonys.desk.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import kz.qonys.casefile.CaseFields;
import kz.qonys.casefile.FieldCipher;
import kz.qonys.desk.DeskProperties;
import kz.qonys.desk.Drafts;
import kz.qonys.desk.OptionLists;
import kz.qonys.desk.StartRight;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.review.CaseOpenings;
import kz.qonys.security.engine.TaskRights;
import kz.qonys.signature.SignatureGuard;
import kz.qonys.signature.SigningSteps;
import kz.qonys.staff.StaffDirectory;
import kz.qonys.terms.OpenTasks;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * One in-memory engine for all tests, as building one costs seconds: with the desk's plugin, a fake case file in the
 * same database and transactions as in production.
 */
class DeskEngine {

    static final String CASE = "case-1";
    static final Instant NOW = Instant.parse("2026-03-19T04:00:00Z");

    private static DeskEngine shared;

    final JdbcTemplate jdbc;
    final FakeCaseFile caseFile;
    final NarrowList list;
    final FakeStaff staff = new FakeStaff();
    final Messages messages = new Messages();
    final List<Map<String, Object>> opened = new ArrayList<>();
    final Clock clock = Clock.fixed(NOW, ZoneId.of("Asia/Almaty"));
    final Drafts drafts;
    final StartRight startRight;
    final ProcessEngine engine;

    /** The engine, empty. */
    static synchronized DeskEngine empty() {
        if (shared == null) {
            shared = new DeskEngine();
        }
        shared.clear();
        return shared;
    }

    private DeskEngine() {
        DriverManagerDataSource database = new DriverManagerDataSource(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        jdbc = new JdbcTemplate(database);
        caseFile = new FakeCaseFile(jdbc);
        list = new NarrowList(jdbc, clock);
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V11__desk_drafts.sql")).execute(database);
        DeskProperties properties = new DeskProperties(List.of("59"), "career-centre-officer", 100,
                Duration.ofDays(14));
        drafts = new Drafts(JdbcClient.create(jdbc), cipher(), clock, properties);
        StaticListableBeanFactory beans = beans();
        startRight = new StartRight(beans.getBeanProvider(StaffDirectory.class), properties);
        FormDoor door = new FormDoor(beans.getBeanProvider(CaseFields.class),
                beans.getBeanProvider(StaffDirectory.class), beans.getBeanProvider(OptionLists.class),
                beans.getBeanProvider(CaseOpenings.class), beans.getBeanProvider(Drafts.class),
                beans.getBeanProvider(Clock.class), startRight, signing(beans), messages);
        PersonalFilters filters = new PersonalFilters(beans.getBeanProvider(StaffDirectory.class),
                beans.getBeanProvider(Clock.class));
        PersonalLists lists = new PersonalLists(beans.getBeanProvider(OpenTasks.class),
                beans.getBeanProvider(StaffDirectory.class), beans.getBeanProvider(Clock.class));
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("desk-" + UUID.randomUUID());
        configuration.setApplicationContext(new StaticApplicationContext());
        configuration.setDataSource(database);
        configuration.setTransactionManager(new DataSourceTransactionManager(database));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setAuthorizationEnabled(true);
        configuration.setHistory("full");
        configuration.setJobExecutorActivate(false);
        configuration.setProcessEnginePlugins(new ArrayList<>(
                List.of(new SpinProcessEnginePlugin(), new TaskRights(),
                        new FormDoorPlugin(door, filters, lists, beans.getBeanProvider(Drafts.class)), list)));
        engine = configuration.buildProcessEngine();
    }

    private void clear() {
        ClockUtil.setCurrentTime(Date.from(NOW));
        engine.getIdentityService().clearAuthentication();
        engine.getRepositoryService().createDeploymentQuery().list()
                .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
        engine.getFilterService().createFilterQuery().list()
                .forEach(filter -> engine.getFilterService().deleteFilter(filter.getId()));
        engine.getAuthorizationService().createAuthorizationQuery().list()
                .forEach(one -> engine.getAuthorizationService().deleteAuthorization(one.getId()));
        caseFile.clear();
        list.clear();
        opened.clear();
        jdbc.update("delete from desk_draft");
    }

    private StaticListableBeanFactory beans() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("caseFields", caseFile);
        beans.addBean("staff", staff);
        beans.addBean("clock", clock);
        beans.addBean("openTasks", list.tasks());
        beans.addBean("optionLists", new FakeOptions());
        CaseOpenings openings = mock(CaseOpenings.class);
        when(openings.open(any(), any(), any(), anyBoolean())).thenAnswer(call ->
                open(call.getArgument(0), call.getArgument(1), call.getArgument(2), call.getArgument(3)));
        beans.addBean("openings", openings);
        beans.addBean("drafts", drafts);
        return beans;
    }

    /** Nothing is signed here: there is no table of steps. */
    private SigningDoor signing(StaticListableBeanFactory beans) {
        return new SigningDoor(beans.getBeanProvider(SigningSteps.class), beans.getBeanProvider(SignatureGuard.class),
                beans.getBeanProvider(CaseFields.class), beans.getBeanProvider(OptionLists.class),
                beans.getBeanProvider(StaffDirectory.class), beans.getBeanProvider(ModelNames.class), messages);
    }

    private CaseOpenings.Opening open(String user, String submissionKey, String category, boolean abroad) {
        opened.add(Map.of("user", user, "submissionKey", submissionKey, "category", category));
        return new CaseOpenings.Opening(CASE, "QN-26-000001", category, abroad, FakeStaff.DEPARTURE.id());
    }

    /** Not the real one, whose keys are the case file's own; but bound to its row like that. */
    private static FieldCipher cipher() {
        FieldCipher cipher = mock(FieldCipher.class);
        when(cipher.seal(any(), any())).thenAnswer(call -> "k:" + Base64.getEncoder().encodeToString(
                (call.getArgument(1) + "\n" + call.getArgument(0)).getBytes(StandardCharsets.UTF_8)));
        when(cipher.open(any(), any())).thenAnswer(call -> {
            String sealed = call.getArgument(0);
            String opened = new String(Base64.getDecoder().decode(sealed.substring(2)), StandardCharsets.UTF_8);
            String context = call.getArgument(1) + "\n";
            if (!opened.startsWith(context)) {
                throw new IllegalStateException("A value in a foreign place");
            }
            return opened.substring(context.length());
        });
        return cipher;
    }

    /** Deploys a process of one task that may come back. */
    void deploy() {
        deploy(engine);
    }

    static void deploy(ProcessEngine engine) {
        BpmnModelInstance model = Bpmn.createExecutableProcess("desk-walk").name("Прохождение")
                .camundaHistoryTimeToLive(30)
                .startEvent("start").camundaFormRef("desk-application").camundaFormRefBinding("deployment")
                .userTask("userTask_check").name("Проверить")
                .camundaCandidateGroups("tur-cc.career-centre-officer")
                .camundaFormRef("desk-review").camundaFormRefBinding("deployment")
                .exclusiveGateway("again").condition("back", "${decision == 'return'}").connectTo("userTask_check")
                .moveToNode("again").condition("on", "${decision != 'return'}").endEvent("end").done();
        named(model, "userTask_check", "name.kk", "Тексеру");
        named(model, "desk-walk", "name.kk", "Өту");
        engine.getRepositoryService().createDeployment()
                .addModelInstance("desk-walk.bpmn", model)
                .addString("application.form", resource("application"))
                .addString("review.form", resource("review"))
                .deploy();
    }

    private static void named(BpmnModelInstance model, String id, String name, String value) {
        BaseElement element = model.getModelElementById(id);
        ExtensionElements extension = model.newInstance(ExtensionElements.class);
        element.setExtensionElements(extension);
        CamundaProperties properties = extension.addExtensionElement(CamundaProperties.class);
        CamundaProperty property = model.newInstance(CamundaProperty.class);
        property.setCamundaName(name);
        property.setCamundaValue(value);
        properties.getCamundaProperties().add(property);
    }

    static String resource(String name) {
        try {
            return new ClassPathResource("desk/" + name + ".form").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A case waiting at its first task, taken by anna, with a value in every field. */
    Task started() {
        caseFile.put(CASE, Map.of("applicantSurname", "Сапарова", "applicantIin", "900101400014",
                "applicantPhone", "+77010000001", "applicantAddress", "Кентау", "settlementOffice", "sko-cc",
                "familyMembers", List.of(Map.of("personId", "p-1", "name", "Арман", "relation", "son"))));
        engine.getIdentityService().clearAuthentication();
        engine.getRuntimeService().createProcessInstanceByKey("desk-walk").startBeforeActivity("userTask_check")
                .setVariable("caseId", CASE).setVariable("settlementOffice", "sko-cc")
                .setVariable("category", "kandas").setVariable("round", 1).execute();
        Task task = engine.getTaskService().createTaskQuery().singleResult();
        engine.getTaskService().claim(task.getId(), "anna");
        return task;
    }

    <T> T as(String user, Supplier<T> work) {
        engine.getIdentityService().setAuthentication(user, List.copyOf(staff.groupsOf(user)));
        try {
            return work.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    void as(String user, Runnable work) {
        as(user, () -> {
            work.run();
            return null;
        });
    }

    void leave() {
        ClockUtil.reset();
    }

    private static final class FakeOptions implements OptionLists {

        @Override
        public boolean knows(String key) {
            return key.equals("settlementOffices");
        }

        @Override
        public List<Option> options(String key, String settlementOffice, Language language) {
            return List.of(new Option(FakeStaff.SETTLEMENT.name(language), "sko-cc"));
        }
    }
}
