package kz.qonys.desk.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts the desk's filters into the engine at start; a second start or a second node changes nothing. Everybody may read
 * them: what a filter shows is decided per person when it runs.
 */
@Component
class FilterSeed {

    private final ProcessEngine engine;
    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final Messages messages;

    FilterSeed(ProcessEngine engine, Messages messages) {
        this.engine = engine;
        this.filters = engine.getFilterService();
        this.tasks = engine.getTaskService();
        this.authorizations = engine.getAuthorizationService();
        this.messages = messages;
    }

    @Order(100)
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    void seed() {
        oneNodeAtATime();
        List<Filter> present = filters.createTaskFilterQuery().list();
        for (DeskFilter desk : DeskFilter.values()) {
            Filter filter = present.stream().filter(one -> DeskFilter.of(one).filter(desk::equals).isPresent())
                    .findFirst().orElseGet(filters::newTaskFilter);
            if (filter.getId() == null || !same(filter, desk)) {
                filter.setName(name(desk)).setQuery(tasks.createTaskQuery()).setProperties(properties(desk));
                filters.saveFilter(filter);
            }
            grant(filter.getId());
        }
    }

    /** Holds the engine's deployment lock until the transaction ends; the node that comes second finds the filters. */
    private void oneNodeAtATime() {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                .execute(command -> {
                    command.getPropertyManager().acquireExclusiveLock();
                    return null;
                });
    }

    private boolean same(Filter filter, DeskFilter desk) {
        return name(desk).equals(filter.getName());
    }

    private String name(DeskFilter desk) {
        return messages.text(Language.RU, desk.messageKey());
    }

    private static Map<String, Object> properties(DeskFilter desk) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(DeskFilter.PROPERTY, desk.key());
        // Tasklist sorts ascending and opens the first one.
        properties.put("priority", desk.ordinal() - 100);
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        properties.put("variables", List.of());
        return properties;
    }

    private void grant(String filterId) {
        boolean granted = authorizations.createAuthorizationQuery().resourceType(Resources.FILTER).resourceId(filterId)
                .authorizationType(Authorization.AUTH_TYPE_GLOBAL).count() > 0;
        if (!granted) {
            Authorization authorization = authorizations
                    .createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
            authorization.setUserId(Authorization.ANY);
            authorization.setResource(Resources.FILTER);
            authorization.setResourceId(filterId);
            authorization.addPermission(Permissions.READ);
            authorizations.saveAuthorization(authorization);
        }
    }
}
