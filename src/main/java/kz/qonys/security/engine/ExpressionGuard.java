package kz.qonys.security.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kz.qonys.language.Messages;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;

/**
 * First resolver of every expression: lets a property or call on an object pass to the resolvers behind it only when
 * object and name are on the list. Classes, reflection and the engine's services are on no list.
 */
class ExpressionGuard extends ReadOnlyResolver {

    private static final Set<String> EXECUTION = Set.of(
            "getVariable", "hasVariable", "getProcessBusinessKey", "getBusinessKey", "getProcessInstanceId",
            "getProcessDefinitionId", "getId", "getCurrentActivityId", "getCurrentActivityName",
            "getActivityInstanceId");
    private static final Set<String> TASK = Set.of(
            "getVariable", "hasVariable", "getId", "getAssignee", "getName", "getTaskDefinitionKey", "getDueDate",
            "getCreateTime", "getProcessInstanceId", "getProcessDefinitionId", "getExecutionId");
    private static final Set<String> COLLECTION = Set.of("contains", "containsKey", "isEmpty", "size", "get");
    private static final Set<String> NEVER = Set.of("class", "getclass", "processengineservices", "processengine");

    private final PublishedBeans beans;
    private final Messages messages;

    ExpressionGuard(PublishedBeans beans, Messages messages) {
        this.beans = beans;
        this.messages = messages;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base != null && !isReadable(base, String.valueOf(property))) {
            throw refusal(String.valueOf(property));
        }
        return null;
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        if (base == null || !isCallable(base, String.valueOf(method))) {
            throw refusal(String.valueOf(method));
        }
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        throw refusal(String.valueOf(property));
    }

    private boolean isReadable(Object base, String property) {
        if (NEVER.contains(property.toLowerCase(Locale.ROOT))) {
            return false;
        }
        return base instanceof Map<?, ?>
                || base instanceof List<?>
                || base.getClass().isArray()
                || isCallable(base, getter(property));
    }

    private boolean isCallable(Object base, String method) {
        if (NEVER.contains(method.toLowerCase(Locale.ROOT))) {
            return false;
        }
        if (base instanceof DelegateExecution) {
            return EXECUTION.contains(method);
        }
        if (base instanceof DelegateTask) {
            return TASK.contains(method);
        }
        if (base instanceof Map<?, ?> || base instanceof List<?>) {
            return COLLECTION.contains(method);
        }
        return beans.allows(base, method);
    }

    private static String getter(String property) {
        return property.isEmpty() ? property : "get" + Character.toUpperCase(property.charAt(0))
                + property.substring(1);
    }

    private ELException refusal(String name) {
        return new ELException(messages.text("security.expression.refused", name));
    }
}
