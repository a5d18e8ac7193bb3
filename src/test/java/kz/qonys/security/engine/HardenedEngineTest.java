package kz.qonys.security.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import kz.qonys.terms.Terms;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.GenericApplicationContext;

/** The engine plug-in alone, without the web: expressions, scripts, decisions, typed variables. */
class HardenedEngineTest {

    private static final AtomicInteger CALLS = new AtomicInteger();

    private static final Map<String, Object> OBJECTS = Map.of(
            "leaky", new Leaky(), "list", new ArrayList<>(List.of("a")), "map", new HashMap<>(Map.of("key", "value")));

    private static GenericApplicationContext context;
    private static ProcessEngine engine;

    /** Known by name to models, since it is a delegate; its own method is nobody's business. */
    public static final class Delegate implements JavaDelegate {

        @Override
        public void execute(DelegateExecution execution) {
            execution.setVariable("delegated", true);
        }

        public String leak() {
            CALLS.incrementAndGet();
            return "leaked";
        }
    }

    /** Not published. */
    public static final class Secret {

        public String leak() {
            CALLS.incrementAndGet();
            return "leaked";
        }
    }

    /** Object in a variable, as a careless delegate might leave one. */
    public static final class Leaky implements Serializable {

        private static final long serialVersionUID = 1L;

        public String getName() {
            CALLS.incrementAndGet();
            return "leaked";
        }
    }

    private static final class FixedTerms implements Terms {

        @Override
        public Date due(String code) {
            return new Date(0);
        }

        @Override
        public Date warning(String code) {
            return new Date(0);
        }
    }

    @BeforeAll
    static void build() {
        context = new GenericApplicationContext();
        context.registerBean("terms", Terms.class, FixedTerms::new);
        context.registerBean("notify", Delegate.class, Delegate::new);
        context.registerBean("secret", Secret.class, Secret::new);
        context.registerBean(CommandTable.class, CommandTable::new);
        context.refresh();
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("hardened");
        configuration.setJdbcUrl("jdbc:h2:mem:hardened");
        configuration.getProcessEnginePlugins()
                .add(new HardenedEngine(context, context.getBeanProvider(CommandTable.class), new Messages()));
        engine = configuration.buildProcessEngine();
        deployScope();
    }

    @BeforeEach
    void read() {
        LocaleContextHolder.setLocale(Language.RU.locale());
    }

    @AfterEach
    void leave() {
        LocaleContextHolder.resetLocaleContext();
    }

