package kz.qonys.security.engine;

import java.lang.reflect.Method;
import java.util.Set;
import kz.qonys.language.Messages;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.ProcessEngineElContext;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.springframework.context.ApplicationContext;

/**
 * Expressions of models see published beans and variables, in this order, behind the {@link ExpressionGuard}. An
 * expression without a process behind it comes from a query (CVE-2026-109432) and sees nothing.
 */
class GuardedExpressions extends SpringExpressionManager {

    private static final Set<String> FUNCTIONS = Set.of("now");

    private final PublishedBeans published;
    private final Messages messages;

    GuardedExpressions(ApplicationContext context, Messages messages) {
        super(context);
        this.published = new PublishedBeans(context);
        this.messages = messages;
    }

    @Override
    public void addFunction(String name, Method function) {
        if (FUNCTIONS.contains(name)) {
            super.addFunction(name, function);
        }
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new ExpressionGuard(published, messages));
        resolver.add(new BeanNames(published));
        resolver.add(new VariableScopeElResolver());
        resolver.add(new ArrayELResolver(true));
        resolver.add(new ListELResolver(true));
        resolver.add(new MapELResolver(true));
        resolver.add(new BeanELResolver(true));
        return resolver;
    }

    @Override
    protected ProcessEngineElContext createElContext(VariableScope scope) {
        if (scope == null) {
            throw new ProcessEngineException(messages.text("security.query.expression"));
        }
        return super.createElContext(scope);
    }

    @Override
    public ELContext createElContext(VariableContext context) {
        throw new ProcessEngineException(messages.text("security.decision.juel"));
    }

    /**
     * Names at the start of an expression that mean a bean. They win over variables: no variable can pose as a bean.
     */
    private static final class BeanNames extends ReadOnlyResolver {

        private final PublishedBeans published;

        BeanNames(PublishedBeans published) {
            this.published = published;
        }

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base != null) {
                return null;
            }
            return published.named(String.valueOf(property))
                    .map(bean -> {
                        context.setPropertyResolved(true);
                        return bean;
                    })
                    .orElse(null);
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            throw new ELException(String.valueOf(property));
        }
    }
}
