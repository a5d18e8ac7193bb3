package kz.qonys.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.deployment.HouseFacts;
import kz.qonys.registry.CallsOutside;
import kz.qonys.security.Table;
import kz.qonys.staff.Role;
import kz.qonys.staff.Roles;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * What models may name, without a running system. Keys of form fields are left to the running one: every test context
 * deploys all files through the same gate.
 */
final class RepositoryFacts implements HouseFacts {

    private static final Map<Kind, Class<?>> TYPES = Map.of(Kind.DELEGATE, JavaDelegate.class, Kind.TASK_LISTENER,
            TaskListener.class, Kind.EXECUTION_LISTENER, ExecutionListener.class);

    private final Map<String, Set<String>> methods = Table.rows("security/expression-beans.csv").stream()
            .collect(Collectors.toMap(row -> row.get(0), row -> Set.of(row.get(1).split("\\|"))));
    private final Map<Kind, Map<String, Class<?>>> beans = Arrays.stream(Kind.values())
            .collect(Collectors.toMap(kind -> kind, kind -> scan(TYPES.get(kind))));

    @Override
    public Set<String> terms() {
        return Set.of();
    }

    @Override
    public boolean watched(String term) {
        return Table.rows("decisions/service-terms.csv").stream()
                .anyMatch(row -> row.get(0).equals(term) && row.get(2).equals("planned-day"));
    }

    @Override
    public Set<String> roles() {
        return new Roles().all().stream().map(Role::code).collect(Collectors.toSet());
    }

    @Override
    public Set<String> beans(Kind kind) {
        return beans.get(kind).keySet();
    }

    @Override
    public boolean callsOutside(String bean) {
        return beans.get(Kind.DELEGATE).get(bean).isAnnotationPresent(CallsOutside.class);
    }

    @Override
    public boolean isBean(String name) {
        return methods.containsKey(name) || beans.values().stream().anyMatch(some -> some.containsKey(name));
    }

    @Override
    public boolean mayCall(String bean, String method) {
        return methods.getOrDefault(bean, Set.of()).contains(method);
    }

    @Override
    public boolean keeps(String fieldKey) {
        return true;
    }

    @Override
    public boolean offers(String listKey) {
        return true;
    }

    private static Map<String, Class<?>> scan(Class<?> type) {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(type));
        return scanner.findCandidateComponents("kz.qonys").stream()
                .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
                .filter(found -> found.isAnnotationPresent(Component.class))
                .collect(Collectors.toMap(found -> found.getAnnotation(Component.class).value(), found -> found));
    }
}
