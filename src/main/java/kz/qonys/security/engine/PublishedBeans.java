package kz.qonys.security.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.security.Table;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.ApplicationContext;

/**
 * Beans that expressions may name: the rows of {@code security/expression-beans.csv} with the methods they may call,
 * and every delegate or listener, of which no method may be called. Looked up when asked for: the engine is built
 * before most beans.
 */
class PublishedBeans {

    private static final List<Class<?>> DELEGATES =
            List.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class);

    private final ApplicationContext context;
    private final Map<String, Set<String>> methods = Table.rows("security/expression-beans.csv").stream()
            .collect(Collectors.toMap(row -> row.get(0), row -> Set.of(row.get(1).split("\\|"))));

    PublishedBeans(ApplicationContext context) {
        this.context = context;
    }

    /** The bean of a name; empty when there is none or it is not published. */
    Optional<Object> named(String name) {
        return context.containsBean(name) && (methods.containsKey(name) || isDelegate(name))
                ? Optional.of(context.getBean(name))
                : Optional.empty();
    }

    /** True when the object is a published bean and the method one that may be called on it. */
    boolean allows(Object bean, String method) {
        return methods.entrySet().stream()
                .anyMatch(entry -> entry.getValue().contains(method)
                        && context.containsBean(entry.getKey())
                        && context.getBean(entry.getKey()) == bean);
    }

    private boolean isDelegate(String name) {
        Class<?> type = context.getType(name);
        return type != null && DELEGATES.stream().anyMatch(kind -> kind.isAssignableFrom(type));
    }
}