    @AfterAll
    static void close() {
        engine.close();
        context.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "${secret.leak()}",
        "${secret}",
        "${notify.leak()}",
        "${notify.name}",
        "${''.getClass()}",
        "${''.class}",
        "${\"\".getClass().forName('java.lang.Runtime').getMethod('getRuntime').invoke(null).exec('id')}",
        "${execution.getClass().getClassLoader()}",
        "${execution.class.classLoader}",
        "${execution.getProcessEngineServices().getRuntimeService()}",
        "${execution.processEngineServices.runtimeService}",
        "${execution.processEngine}",
        "${execution.setVariable('approved', true)}",
        "${execution.getVariables()}",
        "${execution.variables}",
        "${execution.getProcessEngine().getIdentityService()}",
        "${execution.processInstance}",
        "${execution.bpmnModelInstance}",
        "${execution.parent}",
        "${terms.getClass()}",
        "${terms.hashCode()}",
        "${terms.class}",
        "${terms['class']}",
        "${list.getClass()}",
        "${list.clear()}",
        "${list.add('x')}",
        "${map.put('a', 'b')}",
        "${map.getClass().forName('java.lang.System')}",
        "${map.class}",
        "${text.getBytes()}",
        "${text.concat('x')}",
        "${leaky.name}",
        "${leaky.getName()}",
        "${leaky['name']}",
        "${now().getClass()}",
        "${now().getTime()}",
        "${S('{}')}",
        "${currentUser()}",
        "${dateTime()}",
        "${unknown}",
        "${processEngine}",
        "${environment}",
        "${systemProperties}"
    })
    void shouldRefuseAnExpression_whenItReachesBeyondTheList(String attack) {
        int before = CALLS.get();

        assertThatThrownBy(() -> evaluate(attack)).isInstanceOf(RuntimeException.class);
        assertThat(CALLS).hasValue(before);
    }

    @Test
    void shouldEvaluate_whenExpressionStaysOnTheList() {
        assertThat(evaluate("${terms.due('intake')}")).isEqualTo(new Date(0));
        assertThat(evaluate("${category == 'kandas' && !abroad}")).isEqualTo(true);
        assertThat(evaluate("${execution.getVariable('category')}")).isEqualTo("kandas");
        assertThat(evaluate("${execution.processBusinessKey}")).isEqualTo("QN-26-000001");
        assertThat(evaluate("${execution.hasVariable('nothing')}")).isEqualTo(false);
        assertThat(evaluate("${list[0]}")).isEqualTo("a");
        assertThat(evaluate("${list.contains('a')}")).isEqualTo(true);
        assertThat(evaluate("${map.key}")).isEqualTo("value");
        assertThat(evaluate("${round + 1}")).isEqualTo(2L);
        assertThat(evaluate("${now()}")).isInstanceOf(Date.class);
        assertThat(evaluate("${notify}")).isInstanceOf(Delegate.class);
    }

    @Test
    void shouldNotLetAVariablePoseAsABean_whenTheyShareAName() {
        String instance = start(Map.of("terms", "fake"));

        assertThat(evaluate(instance, "${terms.due('intake')}")).isEqualTo(new Date(0));
    }

    @Test
    void shouldRefuse_whenNoProcessStandsBehindTheExpression() {
        assertThatThrownBy(() -> configuration().getCommandExecutorTxRequired().execute(command ->
                        configuration().getExpressionManager().createExpression("${terms.due('x')}").getValue(null)))
                .hasMessageContaining("Выражения в запросах");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript", "groovy", "python", "juel", "feel", "feel-scala", "ecmascript"})
    void shouldRefuseAScript_whateverItsLanguage(String language) {
        BpmnModelInstance model = Bpmn.createExecutableProcess("script-" + language)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .scriptTask().scriptFormat(language).scriptText("1 + 1").camundaResultVariable("sum")
                .userTask()
                .endEvent()
                .done();
        engine.getRepositoryService().createDeployment().addModelInstance("script.bpmn", model).deploy();

        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("script-" + language))
                .hasStackTraceContaining("Сценарии (script) в моделях запрещены");
    }

    @Test
    void shouldRunADelegate_whenItIsNamed() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("delegate")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .serviceTask().camundaDelegateExpression("${notify}")
                .userTask()
                .endEvent()
                .done();
        engine.getRepositoryService().createDeployment().addModelInstance("delegate.bpmn", model).deploy();

        String instance = engine.getRuntimeService().startProcessInstanceByKey("delegate").getId();
        assertThat(engine.getRuntimeService().getVariable(instance, "delegated")).isEqualTo(true);
    }

    @Test
    void shouldSpeakFeelOnly_whenADecisionIsEvaluated() {
        deployDecision("feel", "feel", "amount + 1");
        deployDecision("juel", "juel", "${amount + 1}");
        deployDecision("script", "javascript", "amount + 1");
        deployDecision("external", "feel",
                "{f: function(k) external {java: {class: \"java.lang.System\", method signature: "
                + "\"getProperty(java.lang.String)\"}}, r: f(\"user.home\")}.r");

        assertThat(decide("feel")).isEqualTo(3L);
        assertThatThrownBy(() -> decide("juel")).hasStackTraceContaining("разрешён только FEEL");
        assertThatThrownBy(() -> decide("script")).hasStackTraceContaining("Сценарии (script)");
        assertThat(decideOrNothing("external")).isNotEqualTo(System.getProperty("user.home"));
    }

    @Test
    void shouldRefuseAClass_whenAnObjectVariableNamesIt() {
        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("scope", Map.of("o",
                        Variables.serializedObjectValue("x")
                                .serializationDataFormat("application/x-java-serialized-object")
                                .objectTypeName("java.util.ArrayList").create())))
                .hasMessageContaining("prohibited");
        assertThat(configuration().isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(configuration().getDeserializationTypeValidator().validate("java.net.URL")).isFalse();
        assertThat(configuration().getDeserializationTypeValidator().validate("java.util.ArrayList")).isTrue();
        assertThat(configuration().isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(configuration().isEnableExpressionsInStoredQueries()).isFalse();
    }

    private static void deployScope() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("scope")
                .camundaHistoryTimeToLiveString("P1D").startEvent().userTask().endEvent().done();
        engine.getRepositoryService().createDeployment().addModelInstance("scope.bpmn", model).deploy();
    }

    private static Object evaluate(String expression) {
        return evaluate(start(Map.of()), expression);
    }

    private static Object evaluate(String instance, String expression) {
        return configuration().getCommandExecutorTxRequired().execute(command -> {
            var execution = Context.getCommandContext().getExecutionManager().findExecutionById(instance);
            OBJECTS.forEach((name, value) ->
                    execution.setVariableLocal(name, Variables.objectValue(value, true).create()));
            return configuration().getExpressionManager().createExpression(expression).getValue(execution);
        });
    }

    private static String start(Map<String, Object> more) {
        Map<String, Object> variables = Variables.createVariables()
                .putValue("category", "kandas")
                .putValue("abroad", false)
                .putValue("round", 1)
                .putValue("text", "text");
        variables.putAll(more);
        return engine.getRuntimeService().startProcessInstanceByKey("scope", "QN-26-000001", variables).getId();
    }

    private static ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    private static void deployDecision(String key, String language, String text) {
        String dmn = """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d_%1$s" name="d"
                    namespace="http://qonys.kz/test">
                  <decision id="%1$s" name="%1$s" camunda:historyTimeToLive="1">
                    <variable id="v_%1$s" name="result"/>
                    <literalExpression id="l_%1$s" expressionLanguage="%2$s">
                      <text><![CDATA[%3$s]]></text>
                    </literalExpression>
                  </decision>
                </definitions>
                """.formatted(key, language, text);
        engine.getRepositoryService().createDeployment().addString(key + ".dmn", dmn).deploy();
    }

    private static Object decideOrNothing(String key) {
        try {
            return decide(key);
        } catch (RuntimeException refused) {
            return null;
        }
    }

    private static Object decide(String key) {
        return engine.getDecisionService().evaluateDecisionByKey(key)
                .variables(Map.of("amount", 2))
                .evaluate()
                .getSingleResult()
                .getSingleEntry();
    }
}
