package kz.qonys.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.qonys.deployment.DeployedModels;
import kz.qonys.deployment.HouseFacts.Kind;
import kz.qonys.deployment.ModelFile;
import kz.qonys.deployment.ModelGate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Element templates for Camunda Modeler: what Modeler can read, naming only what is published, making what the gate
 * takes.
 */
class ElementTemplatesTest {

    private static final Set<String> KEYS = Set.of("name", "id", "version", "description", "appliesTo", "properties");
    private static final Set<String> TYPES = Set.of("String", "Text", "Boolean", "Dropdown", "Hidden");
    private static final Set<String> BINDINGS = Set.of("property", "camunda:property", "camunda:in",
            "camunda:in:businessKey");
    private static final Map<String, String> PREFIXES = Map.of("bpmn:UserTask", "userTask", "bpmn:ServiceTask",
            "serviceTask", "bpmn:CallActivity", "callActivity");
    private static final String HOST = "application-refusal.bpmn";

    private final RepositoryFacts facts = new RepositoryFacts();

    static Stream<Path> templates() throws IOException {
        return ModelFolder.files(".camunda/element-templates", ".json");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void shouldBeReadableByModeler_whenOpened(Path file) throws IOException {
        JsonNode template = read(file);

        template.fieldNames().forEachRemaining(key -> assertThat(KEYS).contains(key));
        assertThat(template.path("id").asText())
                .isEqualTo("kz.qonys." + file.getFileName().toString().replace(".json", ""));
        assertThat(template.path("appliesTo")).allMatch(type -> PREFIXES.containsKey(type.asText()));
        assertThat(template.path("name").asText() + template.path("description").asText()).contains(" / ");
        for (JsonNode property : template.path("properties")) {
            assertThat(TYPES).contains(property.path("type").asText());
            assertThat(BINDINGS).contains(property.path("binding").path("type").asText());
            boolean hidden = property.path("type").asText().equals("Hidden");
            assertThat(hidden || property.path("label").asText().contains(" / ")
                    && property.path("description").asText().contains(" / ")).as(property.toString()).isTrue();
            assertThat(!property.path("type").asText().equals("Dropdown")
                    || choices(property).contains(property.path("value").asText())).as(property.toString()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void shouldNameOnlyWhatIsPublished_whenAnyChoiceIsTaken(Path file) throws IOException {
        String terms = Files.readString(Path.of("processes/decisions/service-terms.dmn"));
        for (JsonNode property : read(file).path("properties")) {
            List<String> values = new ArrayList<>(choices(property));
            values.add(property.path("value").asText());
            for (String value : values) {
                switch (property.path("binding").path("name").asText()) {
                    case "term" -> assertThat(terms).contains("\"" + value + "\"");
                    case "camunda:dueDate" -> assertThat(terms)
                            .contains("\"" + value.replaceAll("\\$\\{terms\\.due\\('(.*)'\\)}", "$1") + "\"");
                    case "camunda:candidateGroups" -> assertThat(facts.roles())
                            .contains(value.replaceAll("\\$\\{staff\\.group\\('(.*)', \\w+Office\\)}", "$1"));
                    case "camunda:formRef" -> assertThat(Path.of("forms", value + ".form")).exists();
                    case "camunda:delegateExpression" -> assertThat(facts.beans(Kind.DELEGATE))
                            .contains(value.replaceAll("[${}]", ""));
                    case "calledElement" -> assertThat(Path.of("processes", value + ".bpmn")).exists();
                    default -> assertThat(value).isNotNull();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void shouldPassTheGate_whenAppliedToADiagram(Path file) throws IOException {
        List<ModelFile> files = new ArrayList<>();
        for (Path model : Stream.of(ModelFolder.files("processes", ".bpmn"), ModelFolder.files("processes", ".dmn"),
                ModelFolder.files("forms", ".form")).flatMap(some -> some).toList()) {
            String text = Files.readString(model);
            files.add(new ModelFile(model.getFileName().toString(),
                    (model.endsWith(HOST) ? applied(text, read(file)) : text)
                    .getBytes(StandardCharsets.UTF_8)));
        }

        assertThat(new ModelGate(facts).faults(files, DeployedModels.NONE)).isEmpty();
    }

    /** The diagram with one element of the template behind its start event, and the timers that a task needs. */
    private static String applied(String diagram, JsonNode template) {
        String tag = PREFIXES.get(template.path("appliesTo").path(0).asText());
        String id = tag + "_fromTemplate";
        StringBuilder attributes = new StringBuilder();
        StringBuilder properties = new StringBuilder();
        StringBuilder mappings = new StringBuilder();
        String term = "";
        for (JsonNode property : template.path("properties")) {
            JsonNode binding = property.path("binding");
            String value = property.path("value").asText();
            switch (binding.path("type").asText()) {
                case "property" -> attributes.append(' ').append(binding.path("name").asText()).append("=\"")
                        .append(value)
                        .append('"');
                case "camunda:property" -> properties.append("<camunda:property name=\"")
                        .append(binding.path("name").asText()).append("\" value=\"").append(value).append("\"/>");
                case "camunda:in:businessKey" -> mappings.append("<camunda:in businessKey=\"").append(value)
                        .append("\"/>");
                default -> mappings.append("<camunda:in ")
                        .append(binding.path("expression").asBoolean() ? "sourceExpression" : "source").append("=\"")
                        .append(value).append("\" target=\"").append(binding.path("target").asText()).append("\"/>");
            }
            term = binding.path("name").asText().equals("term") ? value : term;
        }
        String element = "<bpmn:" + tag + " id=\"" + id + "\" camunda:modelerTemplate=\"" + template.path("id").asText()
                + "\" camunda:modelerTemplateVersion=\"1\"" + attributes
                + "><bpmn:documentation>Приказ.</bpmn:documentation><bpmn:extensionElements><camunda:properties>"
                + properties + "</camunda:properties>" + mappings
                + "</bpmn:extensionElements></bpmn:" + tag + ">"
                + flow("flow_startToTemplate", "startEvent_refusalProposed", id);
        String shapes = shape(id) + edge("flow_startToTemplate");
        if (tag.equals("userTask")) {
            element += timer("warning", term, id) + timer("due", term, id);
            shapes += shape("timerEvent_warning") + edge("flow_warning") + shape("timerEvent_due") + edge("flow_due");
        }
        return diagram.replaceFirst("sourceRef=\"startEvent_refusalProposed\"", "sourceRef=\"" + id + "\"")
                .replace("</bpmn:process>", element + "</bpmn:process>")
                .replace("</bpmndi:BPMNPlane>", shapes + "</bpmndi:BPMNPlane>");
    }

    private static String timer(String method, String term, String task) {
        return "<bpmn:boundaryEvent id=\"timerEvent_" + method
                + "\" name=\"Срок\" cancelActivity=\"false\" attachedToRef=\""
                + task + "\"><bpmn:extensionElements><camunda:properties><camunda:property name=\"name.kk\" "
                + "value=\"Мерзім\"/>"
                + "<camunda:property name=\"name.en\" value=\"Term\"/></camunda:properties></bpmn:extensionElements>"
                + "<bpmn:timerEventDefinition><bpmn:timeDate>${terms." + method + "('" + term + "')}</bpmn:timeDate>"
                + "</bpmn:timerEventDefinition></bpmn:boundaryEvent>"
                + flow("flow_" + method, "timerEvent_" + method, "serviceTask_noticeTerms");
    }

    private static String flow(String id, String source, String target) {
        return "<bpmn:sequenceFlow id=\"" + id + "\" sourceRef=\"" + source + "\" targetRef=\"" + target + "\"/>";
    }

    private static String shape(String element) {
        return "<bpmndi:BPMNShape id=\"" + element + "_di\" bpmnElement=\"" + element
                + "\"><dc:Bounds x=\"0\" y=\"0\" width=\"100\" height=\"80\"/></bpmndi:BPMNShape>";
    }

    private static String edge(String element) {
        return "<bpmndi:BPMNEdge id=\"" + element + "_di\" bpmnElement=\"" + element
                + "\"><di:waypoint x=\"0\" y=\"0\"/><di:waypoint x=\"9\" y=\"9\"/></bpmndi:BPMNEdge>";
    }

    private static List<String> choices(JsonNode property) {
        List<String> values = new ArrayList<>();
        property.path("choices").forEach(choice -> values.add(choice.path("value").asText()));
        return values;
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
