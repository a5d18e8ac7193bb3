package kz.qonys.review.process;

import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The custom properties of a user task as an analyst writes them in Camunda Modeler. */
record StepProperties(String term, String side, boolean signs) {

    static StepProperties of(Element userTask) {
        Element extensions = userTask.element("extensionElements");
        Element properties = extensions == null ? null : extensions.element("properties");
        Map<String, String> values = properties == null ? Map.of() : properties.elements("property").stream()
                .collect(Collectors.toMap(property -> property.attribute("name"),
                        property -> property.attribute("value"), (first, second) -> first));
        return new StepProperties(values.get("term"), values.get("side"), "true".equals(values.get("signs")));
    }
}
