package kz.qonys.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house rules of design.md section 7, over every diagram in {@code processes/}. */
class ProcessRulesTest {

    private static final Pattern GROUP = Pattern.compile(
            "\\$\\{staff\\.group\\('([a-z-]+)', (departureOffice|settlementOffice)\\)}");
    private static final Pattern DUE = Pattern.compile("\\$\\{terms\\.due\\('([a-z-]+)'\\)}");
    private static final Pattern WARNING = Pattern.compile("\\$\\{terms\\.warning\\('([a-z-]+)'\\)}");
    private static final Pattern GENERATED = Pattern.compile(".*_[0-9a-z]{7}");
    private static final Map<Class<? extends FlowElement>, String> PREFIXES = Map.of(
            UserTask.class, "userTask_", ServiceTask.class, "serviceTask_", BusinessRuleTask.class,
            "businessRuleTask_", CallActivity.class, "callActivity_", Gateway.class, "gateway_",
            SequenceFlow.class, "flow_");

    static Stream<Path> diagrams() throws Exception {
        return ModelFolder.files("processes", ".bpmn");
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void shouldNameFileAndVersion(Path file) {
        Process process = process(file);

        assertThat(file.getFileName()).hasToString(process.getId() + ".bpmn");
        assertThat(process.getName()).isNotBlank();
        assertThat(process.getCamundaVersionTag()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
        assertThat(process.getDocumentations()).isNotEmpty();
        assertTranslated(process);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void shouldHaveReadableIds(Path file) {
        for (FlowElement element : process(file).getFlowElements()) {
            PREFIXES.forEach((type, prefix) -> {
                if (type.isInstance(element)) {
                    assertThat(element.getId()).startsWith(prefix);
                }
            });
            assertThat(element.getId()).isNotEqualTo(element.getElementType().getTypeName());
            assertThat(GENERATED.matcher(element.getId()).matches() && element.getId().matches(".*[0-9].*"))
                    .as(element.getId()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void shouldLabelEverythingAReaderMeets(Path file) {
        for (FlowElement element : process(file).getFlowElements()) {
            boolean branch = element instanceof SequenceFlow flow && flow.getSource().getOutgoing().size() > 1;
            boolean split = element instanceof Gateway gateway && gateway.getOutgoing().size() > 1;
            if (element instanceof Activity || element instanceof Event || split || branch) {
                assertThat(element.getName()).as(element.getId()).isNotBlank();
                assertTranslated(element);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void shouldHaveADefaultFlowOnExclusiveSplits(Path file) {
        for (ExclusiveGateway gateway : elements(file, ExclusiveGateway.class)) {
            if (gateway.getOutgoing().size() > 1) {
                assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
                assertThat(gateway.getOutgoing()).allMatch(
                        flow -> flow.equals(gateway.getDefault()) || flow.getConditionExpression() != null);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void shouldGiveEachUserTaskAGroupAFormAndOneTerm(Path file) throws Exception {
        Set<String> roles = firstColumn("src/main/resources/staff/roles.csv");
        String terms = Files.readString(Path.of("processes/decisions/service-terms.dmn"));

        for (UserTask task : elements(file, UserTask.class)) {
            Map<String, String> properties = properties(task);
            String term = properties.get("term");
            assertThat(terms).as(task.getId()).contains("\"" + term + "\"");
            assertThat(properties.get("side")).isIn("departure", "settlement");
            assertThat(task.getDocumentations()).as(task.getId()).isNotEmpty();
            assertThat(Path.of("forms", task.getCamundaFormRef() + ".form")).exists();
            assertThat(task.getCamundaFormRefBinding()).isEqualTo("deployment");

            Matcher group = GROUP.matcher(task.getCamundaCandidateGroups());
            assertThat(group.matches()).as(task.getCamundaCandidateGroups()).isTrue();
            assertThat(roles).contains(group.group(1));

            assertThat(code(DUE, task.getCamundaDueDate())).isEqualTo(term);
            assertThat(timers(file, task, WARNING)).containsExactly(term);
            assertThat(timers(file, task, DUE)).containsExactly(term);
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void shouldCallOnlyPublishedDelegates(Path file) {
        assertThat(elements(file, ScriptTask.class)).isEmpty();
        for (ServiceTask task : elements(file, ServiceTask.class)) {
            assertThat(task.getCamundaClass()).isNull();
            assertThat(task.getCamundaExpression()).isNull();
            assertThat(task.getCamundaDelegateExpression()).matches("\\$\\{[a-zA-Z]+}");
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void shouldRetryOutwardCallsInTheirOwnTransaction(Path file) {
        for (ServiceTask task : elements(file, ServiceTask.class)) {
            if (task.getCamundaDelegateExpression().equals("${askRegistry}")) {
                assertThat(task.isCamundaAsyncBefore()).isTrue();
                assertThat(task.getExtensionElements().getElements()).anyMatch(
                        element -> element.getElementType().getTypeName().equals("failedJobRetryTimeCycle"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void shouldPassNamedVariablesOnly(Path file) {
        for (CallActivity call : elements(file, CallActivity.class)) {
            assertThat(call.getModelInstance().getModelElementsByType(CamundaIn.class))
                    .noneMatch(in -> "all".equals(in.getCamundaVariables()));
            assertThat(Path.of("processes", call.getCalledElement() + ".bpmn")).exists();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void shouldKeepConditionsToOneComparison(Path file) {
        for (ConditionExpression condition : model(file).getModelElementsByType(ConditionExpression.class)) {
            assertThat(condition.getTextContent()).matches("\\$\\{[a-zA-Z]+( == '[a-z-]+')?}");
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void shouldDrawEveryNodeAndFlow(Path file) {
        BpmnModelInstance model = model(file);
        Set<String> drawn = Stream.concat(
                        model.getModelElementsByType(BpmnShape.class).stream().map(BpmnShape::getBpmnElement),
                        model.getModelElementsByType(BpmnEdge.class).stream().map(BpmnEdge::getBpmnElement))
                .map(BaseElement::getId).collect(Collectors.toSet());

        assertThat(process(file).getFlowElements()).allMatch(element -> drawn.contains(element.getId()));
        assertThat(elements(file, FlowNode.class)).hasSizeLessThanOrEqualTo(45);
    }

    private static List<String> timers(Path file, UserTask task, Pattern pattern) {
        List<String> codes = new ArrayList<>();
        for (BoundaryEvent event : elements(file, BoundaryEvent.class)) {
            if (event.getAttachedTo().getId().equals(task.getId()) && !event.cancelActivity()) {
                event.getEventDefinitions().stream()
                        .flatMap(definition -> definition.getChildElementsByType(TimeDate.class).stream())
                        .map(date -> code(pattern, date.getTextContent()))
                        .filter(code -> code != null)
                        .forEach(codes::add);
            }
        }
        return codes;
    }

    private static String code(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? matcher.group(1) : null;
    }

    private static void assertTranslated(BaseElement element) {
        assertThat(properties(element)).as(element.getId()).containsKeys("name.kk", "name.en");
    }

    private static Map<String, String> properties(BaseElement element) {
        if (element.getExtensionElements() == null) {
            return Map.of();
        }
        return element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .collect(Collectors.toMap(property -> property.getCamundaName(),
                        property -> property.getCamundaValue()));
    }

    private static Set<String> firstColumn(String file) throws Exception {
        return Files.readAllLines(Path.of(file)).stream().map(line -> line.split(";")[0]).collect(Collectors.toSet());
    }

    private static <T extends FlowElement> Collection<T> elements(Path file, Class<T> type) {
        return model(file).getModelElementsByType(type);
    }

    private static Process process(Path file) {
        return model(file).getModelElementsByType(Process.class).iterator().next();
    }

    private static BpmnModelInstance model(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }
}
