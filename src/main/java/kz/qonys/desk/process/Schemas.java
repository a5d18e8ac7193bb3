package kz.qonys.desk.process;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.qonys.desk.form.FormSchema;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;

/** Parsed forms. A deployed resource never changes, so deployment and name are key enough. */
final class Schemas {

    private final Map<String, FormSchema> bound = new ConcurrentHashMap<>();
    private final Map<String, FormSchema> parsed = new ConcurrentHashMap<>();

    /** The form a reference means. Needs a command context; the reader's engine rights do not matter here. */
    FormSchema find(CamundaFormRef reference, String deploymentId) {
        if ("deployment".equals(reference.getBinding())) {
            return bound.computeIfAbsent(deploymentId + " " + reference.getKey(),
                    absent -> load(reference, deploymentId));
        }
        return load(reference, deploymentId);
    }

    private FormSchema load(CamundaFormRef reference, String deploymentId) {
        CommandContext context = Context.getCommandContext();
        return context.runWithoutAuthorization(() -> {
            CamundaFormDefinition form = new GetCamundaFormDefinitionCmd(reference, deploymentId).execute(context);
            String key = form.getDeploymentId() + " " + form.getResourceName();
            return parsed.computeIfAbsent(key, absent -> FormSchema.parse(text(context, form)));
        });
    }

    private static String text(CommandContext context, CamundaFormDefinition form) {
        ResourceEntity resource = context.getResourceManager()
                .findResourceByDeploymentIdAndResourceName(form.getDeploymentId(), form.getResourceName());
        return new String(resource.getBytes(), StandardCharsets.UTF_8);
    }
}
