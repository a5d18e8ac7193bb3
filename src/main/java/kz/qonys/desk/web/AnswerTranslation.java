package kz.qonys.desk.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import kz.qonys.desk.FormTexts;
import kz.qonys.desk.form.FormSchema;
import kz.qonys.desk.process.DeskFilter;
import kz.qonys.desk.process.FieldFault;
import kz.qonys.desk.process.ModelNames;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.springframework.stereotype.Component;

/** What in an answer of the engine is words, and how they are said to the reader. */
@Component
class AnswerTranslation {

    private static final Pattern FORM = Pattern.compile(".*/deployed-(start-)?form");
    private static final Pattern WORK = Pattern.compile(".*/(task/[^/]+/.*|process-definition/[^/]+/submit-form)");
    private static final Pattern PREFIX = Pattern.compile(
            "^(?:Cannot submit task form|Cannot instantiate process definition) [^ ]+: ");

    private final ModelNames names;
    private final Messages messages;

    AnswerTranslation(ModelNames names, Messages messages) {
        this.names = names;
        this.messages = messages;
    }

    /**
     * Translates in place.
     *
     * @param attributes of the request, among them the faults of a refused submission
     * @return false when nothing was looked at, so that the original bytes can stand
     */
    boolean translate(String path, int status, JsonNode body, Language language, Function<String, Object> attributes) {
        if (status >= 400) {
            return body instanceof ObjectNode error && refusal(path, status, error, language, attributes);
        }
        if (FORM.matcher(path).matches()) {
            FormTexts.translate(body, language);
            submissionKey(body);
            return true;
        }
        return names(body, language);
    }

    private boolean names(JsonNode node, Language language) {
        boolean changed = node instanceof ObjectNode object && rename(object, language);
        for (JsonNode child : node) {
            changed |= child.isContainerNode() && names(child, language);
        }
        return changed;
    }

    private boolean rename(ObjectNode object, Language language) {
        Optional<String> name = Optional.empty();
        if (!object.path("name").isTextual()) {
            return false;
        } else if (object.has("taskDefinitionKey")) {
            name = names.task(text(object, "processDefinitionId"), text(object, "taskDefinitionKey"), language);
        } else if (object.has("resource") && object.has("key") && object.has("deploymentId")) {
            name = names.process(text(object, "id"), text(object, "key"), language);
        } else if (object.has("resourceType") && object.path("properties").path("desk").isTextual()) {
            name = DeskFilter.of(Map.of("desk", object.path("properties").path("desk").asText()))
                    .map(filter -> messages.text(language, filter.messageKey()));
        }
        name.ifPresent(text -> object.put("name", text));
        return name.isPresent();
    }

    private static String text(ObjectNode object, String field) {
        return object.path(field).isTextual() ? object.path(field).asText() : null;
    }

    /** A fresh key per drawn form: the same form sent twice opens one case. */
    private static void submissionKey(JsonNode form) {
        form.path("components").forEach(component -> {
            if (component instanceof ObjectNode object
                    && FormSchema.SUBMISSION_KEY.equals(object.path("key").asText())) {
                object.put("expression", "=\"" + UUID.randomUUID() + "\"");
            }
            submissionKey(component);
        });
    }

    private boolean refusal(String path, int status, ObjectNode error, Language language,
                            Function<String, Object> attributes) {
        if (!error.path("message").isTextual() || !WORK.matcher(path).matches()) {
            return false;
        }
        String plain = PREFIX.matcher(error.path("message").asText()).replaceFirst("");
        error.put("message", known(status, plain, error).map(key -> messages.text(language, key)).orElse(plain));
        if (error.has("missingAuthorizations")) {
            error.remove(List.of("missingAuthorizations", "userId", "resourceName", "resourceId", "permissionName"));
        }
        if (attributes.apply(FieldFault.ATTRIBUTE) instanceof List<?> faults) {
            ArrayNode array = error.putArray("faults");
            faults.stream().filter(FieldFault.class::isInstance).map(FieldFault.class::cast)
                    .forEach(fault -> array.addObject().put("field", fault.field()).put("component", fault.component())
                            .put("place", fault.place()).put("text", fault.text()));
        }
        return true;
    }

    /** Engine words that a clerk meets, by what only they contain. Texts Tasklist itself knows stay as they are. */
    private static Optional<String> known(int status, String text, ObjectNode error) {
        if (error.path("missingAuthorizations").size() > 0) {
            return Optional.of("desk.denied");
        } else if (text.contains("ENGINE-03005") || text.contains("OptimisticLocking")) {
            return Optional.of("desk.conflict");
        } else if (text.contains("already claimed")) {
            return Optional.of("desk.task.claimed");
        } else if (text.startsWith("Cannot find task")) {
            return Optional.of("desk.task.gone");
        }
        boolean tasklistKnows = text.contains("is suspended") || text.contains("task is null")
                || text.contains("No matching task");
        return status >= 500 && !tasklistKnows ? Optional.of("desk.failed") : Optional.empty();
    }
}
