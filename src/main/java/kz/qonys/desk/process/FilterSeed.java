package kz.qonys.desk.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.qonys.language.Language;
import kz.qonys.language.Messages;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts the desk's filters into the engine at start; a second start or a second node changes nothing. Everybody may read
 * them: what a filter shows is decided per person when it runs.
 */
@Component
class FilterSeed {

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final Messages messages;

    FilterSeed(FilterService filters, TaskService tasks, AuthorizationService authorizations, Messages messages) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.messages = messages;
    }

    @Order(100)
    @EventListener(ApplicationReadyEvent.class)
    void seed() {
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
