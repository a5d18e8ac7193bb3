package kz.qonys.deployment;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.qonys.casefile.CaseFields;
import kz.qonys.desk.OptionLists;
import kz.qonys.registry.CallsOutside;
import kz.qonys.security.Table;
import kz.qonys.staff.Role;
import kz.qonys.staff.Roles;
import kz.qonys.terms.Term;
import kz.qonys.terms.TermTable;
import kz.qonys.terms.TermUnit;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** The running system as models see it. */
@Component
class EngineFacts implements HouseFacts {

    private static final Map<Kind, Class<?>> TYPES = Map.of(Kind.DELEGATE, JavaDelegate.class, Kind.TASK_LISTENER,
            TaskListener.class, Kind.EXECUTION_LISTENER, ExecutionListener.class);

    private final ApplicationContext context;
    private final TermTable table;
    private final Roles roles;
    private final CaseFields fields;
    private final OptionLists lists;
    private final Map<String, Set<String>> methods = Table.rows("security/expression-beans.csv").stream()
            .collect(Collectors.toMap(row -> row.get(0), row -> Set.of(row.get(1).split("\\|"))));

    EngineFacts(ApplicationContext context, TermTable table, Roles roles, CaseFields fields, OptionLists lists) {
        this.context = context;
        this.table = table;
        this.roles = roles;
        this.fields = fields;
        this.lists = lists;
    }

    @Override
    public Set<String> terms() {
        return table.all().stream().map(Term::code).collect(Collectors.toSet());
    }

    @Override
    public boolean watched(String term) {
        return table.find(term).filter(one -> one.length().unit() == TermUnit.PLANNED_DAY).isPresent();
    }

    @Override
    public Set<String> roles() {
        return roles.all().stream().map(Role::code).collect(Collectors.toSet());
    }

    @Override
    public Set<String> beans(Kind kind) {
        return Arrays.stream(context.getBeanNamesForType(TYPES.get(kind))).collect(Collectors.toSet());
    }

    @Override
    public boolean callsOutside(String bean) {
        return context.findAnnotationOnBean(bean, CallsOutside.class) != null;
    }

    @Override
    public boolean isBean(String name) {
        return methods.containsKey(name)
                || List.of(Kind.values()).stream().anyMatch(kind -> beans(kind).contains(name));
    }

    @Override
    public boolean mayCall(String bean, String method) {
        return methods.getOrDefault(bean, Set.of()).contains(method);
    }

    @Override
    public boolean keeps(String fieldKey) {
        return fields.knows(fieldKey);
    }

    @Override
    public boolean offers(String listKey) {
        return lists.knows(listKey) || fields.readOnly(listKey);
    }
}
